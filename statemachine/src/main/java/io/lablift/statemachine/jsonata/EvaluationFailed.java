package io.lablift.statemachine.jsonata;

import org.jspecify.annotations.Nullable;

/**
 * An expression that could not be evaluated to a JSON value; Step Functions'
 * States.QueryEvaluationError.
 */
public final class EvaluationFailed extends RuntimeException {
  /** With words for the person who wrote the expression. */
  public EvaluationFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
