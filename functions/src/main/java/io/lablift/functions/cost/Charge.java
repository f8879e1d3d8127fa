package io.lablift.functions.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a lab's bill, from when it was made until it is gone.
 *
 * @param hourly US dollars
 * @param gone null: not yet
 * @param lag how long after the end of the lease it goes
 */
record Charge(
    Item item,
    BigDecimal hourly,
    Rounding rounding,
    Instant made,
    @Nullable Instant gone,
    Duration lag) {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  /** US dollars up to this moment; nothing before it is made. */
  BigDecimal soFar(Instant now) {
    return now.isBefore(made)
        ? BigDecimal.ZERO
        : over(gone == null || now.isBefore(gone) ? now : gone);
  }

  /** US dollars in all, if the lab's end begins then. */
  BigDecimal ending(Instant end) {
    return over(gone == null ? end.plus(lag) : gone);
  }

  private BigDecimal over(Instant until) {
    return hourly
        .multiply(BigDecimal.valueOf(seconds(until)))
        .divide(HOUR, 12, RoundingMode.HALF_UP);
  }

  private long seconds(Instant until) {
    return rounding.seconds(until.isBefore(made) ? Duration.ZERO : Duration.between(made, until));
  }

  /** How many hours more it is billed if the lab's end begins later. */
  long hoursMore(Instant end, Instant later) {
    return gone == null ? (seconds(later.plus(lag)) - seconds(end.plus(lag))) / 3600 : 0;
  }
}
