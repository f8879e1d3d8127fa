package io.lablift.simulator.quotas;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.servicequotas.model.InvalidPaginationTokenException;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuotasException;

/** The refusals of Service Quotas, as the SDK's own exceptions. */
final class QuotasRefused {
  private QuotasRefused() {}

  private static ServiceQuotasException of(
      ServiceQuotasException.Builder builder, String code, String message) {
    return (ServiceQuotasException)
        builder
            .message(message)
            .statusCode(400)
            .requestId("simulated")
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("ServiceQuotas")
                    .errorCode(code)
                    .errorMessage(message)
                    .build())
            .build();
  }

  static ServiceQuotasException noSuchResource(String message) {
    return of(NoSuchResourceException.builder(), "NoSuchResourceException", message);
  }

  static ServiceQuotasException badToken() {
    return of(
        InvalidPaginationTokenException.builder(),
        "InvalidPaginationTokenException",
        "Invalid pagination token.");
  }

  static ServiceQuotasException invalid(String message) {
    // The modelled class is called as Java's own IllegalArgumentException.
    return of(
        software.amazon.awssdk.services.servicequotas.model.IllegalArgumentException.builder(),
        "IllegalArgumentException",
        message);
  }
}
