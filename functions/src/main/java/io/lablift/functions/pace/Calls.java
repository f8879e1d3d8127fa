package io.lablift.functions.pace;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls that change something in one lab's life, by action, as its own spec has it: what the
 * buckets are emptied by. Looks are not among them; theirs are large.
 *
 * @param counts how many by action, {@code RunInstances/resources} standing for the instances
 */
public record Calls(Map<String, Integer> counts) {
  public Calls {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /** What it takes to build it. */
  public static Calls toBuild(LabSpec spec) {
    Topology topology = spec.topology();
    Map<String, Integer> counts = new TreeMap<>();
    if (spec.place() == null) {
      counts.put("CreateSubnet", topology.subnets().size());
      counts.put("AssociateRouteTable", topology.subnets().size());
      counts.put("CreateRouteTable", topology.privateRouteTables().size());
      counts.put("CreateSecurityGroup", topology.securityGroups().size());
      counts.put("AuthorizeSecurityGroupIngress", topology.securityGroups().size());
    }
    if (!spec.leavesOut(StageName.CREATE_NAT)) {
      counts.put("CreateNatGateway", topology.natGateways().size());
      counts.put("AllocateAddress", topology.natGateways().size());
    }
    if (!spec.leavesOut(StageName.LAUNCH_FROM_AMI)) {
      counts.put("RunInstances", topology.servers().size());
      counts.put("ImportKeyPair", topology.keyPairs().size());
    }
    return new Calls(counts);
  }

  /** What it takes to tear it down. */
  public static Calls toTearDown(LabSpec spec) {
    Topology topology = spec.topology();
    return new Calls(
        Map.of(
            "DeleteNatGateway", topology.natGateways().size(),
            "ReleaseAddress", topology.natGateways().size(),
            "TerminateInstances/resources", topology.servers().size(),
            "DeleteSubnet", topology.subnets().size(),
            "DeleteSecurityGroup", topology.securityGroups().size()));
  }

  /** The action whose bucket they empty most; empty text: there are none. */
  public String tightest() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .max(Comparator.comparing(entry -> Buckets.of(entry.getKey()).refill(entry.getValue())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /**
   * How much later the next lab of the kind may begin, so that no bucket is ever emptied: the time
   * in which the tightest one takes in again what one lab takes out.
   */
  public Duration interval() {
    String tightest = tightest();
    return tightest.isEmpty()
        ? Duration.ZERO
        : Buckets.of(tightest).refill(counts.getOrDefault(tightest, 0));
  }
}
