package io.lablift.local.world;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/**
 * Builds the SDK's own HTTP clients for a real account or an endpoint that stands in for one.
 *
 * <p>Retries are off, and a call ends before the function that makes it does: the state machine
 * retries.
 */
final class SdkClients implements AutoCloseable {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final Region region;
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;

  private SdkClients(String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
    this.region = Region.of(region);
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  /** Clients of the account whose credentials are at hand. */
  static SdkClients ofAccount(String region) {
    return new SdkClients(region, Optional.empty(), DefaultCredentialsProvider.builder().build());
  }

  /** Clients of an endpoint; without credentials in the environment they show it made-up ones. */
  static SdkClients ofEndpoint(Environment environment, URI endpoint) {
    return new SdkClients(
        environment.region(),
        Optional.of(endpoint),
        environment.namesCredentials()
            ? DefaultCredentialsProvider.builder().build()
            : StaticCredentialsProvider.create(AwsBasicCredentials.create("lablift", "lablift")));
  }

  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(B builder) {
    builder
        .httpClient(http)
        .region(region)
        .credentialsProvider(credentials)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .apiCallTimeout(CALL_TIMEOUT)
                .apiCallAttemptTimeout(CALL_TIMEOUT)
                .build());
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  @Override
  public void close() {
    http.close();
  }
}
