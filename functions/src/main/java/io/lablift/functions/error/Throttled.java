package io.lablift.functions.error;

/** AWS asks for fewer calls a second; the same call is sent again after a pause. */
public final class Throttled extends LabliftException {
  public Throttled(String message) {
    super(message);
  }

  public Throttled(String message, Throwable cause) {
    super(message, cause);
  }
}
