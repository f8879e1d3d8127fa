package io.lablift.simulator.scaling;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.autoscaling.model.AlreadyExistsException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.ResourceInUseException;

/** The refusals of Auto Scaling, as the SDK's own exceptions. */
final class ScalingRefused {
  private ScalingRefused() {}

  private static AutoScalingException of(
      AutoScalingException.Builder builder, String code, String message) {
    return (AutoScalingException)
        builder
            .message(message)
            .statusCode(400)
            .requestId("simulated")
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("AutoScaling")
                    .errorCode(code)
                    .errorMessage(message)
                    .build())
            .build();
  }

  static AutoScalingException validation(String message) {
    return of(AutoScalingException.builder(), "ValidationError", message);
  }

  static AutoScalingException notFound(String name) {
    return validation("AutoScalingGroup name not found - no such group: " + name);
  }

  static AutoScalingException exists(String what) {
    return of(AlreadyExistsException.builder(), "AlreadyExists", what + " already exists");
  }

  static AutoScalingException inUse(String message) {
    return of(ResourceInUseException.builder(), "ResourceInUse", message);
  }
}
