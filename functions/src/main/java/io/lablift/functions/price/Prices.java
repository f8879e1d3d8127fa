package io.lablift.functions.price;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What AWS charges in one region, in US dollars.
 *
 * @param asOf when these prices were looked up, such as {@code 2026-11}
 * @param natGateway one NAT gateway for an hour
 * @param loadBalancer one Application Load Balancer for an hour, without the capacity units that
 *     depend on its use
 * @param publicAddress one public IPv4 address for an hour, whether it is in use or not
 * @param servers one Linux server for an hour, by its instance type
 * @param gibMonth one GiB of gp3 for a month
 * @param snapshotGibMonth one GiB of a snapshot in the standard tier for a month
 */
public record Prices(
    String asOf,
    BigDecimal natGateway,
    BigDecimal loadBalancer,
    BigDecimal publicAddress,
    Map<String, BigDecimal> servers,
    BigDecimal gibMonth,
    BigDecimal snapshotGibMonth) {
  public Prices {
    servers = Map.copyOf(servers);
  }

  /** One server of a type for an hour; empty if its price is not known. */
  public Optional<BigDecimal> server(String instanceType) {
    return Optional.ofNullable(servers.get(instanceType));
  }
}
