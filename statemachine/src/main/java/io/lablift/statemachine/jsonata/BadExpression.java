package io.lablift.statemachine.jsonata;

/** Text that is not a JSONata expression; the message says why and where. */
public final class BadExpression extends RuntimeException {
  BadExpression(String message, Throwable cause) {
    super(message, cause);
  }
}
