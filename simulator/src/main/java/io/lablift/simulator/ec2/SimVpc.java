package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Seen;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A VPC, with what it is born with: a main route table, a default group, a default ACL. */
final class SimVpc extends Resource {
  final Cidr cidr;
  final boolean isDefault;
  final Seen<Boolean> dnsSupport = new Seen<>(this, true);
  final Seen<Boolean> dnsHostnames;
  final Seen<Boolean> addressUsageMetrics = new Seen<>(this, false);

  SimVpc(Ec2World ec2, Cidr cidr, boolean isDefault, Map<String, String> tags) {
    super(ec2.world, Kind.VPC, ec2.world.newId("vpc"), tags);
    this.cidr = cidr;
    this.isDefault = isDefault;
    this.dnsHostnames = new Seen<>(this, isDefault);
  }

  @Override
  public List<String> setUp() {
    return Stream.of(
            Map.entry("resolves names", dnsSupport.actual()),
            Map.entry("gives names to addresses", dnsHostnames.actual()))
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .toList();
  }
}
