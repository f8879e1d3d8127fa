package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A security group; its rules are things of their own. */
final class SimGroup extends Resource {
  private final Ec2World ec2;
  final String vpcId;
  final String groupName;
  final String description;

  SimGroup(Ec2World ec2, String vpcId, String name, String description, Map<String, String> tags) {
    super(ec2.world, Kind.SECURITY_GROUP, ec2.world.newId("sg"), tags);
    this.ec2 = ec2;
    this.vpcId = vpcId;
    linkTo("vpc", vpcId);
    this.groupName = name;
    this.description = description;
  }

  boolean isDefault() {
    return groupName.equals("default");
  }

  Stream<SimRule> rules() {
    return ec2.rules.linked("group", id()).filter(r -> r.group == this);
  }

  /** The rules that a Describe of the group shows, which can be behind. */
  Stream<SimRule> seenRules() {
    return ec2.rules.remembered("group", id()).filter(r -> r.group == this && r.isSeenInGroup());
  }

  @Override
  public String name() {
    return groupName;
  }

  @Override
  public Set<String> holds() {
    return Set.of(vpcId);
  }
}
