package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;

/**
 * Elastic IPs that bear the lab's tags, or that its ledger has; those that hang on something of the
 * lab are found through that.
 *
 * <p>An untagged address is the lab's because it was found on something of the lab: nobody else can
 * have put it there without giving it to the lab. It stops being the lab's as soon as it is on
 * something else, or bears the tags of another lab.
 */
public final class Addresses implements Kind {
  private final Ec2Client ec2;
  private final NetworkInterfaces interfaces;

  public Addresses(Ec2Client ec2, NetworkInterfaces interfaces) {
    this.ec2 = ec2;
    this.interfaces = interfaces;
  }

  @Override
  public ResourceType type() {
    return ResourceType.ELASTIC_IP;
  }

  @Override
  public software.amazon.awssdk.services.ec2.model.ResourceType taggedAs() {
    return software.amazon.awssdk.services.ec2.model.ResourceType.ELASTIC_IP;
  }

  /** One listing of the account's own answers for tags and ledger: AWS does not page it. */
  @Override
  public List<Remnant> list(Scope scope) {
    return ec2.describeAddresses(r -> {}).addresses().stream()
        .flatMap(address -> remnant(scope, address).stream())
        .toList();
  }

  private Optional<Remnant> remnant(Scope scope, Address address) {
    if (scope.tagged(address.tags())) {
      Remnant ours = remnant(address, Ownership.tagged(address.tags()));
      return Optional.of(elsewhere(scope, address).map(ours::kept).orElse(ours));
    }
    String id = address.allocationId();
    return id != null && scope.written(type()).contains(id) && others(scope, address).isEmpty()
        ? Optional.of(remnant(address, Ownership.written(id)))
        : Optional.empty();
  }

  private Remnant remnant(Address address, Ownership proof) {
    return Remnant.of(type(), address.allocationId(), Tags.name(address.tags()), proof, List.of());
  }

  /** What it is associated with, if that is not the lab's. */
  private Optional<String> elsewhere(Scope scope, Address address) {
    return Optional.ofNullable(address.networkInterfaceId())
        .filter(id -> !interfaces.isLabs(scope, id))
        .map(id -> "associated with network-interface " + id + ", which is not the lab's");
  }

  /** Whose an address without the lab's tags is, if not the lab's. */
  private Optional<String> others(Scope scope, Address address) {
    return scope.isAnothers(type(), address.allocationId(), address.tags())
        ? Optional.of("tagged as " + Tags.owner(address.tags()))
        : elsewhere(scope, address);
  }

  @Override
  public void delete(Remnant address) {
    ec2.releaseAddress(r -> r.allocationId(address.id()));
  }

  @Override
  public List<Remnant> again(Scope scope, List<Remnant> kept) {
    return byId(kept).stream().flatMap(address -> remnant(scope, address).stream()).toList();
  }

  @Override
  public Map<String, String> lost(Scope scope, List<Remnant> about) {
    Map<String, String> lost = new TreeMap<>();
    for (Address address : byId(about)) {
      if (!scope.tagged(address.tags())) {
        others(scope, address).ifPresent(whose -> lost.put(address.allocationId(), whose));
      }
    }
    return lost;
  }

  private List<Address> byId(Collection<Remnant> some) {
    List<String> ids = some.stream().map(Remnant::id).toList();
    return ec2.describeAddresses(r -> r.filters(Tags.filter("allocation-id", ids))).addresses();
  }
}
