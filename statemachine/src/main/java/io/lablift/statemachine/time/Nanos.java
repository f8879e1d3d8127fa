package io.lablift.statemachine.time;

import java.time.Duration;

/** Durations as nanoseconds, where three centuries are as good as for ever. */
final class Nanos {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 4);

  private Nanos() {}

  /** Nanoseconds, zero for less than nothing. */
  static long of(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
  }
}
