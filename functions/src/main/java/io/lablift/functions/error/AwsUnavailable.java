package io.lablift.functions.error;

/**
 * AWS failed, or its answer was lost; whether the call took effect is unknown, so the stage looks
 * again.
 */
public final class AwsUnavailable extends LabliftException {
  public AwsUnavailable(String message) {
    super(message);
  }

  public AwsUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
