package io.lablift.simulator.world;

/** The ways to meet a resource after a change; each sees the change at a moment of its own. */
public enum Read {
  /** Named in a Describe. */
  BY_ID,
  /** Listed by a Describe without ids, with or without filters. */
  BY_FILTER,
  /** Named in a call that changes something. */
  USE
}
