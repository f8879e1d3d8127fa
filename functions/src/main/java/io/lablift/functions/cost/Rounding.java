package io.lablift.functions.cost;

import java.time.Duration;

/**
 * How AWS counts the time that a thing was there. A second, or an hour, that has begun counts
 * whole.
 */
enum Rounding {
  /**
   * NAT gateways: "Each partial NAT Gateway-hour consumed is billed as a full hour" ("Amazon VPC
   * pricing"). Application Load Balancers: "per hour (or partial hour)" ("Elastic Load Balancing
   * pricing"). Snapshots "are still billed on an hourly basis" ("Announcing Amazon EC2 per second
   * billing", What's New, 2 October 2017).
   *
   * <p>No page says whether hours are counted from a thing's beginning or by the clock: here they
   * are from its beginning. By the clock it would be one hour more at most.
   */
  WHOLE_HOURS(3600, 3600),

  /**
   * Linux servers and EBS volumes: by the second, with a minimum of 60 s (the same announcement).
   * Public IPv4 addresses: the same ("Amazon VPC pricing").
   */
  SECONDS_FROM_A_MINUTE_ON(1, 60);

  private final long unit;
  private final long least;

  Rounding(long unit, long least) {
    this.unit = unit;
    this.least = least;
  }

  /** How many seconds are billed of a life. */
  long seconds(Duration life) {
    long seconds = Math.max(least, Math.ceilDiv(life.toMillis(), 1000));
    return Math.ceilDiv(seconds, unit) * unit;
  }
}
