package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A VPC endpoint: a Gateway one lives in route tables, an Interface one in subnets. */
final class SimEndpoint extends Resource {
  final Life life;
  final String vpcId;
  final String service;
  final String type;
  final List<String> routeTables;
  final List<String> groups;
  final List<SimInterface> interfaces = new ArrayList<>();

  SimEndpoint(
      Ec2World ec2,
      String vpcId,
      String service,
      String type,
      List<String> routeTables,
      List<String> groups,
      Map<String, String> tags) {
    super(ec2.world, Kind.VPC_ENDPOINT, ec2.world.newId("vpce"), tags);
    LifeCycle cycle =
        type.equals("Gateway") ? LifeCycle.GATEWAY_ENDPOINT : LifeCycle.INTERFACE_ENDPOINT;
    this.life = new Life(ec2.world, cycle, id());
    this.vpcId = vpcId;
    linkTo("vpc", vpcId);
    this.service = service;
    this.type = type;
    this.routeTables = List.copyOf(routeTables);
    this.groups = List.copyOf(groups);
  }

  @Override
  public String state() {
    return life.state();
  }

  @Override
  public Set<String> holds() {
    return Set.of(vpcId);
  }
}
