package io.lablift.simulator.wire;

/** On which side of a call's effect something happens. */
public enum Side {
  BEFORE_EFFECT,
  AFTER_EFFECT
}
