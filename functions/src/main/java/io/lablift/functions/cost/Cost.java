package io.lablift.functions.cost;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * What a lab has cost: the ledger's hours times the price list. Data transfer and load balancer
 * capacity units, which depend on use, are not in it.
 *
 * <p>Part hours of a NAT gateway and of a load balancer are billed whole ("Amazon VPC pricing",
 * "Elastic Load Balancing pricing"); servers, their disks and public addresses by the second.
 */
public final class Cost {
  private static final BigDecimal HOURS_A_MONTH = new BigDecimal("730");
  private static final BigDecimal SECONDS = new BigDecimal("3600");

  private final Prices prices;

  public Cost(Prices prices) {
    this.prices = prices;
  }

  /** US dollars up to this moment, rounded to a hundredth of a cent. */
  public BigDecimal of(LabRecord lab, Instant now) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LedgerEntry entry : lab.ledger().values()) {
      sum = sum.add(of(entry, lab, now));
    }
    return sum.setScale(4, RoundingMode.HALF_UP);
  }

  private BigDecimal of(LedgerEntry entry, LabRecord lab, Instant now) {
    Duration life = Duration.between(entry.madeAt(), entry.goneAt() == null ? now : entry.goneAt());
    return switch (entry.type()) {
      case NAT_GATEWAY -> prices.natGateway().multiply(wholeHours(life));
      case LOAD_BALANCER ->
          prices
              .loadBalancer()
              .multiply(wholeHours(life))
              .add(prices.publicAddress().multiply(BigDecimal.TWO).multiply(hours(life)));
      case ELASTIC_IP -> prices.publicAddress().multiply(hours(life));
      case INSTANCE -> server(entry, lab, life);
      case SNAPSHOT -> hourly(prices.snapshotGibMonth(), lab).multiply(hours(life));
      default -> BigDecimal.ZERO;
    };
  }

  private BigDecimal server(LedgerEntry entry, LabRecord lab, Duration life) {
    BigDecimal disk = hourly(prices.gibMonth(), lab);
    boolean publicly =
        lab.spec().topology().servers().stream()
            .filter(server -> server.name().equals(entry.name()))
            .anyMatch(lab.spec().topology()::isPublic);
    BigDecimal hourly = prices.instance().add(disk);
    return (publicly ? hourly.add(prices.publicAddress()) : hourly).multiply(hours(life));
  }

  /**
   * What an image costs in a month, in US dollars: its snapshot as if it were full, though AWS
   * bills only the blocks that it holds ("Amazon EBS pricing").
   */
  public BigDecimal ofImageAMonth(LabRecord image) {
    return prices
        .snapshotGibMonth()
        .multiply(BigDecimal.valueOf(image.spec().image().serverGib()))
        .setScale(2, RoundingMode.HALF_UP);
  }

  /** A root disk's share of a price per GiB and month. */
  private static BigDecimal hourly(BigDecimal gibMonth, LabRecord lab) {
    return gibMonth
        .multiply(BigDecimal.valueOf(lab.spec().image().serverGib()))
        .divide(HOURS_A_MONTH, 10, RoundingMode.HALF_UP);
  }

  private static BigDecimal hours(Duration life) {
    return BigDecimal.valueOf(Math.max(0, life.toSeconds()))
        .divide(SECONDS, 10, RoundingMode.HALF_UP);
  }

  private static BigDecimal wholeHours(Duration life) {
    return hours(life).setScale(0, RoundingMode.UP);
  }

  /** Whether a resource of this type is on the bill by the hour. */
  public static boolean isBilled(ResourceType type) {
    return switch (type) {
      case NAT_GATEWAY, LOAD_BALANCER, ELASTIC_IP, INSTANCE, SNAPSHOT -> true;
      default -> false;
    };
  }
}
