package io.lablift.simulator.world;

import java.time.Duration;

/** The shortest and the longest time that something takes, both inclusive, in milliseconds. */
public record Range(Duration least, Duration most) {
  public static final Range NONE = new Range(Duration.ZERO, Duration.ZERO);

  public Range {
    if (least.isNegative() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException("not a range of durations: " + least + " to " + most);
    }
  }

  public static Range seconds(long least, long most) {
    return new Range(Duration.ofSeconds(least), Duration.ofSeconds(most));
  }

  public static Range exactly(Duration duration) {
    return new Range(duration, duration);
  }
}
