package io.lablift.simulator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * What all clients of the account have in common: one call at a time, a dry run that changes
 * nothing, and a refusal that names the operation which the simulator does not know.
 */
final class Known {
  private Known() {}

  /**
   * The client with these manners.
   *
   * @param lock the account's, held during each call
   */
  static <T> T client(Class<T> type, T target, ReentrantLock lock) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              lock.lock();
              try {
                refuseDryRun(arguments == null ? new Object[0] : arguments);
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (cause instanceof UnsupportedOperationException && cause.getMessage() == null) {
                  throw new UnsupportedOperationException(
                      "the simulator does not know "
                          + type.getSimpleName()
                          + "."
                          + method.getName(),
                      cause);
                }
                throw cause;
              } finally {
                lock.unlock();
              }
            });
    return type.cast(proxy);
  }

  /** "If you have the required permissions, the error response is DryRunOperation" (EC2). */
  private static void refuseDryRun(Object[] arguments) {
    for (Object argument : arguments) {
      if (argument instanceof SdkPojo request && isDryRun(request)) {
        String message = "Request would have succeeded, but DryRun flag is set.";
        throw Ec2Exception.builder()
            .message(message)
            .statusCode(412)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("Ec2")
                    .errorCode("DryRunOperation")
                    .errorMessage(message)
                    .build())
            .build();
      }
    }
  }

  private static boolean isDryRun(SdkPojo request) {
    return Optional.ofNullable(request.sdkFieldNameToField().get("DryRun"))
        .map(field -> field.getValueOrDefault(request))
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }
}
