package io.lablift.functions.error;

/** AWS refused a call for good: the request, the permissions or the resource's state are wrong. */
public final class AwsRefused extends LabliftException {
  public AwsRefused(String message) {
    super(message);
  }

  public AwsRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
