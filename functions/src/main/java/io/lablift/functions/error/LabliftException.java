package io.lablift.functions.error;

/**
 * The root of everything that Lablift's functions throw on purpose.
 *
 * <p>Lambda reports the fully qualified class name as the error's type, and the state machines
 * retry and catch by that name: the leaves are a public contract. There is a leaf only where a
 * state machine or the API acts differently.
 */
public abstract class LabliftException extends RuntimeException {
  protected LabliftException(String message) {
    super(message);
  }

  protected LabliftException(String message, Throwable cause) {
    super(message, cause);
  }
}
