package io.lablift.statemachine.engine;

/** Thrown to leave the middle of a state when the execution has just ended; the run catches it. */
final class Over extends RuntimeException {
  Over() {
    super("The execution is over.", null, false, false);
  }
}
