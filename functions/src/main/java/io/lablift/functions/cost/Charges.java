package io.lablift.functions.cost;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.price.Prices;
import io.lablift.functions.registry.LabRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a lab is billed: what its ledger has, and what it is yet to get.
 *
 * <p>A thing counts from the call that made it until it was seen gone, which is some seconds more
 * than AWS bills: a server not before it runs and not after it is told to terminate (EC2 user
 * guide, "Instance lifecycle"). Of what a student makes by hand, the ledger learns in the teardown;
 * its servers count as if they were of the lab's type, other volumes than root disks do not count.
 */
final class Charges {
  private static final BigDecimal HOURS_A_MONTH = new BigDecimal("730");

  /** An Application Load Balancer has a public address in each of its zones; two at least. */
  private static final int BALANCER_ZONES = 2;

  private final LabSpec spec;
  private final Prices prices;
  private final Lags lags;
  private final List<Charge> charges = new ArrayList<>();

  private Charges(LabSpec spec, Prices prices, Lags lags) {
    this.spec = spec;
    this.prices = prices;
    this.lags = lags;
  }

  /** What there is, or was. */
  static List<Charge> of(LabRecord lab, Prices prices, Lags lags) {
    Charges charges = new Charges(lab.spec(), prices, lags);
    lab.ledger().values().stream()
        .filter(entry -> entry.leftTo() == null)
        .forEach(entry -> charges.add(entry.type(), entry.name(), entry.madeAt(), entry.goneAt()));
    return charges.charges;
  }

  /**
   * What a spec has that is not there yet, as if it was made at once.
   *
   * @param has whether there is a thing of this type and name already
   */
  static List<Charge> planned(
      LabSpec spec, Instant made, BiPredicate<ResourceType, String> has, Prices prices, Lags lags) {
    Charges charges = new Charges(spec, prices, lags);
    Topology topology = spec.topology();
    if (!spec.leavesOut(StageName.CREATE_NAT)) {
      for (Topology.NatGateway nat : topology.natGateways()) {
        charges.plan(ResourceType.NAT_GATEWAY, nat.name(), made, has);
        charges.plan(ResourceType.ELASTIC_IP, nat.name(), made, has);
      }
    }
    if (!spec.leavesOut(StageName.LAUNCH_FROM_AMI)) {
      topology
          .servers()
          .forEach(server -> charges.plan(ResourceType.INSTANCE, server.name(), made, has));
    }
    Topology.LoadBalancer balancer = topology.loadBalancer();
    if (balancer != null && !spec.leavesOut(StageName.CREATE_ALB)) {
      charges.plan(ResourceType.LOAD_BALANCER, balancer.name(), made, has);
    }
    return charges.charges;
  }

  private void plan(
      ResourceType type, String name, Instant made, BiPredicate<ResourceType, String> has) {
    if (!has.test(type, name)) {
      add(type, name, made, null);
    }
  }

  private void add(ResourceType type, String name, Instant made, @Nullable Instant gone) {
    Line line = new Line(type, made, gone);
    switch (type) {
      case NAT_GATEWAY -> line.hours(Item.NAT_GATEWAYS, prices.natGateway());
      case LOAD_BALANCER -> {
        line.hours(Item.LOAD_BALANCERS, prices.loadBalancer());
        line.seconds(
            Item.PUBLIC_ADDRESSES,
            prices.publicAddress().multiply(BigDecimal.valueOf(BALANCER_ZONES)));
      }
      case ELASTIC_IP -> line.seconds(Item.PUBLIC_ADDRESSES, prices.publicAddress());
      case INSTANCE -> {
        line.seconds(Item.SERVERS, prices.server(spec.instanceType()).orElse(BigDecimal.ZERO));
        line.seconds(Item.DISKS, hourly(prices.gibMonth(), spec));
        if (isPublic(name)) {
          line.seconds(Item.PUBLIC_ADDRESSES, prices.publicAddress());
        }
      }
      case SNAPSHOT -> line.hours(Item.SNAPSHOTS, hourly(prices.snapshotGibMonth(), spec));
      default -> {
        // Free, or billed by what goes through it, which the ledger does not know.
      }
    }
  }

  private boolean isPublic(String server) {
    Topology topology = spec.topology();
    return topology.servers().stream()
        .filter(known -> known.name().equals(server))
        .anyMatch(topology::isPublic);
  }

  /** One thing, to which several lines of the bill may belong. */
  private final class Line {
    private final ResourceType type;
    private final Instant made;
    private final @Nullable Instant gone;

    Line(ResourceType type, Instant made, @Nullable Instant gone) {
      this.type = type;
      this.made = made;
      this.gone = gone;
    }

    void hours(Item item, BigDecimal hourly) {
      charge(item, hourly, Rounding.WHOLE_HOURS);
    }

    void seconds(Item item, BigDecimal hourly) {
      charge(item, hourly, Rounding.SECONDS_FROM_A_MINUTE_ON);
    }

    private void charge(Item item, BigDecimal hourly, Rounding rounding) {
      charges.add(new Charge(item, hourly, rounding, made, gone, lags.of(type)));
    }
  }

  /** A root disk's share of a price per GiB and month, as if it were full. */
  private static BigDecimal hourly(BigDecimal gibMonth, LabSpec spec) {
    return gibMonth
        .multiply(BigDecimal.valueOf(spec.image().serverGib()))
        .divide(HOURS_A_MONTH, 12, RoundingMode.HALF_UP);
  }
}
