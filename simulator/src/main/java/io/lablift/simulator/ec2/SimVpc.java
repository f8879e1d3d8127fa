package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.util.Map;

/** A VPC, with what it is born with: a main route table, a default group, a default ACL. */
final class SimVpc extends Resource {
  final Cidr cidr;
  final boolean isDefault;
  boolean dnsSupport = true;
  boolean dnsHostnames;
  boolean addressUsageMetrics;

  SimVpc(Ec2World ec2, Cidr cidr, boolean isDefault, Map<String, String> tags) {
    super(ec2.world, Kind.VPC, ec2.world.newId("vpc"), tags);
    this.cidr = cidr;
    this.isDefault = isDefault;
    this.dnsHostnames = isDefault;
  }
}
