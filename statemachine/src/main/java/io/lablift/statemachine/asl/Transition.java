package io.lablift.statemachine.asl;

/** Where a state leads. */
public sealed interface Transition {
  /** To another state of the same flow. */
  record Next(String state) implements Transition {}

  /** Out of the flow. */
  record End() implements Transition {}
}
