package io.lablift.functions.cost;

import java.math.BigDecimal;

/**
 * A price list, in US dollars per hour unless said otherwise.
 *
 * @param asOf when the prices were looked up
 * @param instance one server of the default type
 * @param gibMonth one GiB of gp3 for a month
 * @param snapshotGibMonth one GiB of a snapshot in the standard tier for a month
 */
public record Prices(
    String region,
    String asOf,
    BigDecimal natGateway,
    BigDecimal loadBalancer,
    BigDecimal publicAddress,
    BigDecimal instance,
    BigDecimal gibMonth,
    BigDecimal snapshotGibMonth) {

  /**
   * Seoul. Sources: the pricing pages "Amazon VPC pricing", "Elastic Load Balancing pricing",
   * "Amazon EC2 On-Demand Pricing" (t3.micro) and "Amazon EBS pricing".
   */
  public static Prices seoul() {
    return new Prices(
        "ap-northeast-2",
        "2026-11",
        new BigDecimal("0.059"),
        new BigDecimal("0.0225"),
        new BigDecimal("0.005"),
        new BigDecimal("0.013"),
        new BigDecimal("0.0912"),
        new BigDecimal("0.05"));
  }
}
