package io.lablift.functions.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * What it costs to let a lab live longer.
 *
 * @param natHours how many hours more its NAT gateways are billed, each
 * @param natGateways how many it has
 */
public record Extension(Instant from, Instant to, Costs costs, long natHours, int natGateways) {

  /**
   * The one sentence that an instructor wants to read before extending, such as {@code extending by
   * 10 minutes costs a new NAT hour: $0.118, and $0.02 for all else}.
   */
  public String says() {
    String by = "extending by " + length(Duration.between(from, to)) + " costs ";
    BigDecimal nat = costs.of(Item.NAT_GATEWAYS);
    BigDecimal all = costs.exact();
    if (all.signum() == 0) {
      return by + "nothing";
    }
    if (natHours > 0) {
      BigDecimal rest = all.subtract(nat);
      return by
          + (natHours == 1 ? "a new NAT hour: " : natHours + " new NAT hours: ")
          + Money.text(nat)
          + (rest.signum() == 0 ? "" : ", and " + Money.text(cent(rest)) + " for all else");
    }
    return by
        + Money.text(cent(all))
        + switch (natGateways) {
          case 0 -> "";
          case 1 -> "; the hour that the NAT gateway has begun is paid already";
          default -> "; the hour that the NAT gateways have begun is paid already";
        };
  }

  private static BigDecimal cent(BigDecimal amount) {
    BigDecimal cents = amount.setScale(2, RoundingMode.HALF_UP);
    return cents.signum() == 0 ? amount : cents;
  }

  private static String length(Duration by) {
    long minutes = Math.ceilDiv(by.toSeconds(), 60);
    if (minutes >= 60 && minutes % 60 == 0) {
      return minutes == 60 ? "1 hour" : minutes / 60 + " hours";
    }
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }
}
