package io.lablift.simulator.path;

import java.time.Duration;
import java.time.Instant;

/** How long a recorded call took from its start to its answer. */
@FunctionalInterface
public interface CallLatency {
  /** Calls that take no time. */
  CallLatency NONE = (action, at, id) -> Duration.ZERO;

  /**
   * The time between the call's start and its answer.
   *
   * @param action such as {@code ec2:CreateVpc}
   * @param at the moment of the call's effect, which lies within the call
   * @param id the resource that the call made or ended, or a name made up of ids for what has none
   */
  Duration of(String action, Instant at, String id);

  static CallLatency constant(Duration duration) {
    return (action, at, id) -> duration;
  }
}
