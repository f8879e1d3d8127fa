package io.lablift.functions.aws;

import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.price.PriceList;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Everything that a function needs of the world: the SDK's own client interfaces, the time, and the
 * settings.
 *
 * <p>The one place that reads the environment. The SDK's retries are off: a create whose answer is
 * lost would otherwise be sent again below our feet; the state machine retries, and a stage is
 * cheap to run again.
 *
 * <p>A client is made when it is first asked for: a function needs two or three of them, and to
 * make one takes as long in a cold start as its first call.
 */
public final class AwsClients {
  /**
   * Below every function's time-out, so that a hanging call becomes an error and not a killed
   * function.
   */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

  private static final String MINUTES = "720";

  private static @Nullable AwsClients shared;

  private final Supplier<Ec2Client> ec2;
  private final Supplier<ElasticLoadBalancingV2Client> elb;
  private final Supplier<ElasticLoadBalancingClient> classicElb;
  private final Supplier<AutoScalingClient> autoScaling;
  private final Supplier<SsmClient> ssm;
  private final Supplier<ServiceQuotasClient> serviceQuotas;
  private final Supplier<SfnClient> sfn;
  private final Supplier<DynamoDbClient> dynamoDb;
  private final CallCount count;
  private final InstantSource clock;
  private final Settings settings;

  private AwsClients(
      Supplier<Ec2Client> ec2,
      Supplier<ElasticLoadBalancingV2Client> elb,
      Supplier<ElasticLoadBalancingClient> classicElb,
      Supplier<AutoScalingClient> autoScaling,
      Supplier<SsmClient> ssm,
      Supplier<ServiceQuotasClient> serviceQuotas,
      Supplier<SfnClient> sfn,
      Supplier<DynamoDbClient> dynamoDb,
      CallCount count,
      InstantSource clock,
      Settings settings) {
    this.ec2 = ec2;
    this.elb = elb;
    this.classicElb = classicElb;
    this.autoScaling = autoScaling;
    this.ssm = ssm;
    this.serviceQuotas = serviceQuotas;
    this.sfn = sfn;
    this.dynamoDb = dynamoDb;
    this.count = count;
    this.clock = clock;
    this.settings = settings;
  }

  /** Clients that somebody else has made. */
  public static AwsClients of(
      Ec2Client ec2,
      ElasticLoadBalancingV2Client elb,
      ElasticLoadBalancingClient classicElb,
      AutoScalingClient autoScaling,
      SsmClient ssm,
      ServiceQuotasClient serviceQuotas,
      SfnClient sfn,
      DynamoDbClient dynamoDb,
      InstantSource clock,
      Settings settings) {
    return new AwsClients(
        () -> ec2,
        () -> elb,
        () -> classicElb,
        () -> autoScaling,
        () -> ssm,
        () -> serviceQuotas,
        () -> sfn,
        () -> dynamoDb,
        new CallCount(),
        clock,
        settings);
  }

  /**
   * The clients of a Lambda function, from its environment: {@code AWS_REGION}, {@code
   * LABLIFT_TABLE}, {@code LABLIFT_DEPLOYMENT}, {@code LABLIFT_PROVISION_MACHINE}, {@code
   * LABLIFT_BAKE_MACHINE}, {@code LABLIFT_TEARDOWN_MACHINE}, and optionally {@code LABLIFT_LIMITS}
   * ({@code VPCS=4,ELASTIC_IPS=5}), {@code LABLIFT_LONGEST_LEASE_MINUTES}, {@code
   * LABLIFT_LONGEST_AHEAD_MINUTES}, {@code LABLIFT_LONGEST_QUEUE_MINUTES}, {@code
   * LABLIFT_STUDENT_CLAIM}, {@code LABLIFT_PRICES} (a price list of the form of {@code
   * prices.json}, whose regions win); before an emulator {@code AWS_ENDPOINT_URL} and, where it is
   * faster than AWS, {@code LABLIFT_TIME_SCALE}.
   */
  public static synchronized AwsClients fromEnvironment() {
    if (shared == null) {
      shared = fromEnvironment(System.getenv());
    }
    return shared;
  }

  private static AwsClients fromEnvironment(Map<String, String> env) {
    Settings settings =
        new Settings(
            required(env, "LABLIFT_TABLE"),
            required(env, "LABLIFT_DEPLOYMENT"),
            required(env, "AWS_REGION"),
            env.getOrDefault("LABLIFT_PROVISION_MACHINE", ""),
            env.getOrDefault("LABLIFT_BAKE_MACHINE", ""),
            env.getOrDefault("LABLIFT_TEARDOWN_MACHINE", ""),
            limits(env.getOrDefault("LABLIFT_LIMITS", "")),
            Duration.ofMinutes(5),
            terms(env),
            PriceList.shipped().with(env.getOrDefault("LABLIFT_PRICES", "")),
            Double.parseDouble(env.getOrDefault("LABLIFT_TIME_SCALE", "1")),
            env.getOrDefault("LABLIFT_STUDENT_CLAIM", "cognito:username"));
    String endpoint = env.get("AWS_ENDPOINT_URL");
    return overHttp(settings, endpoint == null ? null : URI.create(endpoint), Clock.systemUTC());
  }

