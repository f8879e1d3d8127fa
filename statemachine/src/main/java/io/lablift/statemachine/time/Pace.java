package io.lablift.statemachine.time;

import java.time.Duration;

/**
 * How fast virtual time may pass.
 *
 * @param speed virtual seconds in one real second; positive infinity for as fast as it can
 */
public record Pace(double speed) {
  /** Refuses what is not a positive number. */
  public Pace {
    if (!(speed > 0)) {
      throw new IllegalArgumentException(
          "The speed "
              + speed
              + " is not a number above 0: give 1 for real time, 10 for ten times as fast.");
    }
  }

  /** Every gap is skipped at once. */
  public static Pace asFastAsPossible() {
    return new Pace(Double.POSITIVE_INFINITY);
  }

  /** Every gap takes its length divided by the speed. */
  public static Pace times(double speed) {
    return new Pace(speed);
  }

  boolean waits() {
    return !Double.isInfinite(speed);
  }

  long realNanos(Duration virtual) {
    return (long) Math.min(Nanos.of(virtual) / speed, Long.MAX_VALUE / 4.0);
  }

  Duration virtual(long realNanos) {
    return Duration.ofNanos((long) (realNanos * speed));
  }
}
