package io.lablift.functions.pace;

import java.time.Duration;

/**
 * A bucket of request tokens, of an account in a region.
 *
 * @param capacity tokens of a full one
 * @param perSecond tokens that come back each second
 */
public record Bucket(int capacity, double perSecond) {
  /** In how long that many tokens come back. */
  public Duration refill(int tokens) {
    return Duration.ofMillis((long) Math.ceil(tokens * 1000 / perSecond));
  }
}