  /**
   * Clients that speak HTTP to AWS, or to an endpoint that stands in for it.
   *
   * @param endpoint null for AWS itself
   */
  public static AwsClients overHttp(
      Settings settings, @Nullable URI endpoint, InstantSource clock) {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    CallCount count = new CallCount();
    Region region = Region.of(settings.region());
    return new AwsClients(
        Once.of(
            () ->
                configured(Ec2Client.builder().httpClient(http), region, endpoint, count).build()),
        Once.of(
            () ->
                configured(
                        ElasticLoadBalancingV2Client.builder().httpClient(http),
                        region,
                        endpoint,
                        count)
                    .build()),
        Once.of(
            () ->
                configured(
                        ElasticLoadBalancingClient.builder().httpClient(http),
                        region,
                        endpoint,
                        count)
                    .build()),
        Once.of(
            () ->
                configured(AutoScalingClient.builder().httpClient(http), region, endpoint, count)
                    .build()),
        Once.of(
            () ->
                configured(SsmClient.builder().httpClient(http), region, endpoint, count).build()),
        Once.of(
            () ->
                configured(ServiceQuotasClient.builder().httpClient(http), region, endpoint, count)
                    .build()),
        Once.of(
            () ->
                configured(SfnClient.builder().httpClient(http), region, endpoint, count).build()),
        Once.of(
            () ->
                configured(DynamoDbClient.builder().httpClient(http), region, endpoint, count)
                    .build()),
        count,
        clock,
        settings);
  }

  private static <B extends AwsClientBuilder<B, ?>> B configured(
      B builder, Region region, @Nullable URI endpoint, CallCount count) {
    builder
        .region(region)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .addExecutionInterceptor(count)
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .apiCallTimeout(CALL_TIMEOUT)
                .apiCallAttemptTimeout(CALL_TIMEOUT)
                .build());
    return endpoint == null ? builder : builder.endpointOverride(endpoint);
  }

  private static Terms terms(Map<String, String> env) {
    long lease = Long.parseLong(env.getOrDefault("LABLIFT_LONGEST_LEASE_MINUTES", MINUTES));
    return new Terms(
        lease,
        Math.min(lease, Long.parseLong(env.getOrDefault("LABLIFT_LONGEST_AHEAD_MINUTES", MINUTES))),
        Long.parseLong(env.getOrDefault("LABLIFT_LONGEST_QUEUE_MINUTES", MINUTES)),
        null,
        false);
  }

  /** Reads {@code VPCS=4,ELASTIC_IPS=5}; quotas that are not named are AWS's to limit. */
  static Map<Quota, Integer> limits(String text) {
    Map<Quota, Integer> limits = new EnumMap<>(Quota.class);
    for (String entry : text.split(",", -1)) {
      if (entry.isBlank()) {
        continue;
      }
      String[] pair = entry.split("=", 2);
      Quota quota =
          Quota.named(pair[0].trim())
              .orElseThrow(() -> new IllegalArgumentException("LABLIFT_LIMITS: no quota " + entry));
      limits.put(quota, Integer.parseInt(pair[1].trim()));
    }
    return limits;
  }

  public Ec2Client ec2() {
    return ec2.get();
  }

  /** Elastic Load Balancing of the second version: application and network load balancers. */
  public ElasticLoadBalancingV2Client elb() {
    return elb.get();
  }

  /** Classic Load Balancers: no stage makes them, a student may. */
  public ElasticLoadBalancingClient classicElb() {
    return classicElb.get();
  }

  /** Auto Scaling groups: no stage makes them, a student may. */
  public AutoScalingClient autoScaling() {
    return autoScaling.get();
  }

  public SsmClient ssm() {
    return ssm.get();
  }

  public ServiceQuotasClient serviceQuotas() {
    return serviceQuotas.get();
  }

  public SfnClient sfn() {
    return sfn.get();
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb.get();
  }

  /** Of the calls that went over HTTP. */
  public CallCount count() {
    return count;
  }

  public InstantSource clock() {
    return clock;
  }

  public Settings settings() {
    return settings;
  }

  /** Makes all clients now, for a snapshot of the process that others begin from. */
  public void warmUp() {
    for (Supplier<?> client :
        List.<Supplier<?>>of(
            ec2, elb, classicElb, autoScaling, ssm, serviceQuotas, sfn, dynamoDb)) {
      var _ = client.get();
    }
  }

  /** The same clients with other settings. */
  public AwsClients with(Settings other) {
    return new AwsClients(
        ec2, elb, classicElb, autoScaling, ssm, serviceQuotas, sfn, dynamoDb, count, clock, other);
  }

  private static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable " + name + " is not set");
    }
    return value;
  }
}
