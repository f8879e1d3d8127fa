package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Resource;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A NAT gateway, its interface, and (a public one) its Elastic IP address. */
final class SimNatGateway extends Resource {
  final Life life;
  final SimSubnet subnet;
  final @Nullable SimAddress address;
  @Nullable SimInterface networkInterface;
  @Nullable Instant deletedAt;
  String failureCode = "";
  String failureMessage = "";

  SimNatGateway(
      Ec2World ec2, SimSubnet subnet, @Nullable SimAddress address, Map<String, String> tags) {
    super(ec2.world, Kind.NAT_GATEWAY, ec2.world.newId("nat"), tags);
    this.life = new Life(ec2.world, LifeCycle.NAT_GATEWAY, id());
    this.subnet = subnet;
    this.address = address;
    linkTo("vpc", subnet.vpcId);
  }

  @Override
  public String state() {
    return life.state();
  }

  @Override
  public Set<String> holds() {
    Set<String> holds = new LinkedHashSet<>();
    holds.add(subnet.id());
    if (address != null) {
      holds.add(address.id());
    }
    return holds;
  }
}
