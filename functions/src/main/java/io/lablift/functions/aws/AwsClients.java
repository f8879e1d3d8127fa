package io.lablift.functions.aws;

import io.lablift.functions.blueprint.Quota;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
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
 * @param classicElb Classic Load Balancers and
 * @param autoScaling Auto Scaling groups: no stage makes them, a student may
 * @param count of the calls that went over HTTP
 */
public record AwsClients(
    Ec2Client ec2,
    ElasticLoadBalancingV2Client elb,
    ElasticLoadBalancingClient classicElb,
    AutoScalingClient autoScaling,
    SsmClient ssm,
    SfnClient sfn,
    DynamoDbClient dynamoDb,
    CallCount count,
    InstantSource clock,
    Settings settings) {

  /**
   * Below every function's time-out, so that a hanging call becomes an error and not a killed
   * function.
   */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

  private static @Nullable AwsClients shared;

  /**
   * The clients of a Lambda function, from its environment: {@code AWS_REGION}, {@code
   * LABLIFT_TABLE}, {@code LABLIFT_DEPLOYMENT}, {@code LABLIFT_PROVISION_MACHINE}, {@code
   * LABLIFT_TEARDOWN_MACHINE}, and optionally {@code LABLIFT_LIMITS} ({@code
   * VPCS=4,ELASTIC_IPS=5}), {@code LABLIFT_LONGEST_LEASE_MINUTES}, {@code LABLIFT_STUDENT_CLAIM};
   * before an emulator {@code AWS_ENDPOINT_URL} and, where it is faster than AWS, {@code
   * LABLIFT_TIME_SCALE}.
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
            env.getOrDefault("LABLIFT_TEARDOWN_MACHINE", ""),
            limits(env.getOrDefault("LABLIFT_LIMITS", "")),
            Duration.ofMinutes(5),
            Duration.ofMinutes(
                Long.parseLong(env.getOrDefault("LABLIFT_LONGEST_LEASE_MINUTES", "720"))),
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
        configured(Ec2Client.builder().httpClient(http), region, endpoint, count).build(),
        configured(ElasticLoadBalancingV2Client.builder().httpClient(http), region, endpoint, count)
            .build(),
        configured(ElasticLoadBalancingClient.builder().httpClient(http), region, endpoint, count)
            .build(),
        configured(AutoScalingClient.builder().httpClient(http), region, endpoint, count).build(),
        configured(SsmClient.builder().httpClient(http), region, endpoint, count).build(),
        configured(SfnClient.builder().httpClient(http), region, endpoint, count).build(),
        configured(DynamoDbClient.builder().httpClient(http), region, endpoint, count).build(),
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

  /** Reads {@code VPCS=4,ELASTIC_IPS=5}; quotas that are not named keep AWS's default. */
  static Map<Quota, Integer> limits(String text) {
    Map<Quota, Integer> limits = Settings.defaultLimits();
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

  /** The same clients with other settings. */
  public AwsClients with(Settings other) {
    return new AwsClients(
        ec2, elb, classicElb, autoScaling, ssm, sfn, dynamoDb, count, clock, other);
  }

  private static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable " + name + " is not set");
    }
    return value;
  }
}
