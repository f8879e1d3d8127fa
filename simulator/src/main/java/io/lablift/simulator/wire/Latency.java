package io.lablift.simulator.wire;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/** How long a call takes from sending to answer. */
@FunctionalInterface
public interface Latency {
  /** No waiting of ours: for real endpoints, which have latency enough. */
  Latency NONE = (action, nth) -> Duration.ZERO;

  /**
   * The latency of one call.
   *
   * @param action IAM's name of the action, such as {@code ec2:CreateVpc}
   * @param nth how many calls of this action there were, this one included
   */
  Duration of(String action, int nth);

  /** A span from which latencies are drawn evenly, both ends in whole milliseconds and included. */
  record Span(Duration shortest, Duration longest) {
    public Span {
      if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
        throw new IllegalArgumentException(
            "a span of latencies runs from zero or more upwards, not from "
                + shortest
                + " to "
                + longest);
      }
    }

    /** From so many to so many milliseconds. */
    public static Span millis(long shortest, long longest) {
      return new Span(Duration.ofMillis(shortest), Duration.ofMillis(longest));
    }
  }

  /**
   * What calls take within a region: 50 to 200 ms, the registry 5 to 10 ms, Step Functions about 30
   * ms.
   */
  static Latency seeded(long seed) {
    return seeded(
        seed,
        Span.millis(50, 200),
        Map.of("dynamodb", Span.millis(5, 10), "states", Span.millis(25, 35)));
  }

  /**
   * Latencies drawn under a seed.
   *
   * <p>A draw depends only on the seed, the action and how often that action was called, so one
   * more call of some other action changes no draw.
   *
   * @param others the span of services that {@code byService} does not name
   * @param byService spans by IAM prefix of the service
   */
  static Latency seeded(long seed, Span others, Map<String, Span> byService) {
    Map<String, Span> spans = Map.copyOf(byService);
    return (action, nth) -> {
      String service = action.substring(0, action.indexOf(':'));
      Span span = spans.getOrDefault(service, others);
      long mixed = seed * 0x9E3779B97F4A7C15L + action.hashCode() * 0xC2B2AE3D27D4EB4FL + nth;
      long shortest = span.shortest().toMillis();
      return Duration.ofMillis(
          new SplittableRandom(mixed).nextLong(shortest, span.longest().toMillis() + 1));
    };
  }
}
