package io.lablift.functions.blueprint;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What one lab takes of each quota. */
public record Needs(Map<Quota, Integer> amounts) {
  private static final int DEFAULT_GROUP = 1;

  public Needs {
    amounts = Map.copyOf(amounts);
  }

  static Needs of(LabSpec spec) {
    Topology topology = spec.topology();
    if (spec.bake() != null) {
      return new Needs(Map.of()); // Its builder is a lab of its own, with needs of its own.
    }
    Map<Quota, Integer> amounts = new EnumMap<>(Quota.class);
    amounts.put(Quota.VPCS, spec.place() == null ? 1 : 0);
    amounts.put(Quota.ELASTIC_IPS, topology.natGateways().size());
    Map<String, Integer> natsByZone = new HashMap<>();
    topology
        .natGateways()
        .forEach(nat -> natsByZone.merge(topology.subnet(nat.subnet()).zone(), 1, Integer::sum));
    amounts.put(
        Quota.NAT_GATEWAYS_PER_ZONE,
        natsByZone.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    amounts.put(Quota.APPLICATION_LOAD_BALANCERS, topology.loadBalancer() == null ? 0 : 1);
    amounts.put(
        Quota.SECURITY_GROUPS,
        topology.securityGroups().size() + (spec.place() == null ? DEFAULT_GROUP : 0));
    amounts.put(Quota.VCPUS, topology.servers().size() * spec.vcpusPerServer());
    return new Needs(amounts);
  }

  public int of(Quota quota) {
    return amounts.getOrDefault(quota, 0);
  }
}
