package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.util.Map;
import java.util.Set;

/** An egress-only internet gateway: the way out for IPv6. */
final class SimEgressGateway extends Resource {
  final String vpcId;

  SimEgressGateway(Ec2World ec2, String vpcId, Map<String, String> tags) {
    super(ec2.world, Kind.EGRESS_ONLY_INTERNET_GATEWAY, ec2.world.newId("eigw"), tags);
    this.vpcId = vpcId;
  }

  @Override
  public Set<String> holds() {
    return Set.of(vpcId);
  }
}
