package io.lablift.functions.teardown;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.teardown.kind.Remnant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is left of a lab, and which of it holds which: the graph that says what may be deleted now.
 */
final class Remnants {
  /** What has, or may have, a public address mapped through the VPC's internet gateway. */
  private static final Set<ResourceType> MAPPED =
      EnumSet.of(
          ResourceType.LOAD_BALANCER,
          ResourceType.NAT_GATEWAY,
          ResourceType.INSTANCE,
          ResourceType.NETWORK_INTERFACE);

  private final Map<String, Remnant> byId = new LinkedHashMap<>();

  Remnants(Collection<Remnant> remnants) {
    remnants.forEach(this::add);
  }

  void add(Remnant remnant) {
    byId.merge(remnant.id(), remnant, Remnant::and);
  }

  void replace(Remnant remnant) {
    byId.put(remnant.id(), remnant);
  }

  void remove(Remnant remnant) {
    byId.remove(remnant.id());
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  List<Remnant> all() {
    return List.copyOf(byId.values());
  }

  List<Remnant> of(ResourceType type) {
    return byId.values().stream().filter(remnant -> remnant.type() == type).toList();
  }

  /** What nothing holds any more, and whose deletion has not been asked for. */
  List<Remnant> free(ResourceType type) {
    return of(type).stream()
        .filter(remnant -> !remnant.isUnderWay())
        .filter(remnant -> holder(remnant).isEmpty())
        .toList();
  }

  /** The first thing that keeps this one from being deleted. */
  Optional<Remnant> holder(Remnant held) {
    return byId.values().stream()
        .filter(other -> !other.id().equals(held.id()))
        .filter(other -> other.holds().contains(held.id()) || holdsByKind(other, held))
        .findFirst();
  }

  /**
   * What AWS does not name by id: mapped addresses hold an internet gateway, subnets a network ACL.
   */
  private static boolean holdsByKind(Remnant other, Remnant held) {
    boolean sameVpc = held.holds().stream().anyMatch(other.holds()::contains);
    return switch (held.type()) {
      case INTERNET_GATEWAY -> sameVpc && MAPPED.contains(other.type());
      case NETWORK_ACL -> sameVpc && other.type() == ResourceType.SUBNET;
      default -> false;
    };
  }

  /** Security groups that only other security groups hold: they refer to one another in a ring. */
  List<Remnant> groupRing() {
    List<Remnant> groups = of(ResourceType.SECURITY_GROUP);
    boolean heldByOthers =
        byId.values().stream()
            .filter(other -> other.type() != ResourceType.SECURITY_GROUP)
            .anyMatch(other -> groups.stream().anyMatch(g -> other.holds().contains(g.id())));
    boolean someFree = groups.stream().anyMatch(group -> holder(group).isEmpty());
    return heldByOthers || someFree ? List.of() : groups;
  }
}
