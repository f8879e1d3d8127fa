package io.lablift.simulator.wire;

import java.time.Duration;
import java.time.Instant;

/** A bucket of request tokens that fills with time, reckoned only when it is asked. */
final class TokenBucket {
  private final RequestLimits.Limit limit;
  private double tokens;
  private Instant at;

  TokenBucket(RequestLimits.Limit limit, Instant now) {
    this.limit = limit;
    this.tokens = limit.capacity();
    this.at = now;
  }

  /** Whether {@code wanted} tokens are there now. */
  boolean has(int wanted, Instant now) {
    if (now.isAfter(at)) {
      double seconds = Duration.between(at, now).toNanos() / 1e9;
      tokens = Math.min(limit.capacity(), tokens + seconds * limit.perSecond());
      at = now;
    }
    // A millionth is forgiven: sums of doubles would else refuse what the clock has just filled.
    return tokens + 1e-6 >= wanted;
  }

  void take(int wanted) {
    tokens -= wanted;
  }
}
