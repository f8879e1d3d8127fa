package io.lablift.simulator.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Makes errors of one service as its SDK client would throw them: the modelled class of that code
 * where there is one, else the service's own root.
 */
final class ServiceErrors {
  private final String service;
  private final Class<?> client;
  private final Class<?> root;
  private final ConcurrentMap<String, Class<?>> classes = new ConcurrentHashMap<>();

  ServiceErrors(String service, Class<?> client) {
    this.service = service;
    this.client = client;
    this.root = rootOf(client);
  }

  AwsServiceException of(String code, String message) {
    Class<?> type = classes.computeIfAbsent(code, this::classOf);
    int status = statusOf(code);
    try {
      AwsServiceException.Builder builder =
          (AwsServiceException.Builder) type.getMethod("builder").invoke(null);
      builder
          .message(message)
          .statusCode(status)
          .requestId("lablift-simulated")
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode(code)
                  .errorMessage(message)
                  .serviceName(service)
                  .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build())
                  .build());
      return builder.build();
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(type + " cannot be built as other SDK exceptions can", e);
    }
  }

  /** What this service says to too many requests. */
  AwsServiceException throttled() {
    String code =
        switch (service) {
          case "ec2" -> "RequestLimitExceeded";
          case "elasticloadbalancing", "autoscaling" -> "Throttling";
          // "TooManyRequestsException" among GetServiceQuota's errors (Service Quotas API).
          case "servicequotas" -> "TooManyRequestsException";
          default -> "ThrottlingException";
        };
    return of(code, service.equals("ec2") ? "Request limit exceeded." : "Rate exceeded");
  }

  private Class<?> classOf(String code) {
    String models = client.getPackageName() + ".model.";
    for (String name : List.of(code, code + "Exception")) {
      try {
        Class<?> type = Class.forName(models + name, false, client.getClassLoader());
        if (root.isAssignableFrom(type)) {
          return type;
        }
      } catch (ClassNotFoundException e) {
        // Most of EC2's codes have no class of their own.
      }
    }
    return root;
  }

  private static Class<?> rootOf(Class<?> client) {
    for (Method method : client.getMethods()) {
      for (Class<?> thrown : method.getExceptionTypes()) {
        if (thrown.getSuperclass() == AwsServiceException.class) {
          return thrown;
        }
      }
    }
    throw new IllegalArgumentException(
        client + " declares no service exception: is it a client of the SDK?");
  }

  /**
   * EC2 API reference, "Error codes": server errors are 500 and 503, refused permissions 403, all
   * else 400.
   */
  private static int statusOf(String code) {
    return switch (code) {
      case "RequestLimitExceeded", "Unavailable", "ServiceUnavailable" -> 503;
      case "InternalError",
          "InternalFailure",
          "InternalServerError",
          "InsufficientInstanceCapacity" ->
          500;
      case "UnauthorizedOperation", "AuthFailure", "AccessDenied", "Blocked" -> 403;
      default -> 400;
    };
  }
}
