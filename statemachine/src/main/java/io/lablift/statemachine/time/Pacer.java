package io.lablift.statemachine.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Ties virtual moments to real ones: at this real nanosecond it was that virtual moment. Its owner
 * guards it.
 */
final class Pacer {
  /** More lateness than this is forgiven and not caught up with. */
  private static final long FORGIVEN_NANOS = 250_000_000L;

  private final Pace pace;
  private long anchorNanos;
  private Instant anchor;

  Pacer(Pace pace, Instant start) {
    this.pace = pace;
    this.anchor = start;
    this.anchorNanos = System.nanoTime();
  }

  boolean waits() {
    return pace.waits();
  }

  /** Virtual time stood still until now. */
  void restart(Instant now) {
    anchor = now;
    anchorNanos = System.nanoTime();
  }

  /** Real nanoseconds until a virtual moment; zero or less when it is due. */
  long nanosUntil(Instant moment) {
    return due(moment) - System.nanoTime();
  }

  /** A virtual moment has been reached, on time or late. */
  void reached(Instant moment) {
    long real = System.nanoTime();
    long due = due(moment);
    anchor = moment;
    anchorNanos = real - due > FORGIVEN_NANOS ? real : due;
  }

  /** The virtual moment that it is now, as far as real time tells. */
  Instant interpolated() {
    return anchor.plus(pace.virtual(Math.max(0, System.nanoTime() - anchorNanos)));
  }

  private long due(Instant moment) {
    return anchorNanos + pace.realNanos(Duration.between(anchor, moment));
  }
}
