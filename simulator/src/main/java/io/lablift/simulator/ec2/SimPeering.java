package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Resource;
import java.util.Map;
import java.util.Set;

/** A peering connection between two VPCs of the account. */
final class SimPeering extends Resource {
  final Life life;
  final SimVpc requester;
  final SimVpc accepter;

  SimPeering(Ec2World ec2, SimVpc requester, SimVpc accepter, Map<String, String> tags) {
    super(ec2.world, Kind.VPC_PEERING_CONNECTION, ec2.world.newId("pcx"), tags);
    this.life = new Life(ec2.world, LifeCycle.PEERING, id());
    this.requester = requester;
    this.accepter = accepter;
  }

  boolean joins(String vpcId) {
    return requester.id().equals(vpcId) || accepter.id().equals(vpcId);
  }

  @Override
  public String state() {
    return life.state();
  }

  @Override
  public Set<String> holds() {
    return Set.of(requester.id(), accepter.id());
  }
}
