package io.lablift.statemachine.engine;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by whatever finds, in the middle of a state, that the state has failed; the visit catches
 * it.
 */
final class FailedState extends RuntimeException {
  private final StateFailure failure;
  private final @Nullable String location;

  FailedState(String error, String cause) {
    this(error, cause, null);
  }

  /** With the field whose expression is to blame. */
  FailedState(String error, String cause, @Nullable String location) {
    super(error + ": " + cause, null, false, false);
    this.failure = new StateFailure(error, cause);
    this.location = location;
  }

  StateFailure failure() {
    return failure;
  }

  @Nullable String location() {
    return location;
  }
}
