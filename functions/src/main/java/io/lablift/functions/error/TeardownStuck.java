package io.lablift.functions.error;

/**
 * A teardown made no progress for its bounded time; the lab is quarantined and the blocker is
 * named.
 */
public final class TeardownStuck extends LabliftException {
  public TeardownStuck(String message) {
    super(message);
  }

  public TeardownStuck(String message, Throwable cause) {
    super(message, cause);
  }
}
