package io.lablift.functions.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** US dollars as people are told of them. */
public final class Money {
  private static final BigDecimal LEAST = new BigDecimal("0.005");

  private Money() {}

  /** Such as {@code $1.02}; to the tenth of a cent where that is exact, as in {@code $0.118}. */
  public static String text(BigDecimal dollars) {
    BigDecimal plain = dollars.stripTrailingZeros();
    if (plain.scale() == 3) {
      return "$" + plain.toPlainString();
    }
    if (dollars.signum() > 0 && dollars.compareTo(LEAST) < 0) {
      return "less than $0.01";
    }
    return "$" + dollars.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /** The next whole cent, for what must be at least so much. */
  public static BigDecimal cents(BigDecimal dollars) {
    return dollars.setScale(2, RoundingMode.UP);
  }
}
