package io.lablift.local.world;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * A real account, or an endpoint that stands in for one, before anything is done in it.
 *
 * @param id twelve digits
 * @param who the ARN of who asks; empty where the endpoint does not know
 */
public record Account(String id, String who, SdkClients sdk) {
  private static final String NOBODY = "000000000000";

  /**
   * Asks AWS who we are.
   *
   * @param endpoint what stands in for AWS; empty for AWS itself
   * @throws NoAccount when AWS does not know us, or nothing answers
   */
  public static Account of(Environment environment, Optional<URI> endpoint) {
    SdkClients sdk =
        endpoint
            .map(uri -> SdkClients.ofEndpoint(environment, uri))
            .orElseGet(() -> SdkClients.ofAccount(environment.region()));
    try (StsClient sts = sdk.build(StsClient.builder())) {
      var identity = sts.getCallerIdentity();
      return new Account(identity.account(), identity.arn(), sdk);
    } catch (SdkException e) {
      if (endpoint.isPresent() && e instanceof StsException) {
        return new Account(NOBODY, "", sdk);
      }
      throw new NoAccount(endpoint, e);
    }
  }

  /** Nothing can be done without an account. */
  public static final class NoAccount extends RuntimeException {
    NoAccount(Optional<URI> endpoint, SdkException why) {
      super(
          endpoint
                  .map(uri -> "nothing that speaks AWS answers at " + uri + " (AWS_ENDPOINT_URL)")
                  .orElse(
                      "AWS does not say who you are: are there credentials (aws configure,"
                          + " AWS_PROFILE)?")
              + " "
              + why.getMessage(),
          why);
    }
  }
}
