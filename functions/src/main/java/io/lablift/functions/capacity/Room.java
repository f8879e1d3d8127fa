package io.lablift.functions.capacity;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.blueprint.Topology;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of each quota labs may take together: AWS's quota less what others use, and never more
 * than the deployment's own limit.
 *
 * @param own the deployment's own limits, where it has any
 * @param asOf when others' usage was counted
 */
public record Room(
    Map<Quota, QuotaValue> quotas, Usage usage, Map<Quota, Integer> own, Instant asOf) {
  public Room {
    quotas = Map.copyOf(quotas);
    own = Map.copyOf(own);
  }

  /** The quota itself, or the assumed default. */
  public QuotaValue value(Quota quota) {
    return quotas.getOrDefault(quota, new QuotaValue(quota.usual(), QuotaValue.Source.ASSUMED));
  }

  /** How much labs could take if nobody else was there. */
  public int most(Quota quota) {
    return Math.min(value(quota).value(), own.getOrDefault(quota, Integer.MAX_VALUE));
  }

  /** What others use of it now, as a lab of this spec sees it: in its own zones. */
  public int others(Quota quota, LabSpec spec) {
    if (quota != Quota.NAT_GATEWAYS_PER_ZONE) {
      return usage.others().getOrDefault(quota, 0);
    }
    return spec.topology().natGateways().stream()
        .map(Topology.NatGateway::subnet)
        .map(subnet -> spec.topology().subnet(subnet).zone())
        .mapToInt(zone -> usage.natGatewaysByZone().getOrDefault(zone, 0))
        .max()
        .orElse(0);
  }

  /** How much labs may take together now, as a lab of this spec sees it. */
  public Map<Quota, Integer> limits(LabSpec spec) {
    Map<Quota, Integer> limits = new EnumMap<>(Quota.class);
    for (Quota quota : Quota.values()) {
      int left = value(quota).value() - others(quota, spec);
      int most = own.getOrDefault(quota, Integer.MAX_VALUE);
      limits.put(quota, Math.max(0, Math.min(left, most)));
    }
    return limits;
  }

  /** The first quota that could never hold such a lab, even in an empty region. */
  public Optional<Quota> neverFits(Needs needs) {
    for (Quota quota : Quota.values()) {
      if (needs.of(quota) > most(quota)) {
        return Optional.of(quota);
      }
    }
    return Optional.empty();
  }
}
