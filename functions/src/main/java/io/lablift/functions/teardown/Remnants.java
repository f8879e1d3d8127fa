package io.lablift.functions.teardown;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.teardown.kind.NetworkInterfaces;
import io.lablift.functions.teardown.kind.Remnant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is left of a lab, and which of it holds which: the graph that says what may be deleted now.
 */
final class Remnants {
  /** What may have a public address mapped through the VPC's internet gateway. */
  private static final Set<ResourceType> MAPPED =
      EnumSet.of(
          ResourceType.LOAD_BALANCER,
          ResourceType.CLASSIC_LOAD_BALANCER,
          ResourceType.NAT_GATEWAY,
          ResourceType.INSTANCE);

  private final Map<String, Remnant> byKey = new LinkedHashMap<>();

  Remnants(Collection<Remnant> remnants) {
    remnants.forEach(this::add);
  }

  void add(Remnant remnant) {
    byKey.merge(remnant.key(), remnant, Remnant::and);
  }

  void replace(Remnant remnant) {
    byKey.put(remnant.key(), remnant);
  }

  void remove(Remnant remnant) {
    byKey.remove(remnant.key());
  }

  /**
   * The interfaces that a service has made for something that is left, such as a load balancer, go
   * with it and need no watching of their own. What hangs on such an interface, an Elastic IP,
   * hangs on that something.
   */
  void dropWhatGoesAlong() {
    for (Remnant remnant : all()) {
      byKey.values().stream()
          .filter(other -> NetworkInterfaces.goesWith(remnant, other))
          .findFirst()
          .ifPresent(
              owner -> {
                remove(remnant);
                all().forEach(other -> replace(other.hangingOn(owner, remnant)));
              });
    }
  }

  boolean has(Remnant remnant) {
    return byKey.containsKey(remnant.key());
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }

  List<Remnant> all() {
    return List.copyOf(byKey.values());
  }

  List<Remnant> of(ResourceType type) {
    return byKey.values().stream().filter(remnant -> remnant.type() == type).toList();
  }

  /** What nothing holds any more, and whose deletion may be asked for and has not been. */
  List<Remnant> free(ResourceType type) {
    return of(type).stream()
        .filter(remnant -> !remnant.isWatched())
        .filter(remnant -> holders(remnant).findAny().isEmpty())
        .toList();
  }

  /**
   * What of these best explains that this one cannot be deleted: rather what is not ours to delete
   * than what AWS refuses to.
   */
  Optional<Remnant> holder(Remnant held, Predicate<Remnant> among) {
    return holders(held)
        .filter(among)
        .min(
            Comparator.comparing((Remnant holder) -> !holder.isKept())
                .thenComparing(holder -> holder.refusals() == 0));
  }

  private Stream<Remnant> holders(Remnant held) {
    return byKey.values().stream()
        .filter(other -> !other.key().equals(held.key()))
        .filter(other -> other.holds().contains(held.id()) || holdsByKind(other, held));
  }

  /**
   * What AWS does not name by id: mapped addresses hold an internet gateway, subnets a network ACL.
   */
  private static boolean holdsByKind(Remnant other, Remnant held) {
    boolean sameVpc = held.holds().stream().anyMatch(other.holds()::contains);
    return switch (held.type()) {
      case INTERNET_GATEWAY ->
          (sameVpc && MAPPED.contains(other.type()))
              || held.holds().stream().map(Remnant::mapped).anyMatch(other.holds()::contains);
      case NETWORK_ACL -> sameVpc && other.type() == ResourceType.SUBNET;
      default -> false;
    };
  }

  /**
   * Security groups that only one another hold: they refer to one another in a ring.
   *
   * @return empty as long as one of those that nothing else holds can simply be deleted
   */
  List<Remnant> groupRing() {
    List<Remnant> ring = new ArrayList<>(of(ResourceType.SECURITY_GROUP));
    boolean fewer = true;
    while (fewer) { // What is held by one that is held from outside is not in the ring either.
      fewer = ring.removeIf(group -> holders(group).anyMatch(holder -> !ring.contains(holder)));
    }
    return ring.stream().anyMatch(group -> holders(group).findAny().isEmpty())
        ? List.of()
        : List.copyOf(ring);
  }
}
