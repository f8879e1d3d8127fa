package io.lablift.functions.error;

/** A resource became failed in AWS, and so did those that replaced it. */
public final class ResourceFailed extends LabliftException {
  public ResourceFailed(String message) {
    super(message);
  }

  public ResourceFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
