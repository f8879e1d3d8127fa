package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;

/**
 * Elastic IPs that bear the lab's tags; those that only hang on something of the lab are found
 * through that.
 */
public final class Addresses implements Kind {
  private final Ec2Client ec2;

  public Addresses(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.ELASTIC_IP;
  }

  @Override
  public software.amazon.awssdk.services.ec2.model.ResourceType taggedAs() {
    return software.amazon.awssdk.services.ec2.model.ResourceType.ELASTIC_IP;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    List<Remnant> found = new ArrayList<>();
    ec2.describeAddresses(r -> r.filters(Tags.filters(scope.mark()))).addresses().stream()
        .map(address -> remnant(address, Ownership.tagged()))
        .forEach(found::add);
    List<String> hung = scope.hung().stream().filter(id -> id.startsWith("eipalloc-")).toList();
    if (!hung.isEmpty()) {
      ec2.describeAddresses(r -> r.filters(Tags.filter("allocation-id", hung))).addresses().stream()
          .map(address -> remnant(address, Ownership.hangsOn(scope.mark().toString())))
          .forEach(found::add);
    }
    return List.copyOf(found);
  }

  private static Remnant remnant(Address address, Ownership proof) {
    return Remnant.of(
        ResourceType.ELASTIC_IP,
        address.allocationId(),
        Tags.name(address.tags()),
        proof,
        List.of());
  }

  @Override
  public void delete(Remnant address) {
    ec2.releaseAddress(r -> r.allocationId(address.id()));
  }
}
