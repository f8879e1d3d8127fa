package io.lablift.simulator.world;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The limits of one simulated account.
 *
 * @param limits the limits that are not the default ones
 * @param usedElsewhere what others already use of a quota, without a resource that could be listed
 * @param untold those of which Service Quotas tells the default only ("For some quotas, only the
 *     default values are available", ListServiceQuotas in the Service Quotas API reference)
 */
public record Quotas(
    Map<Quota, Integer> limits, Map<Quota, Integer> usedElsewhere, Set<Quota> untold) {
  public static final Quotas USUAL = new Quotas(Map.of(), Map.of(), Set.of());

  public Quotas {
    limits = Map.copyOf(limits);
    usedElsewhere = Map.copyOf(usedElsewhere);
    untold = Set.copyOf(untold);
  }

  public int limit(Quota quota) {
    return limits.getOrDefault(quota, quota.usual());
  }

  public Quotas with(Quota quota, int limit) {
    return new Quotas(plus(limits, quota, limit), usedElsewhere, untold);
  }

  public Quotas withUsedElsewhere(Quota quota, int used) {
    return new Quotas(limits, plus(usedElsewhere, quota, used), untold);
  }

  public Quotas withUntold(Quota quota) {
    Set<Quota> more = EnumSet.of(quota);
    more.addAll(untold);
    return new Quotas(limits, usedElsewhere, more);
  }

  /** Whether {@code more} still fit where {@code used} are there. */
  public boolean allows(Quota quota, long used, int more) {
    return used + usedElsewhere.getOrDefault(quota, 0) + more <= limit(quota);
  }

  private static Map<Quota, Integer> plus(Map<Quota, Integer> map, Quota quota, int value) {
    Map<Quota, Integer> more = new EnumMap<>(Quota.class);
    more.putAll(map);
    more.put(quota, value);
    return more;
  }
}
