package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An EC2 Instance Connect Endpoint: SSH into a private subnet without a bastion. */
final class SimConnectEndpoint extends Resource {
  final Life life;
  final SimSubnet subnet;
  final List<String> groups;
  final SimInterface networkInterface;

  SimConnectEndpoint(
      Ec2World ec2,
      SimSubnet subnet,
      List<String> groups,
      SimInterface networkInterface,
      String id,
      Map<String, String> tags) {
    super(ec2.world, Kind.INSTANCE_CONNECT_ENDPOINT, id, tags);
    this.life = new Life(ec2.world, LifeCycle.INSTANCE_CONNECT_ENDPOINT, id());
    this.subnet = subnet;
    this.groups = List.copyOf(groups);
    this.networkInterface = networkInterface;
  }

  @Override
  public String state() {
    return life.state();
  }

  @Override
  public Set<String> holds() {
    return Set.of(subnet.id());
  }
}
