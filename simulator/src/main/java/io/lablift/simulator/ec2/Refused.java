package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** EC2's refusals, as the exceptions that the SDK throws for them. */
// The annotation that this wants would be a dependency for one method.
@SuppressWarnings("AnnotateFormatMethod")
final class Refused {
  private Refused() {}

  /** Any refusal: a code of "Error codes for the Amazon EC2 API", and what a person reads. */
  static Ec2Exception because(String code, String message, Object... arguments) {
    return of(400, code, arguments.length == 0 ? message : message.formatted(arguments));
  }

  static Ec2Exception of(int status, String code, String message) {
    return (Ec2Exception)
        Ec2Exception.builder()
            .message(message)
            .statusCode(status)
            .requestId("simulated")
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("Ec2")
                    .errorCode(code)
                    .errorMessage(message)
                    .build())
            .build();
  }

  /** The id is not there, or cannot be one of that kind. */
  static Ec2Exception notFound(Kind kind, String id) {
    return id.matches(kind.prefix() + "-([0-9a-f]{8}|[0-9a-f]{17})")
        ? because(kind.notFound(), "The %s ID '%s' does not exist", kind.type(), id)
        : because(kind.malformed(), "Invalid id: \"%s\" (expecting \"%s-...\")", id, kind.prefix());
  }

  static Ec2Exception missing(String parameter) {
    return because("MissingParameter", "The request must contain the parameter %s", parameter);
  }

  static Ec2Exception invalid(String message, Object... arguments) {
    return because("InvalidParameterValue", message, arguments);
  }

  static Ec2Exception combination(String message, Object... arguments) {
    return because("InvalidParameterCombination", message, arguments);
  }

  static Ec2Exception dependency(String message, Object... arguments) {
    return because("DependencyViolation", message, arguments);
  }

  /** The parameter's value, which the call cannot do without. */
  static String required(String value, String parameter) {
    if (value == null || value.isEmpty()) {
      throw missing(parameter);
    }
    return value;
  }
}
