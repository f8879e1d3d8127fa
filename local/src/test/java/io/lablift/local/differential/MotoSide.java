package io.lablift.local.differential;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** An account of its own in a moto server, over HTTP, with the SDK's own clients, retries off. */
final class MotoSide implements Side {
  /** With this header a caller names its account ("Multi-account support" in moto's pages). */
  private static final String ACCOUNT = "x-moto-account-id";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI endpoint;
  private final SdkHttpClient http;
  private final ClientOverrideConfiguration configuration;
  private final List<AwsClient> opened = new ArrayList<>();
  private @Nullable Ec2Client ec2;
  private @Nullable ElasticLoadBalancingV2Client elbv2;
  private @Nullable ElasticLoadBalancingClient classic;
  private @Nullable SsmClient ssm;
  private @Nullable AutoScalingClient autoScaling;
  private @Nullable String image;

  /**
   * The account with the number, fresh when nobody had the number before.
   *
   * @param http for all accounts; it stays open
   */
  MotoSide(URI endpoint, SdkHttpClient http, int number) {
    this.endpoint = endpoint;
    this.http = http;
    this.configuration =
        ClientOverrideConfiguration.builder()
            .putHeader(ACCOUNT, String.format("%012d", number))
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .apiCallTimeout(PATIENCE)
            .build();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AwsClient>
      C open(B builder) {
    C client =
        builder
            .httpClient(http)
            .endpointOverride(endpoint)
            .region(Region.AP_NORTHEAST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("some", "one")))
            .overrideConfiguration(configuration)
            .build();
    opened.add(client);
    return client;
  }

  @Override
  public Ec2Client ec2() {
    if (ec2 == null) {
      ec2 = open(Ec2Client.builder());
    }
    return ec2;
  }

  @Override
  public ElasticLoadBalancingV2Client elbv2() {
    if (elbv2 == null) {
      elbv2 = open(ElasticLoadBalancingV2Client.builder());
    }
    return elbv2;
  }

  @Override
  public ElasticLoadBalancingClient classic() {
    if (classic == null) {
      classic = open(ElasticLoadBalancingClient.builder());
    }
    return classic;
  }

  @Override
  public SsmClient ssm() {
    if (ssm == null) {
      ssm = open(SsmClient.builder());
    }
    return ssm;
  }

  @Override
  public AutoScalingClient autoScaling() {
    if (autoScaling == null) {
      autoScaling = open(AutoScalingClient.builder());
    }
    return autoScaling;
  }

  /** One that is registered when it is first asked for: the server is started without any. */
  @Override
  public String image() {
    if (image == null) {
      image =
          ec2()
              .registerImage(
                  r ->
                      r.name("any")
                          .architecture("x86_64")
                          .rootDeviceName("/dev/xvda")
                          .virtualizationType("hvm"))
              .imageId();
    }
    return image;
  }

  @Override
  public void settle() {}

  @Override
  public void close() {
    opened.forEach(AwsClient::close);
  }
}
