package io.lablift.local.simulate;

import java.time.Duration;
import java.util.List;

/**
 * How durations are spread.
 *
 * @param p50 as long or less it took half of them (the nearest rank)
 * @param p95 as long or less it took 95 of 100
 * @param last the longest; all are zero when there is none
 */
public record Spread(Duration mean, Duration p50, Duration p95, Duration last) {
  static Spread of(List<Duration> durations) {
    if (durations.isEmpty()) {
      return new Spread(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    List<Duration> sorted = durations.stream().sorted().toList();
    Duration sum = sorted.stream().reduce(Duration.ZERO, Duration::plus);
    return new Spread(
        sum.dividedBy(sorted.size()), rank(sorted, 50), rank(sorted, 95), sorted.getLast());
  }

  private static Duration rank(List<Duration> sorted, int percent) {
    return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
  }
}
