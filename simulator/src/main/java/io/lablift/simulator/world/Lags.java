package io.lablift.simulator.world;

import java.time.Duration;

/**
 * How long a change can stay unseen ("Eventual consistency in the Amazon EC2 API").
 *
 * @param slow for VPCs, subnets, internet gateways and route tables
 * @param quick for everything else but parameters, which are read as written
 */
public record Lags(Range slow, Range quick) {
  public static final Lags USUAL =
      new Lags(Range.seconds(0, 3), new Range(Duration.ZERO, Duration.ofSeconds(1)));
  public static final Lags NONE = new Lags(Range.NONE, Range.NONE);

  Range of(Kind kind) {
    return switch (kind.consistency()) {
      case SLOW -> slow;
      case QUICK -> quick;
      case STRONG -> Range.NONE;
    };
  }
}
