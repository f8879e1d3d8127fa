package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.SeenMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A route table: its routes by destination, its associations by id. */
final class SimRouteTable extends Resource {
  /** What a route leads to: the field of CreateRoute that names it, and its id. */
  record Target(String field, String id) {}

  record Route(String destination, Target target, String origin) {}

  /** A subnet's explicit association, or, without a subnet, the VPC's main one. */
  record Association(String id, @Nullable String subnetId) {
    boolean isMain() {
      return subnetId == null;
    }
  }

  final String vpcId;
  final SeenMap<String, Route> routes;
  final SeenMap<String, Association> associations = new SeenMap<>(this, Map.of());

  SimRouteTable(Ec2World ec2, SimVpc vpc, Map<String, String> tags) {
    super(ec2.world, Kind.ROUTE_TABLE, ec2.world.newId("rtb"), tags);
    this.vpcId = vpc.id();
    linkTo("vpc", this.vpcId);
    String local = vpc.cidr.toString();
    Route first = new Route(local, new Target("gateway", "local"), "CreateRouteTable");
    this.routes = new SeenMap<>(this, Map.of(local, first));
  }

  boolean isMain() {
    return associations.actual().values().stream().anyMatch(Association::isMain);
  }

  @Override
  public List<String> setUp() {
    return Stream.concat(
            routes.actual().values().stream()
                .map(route -> "routes " + route.destination() + " to " + route.target().id()),
            associations.actual().values().stream()
                .map(it -> it.isMain() ? "is main in " + vpcId : "is for " + it.subnetId()))
        .sorted()
        .toList();
  }

  @Override
  public Set<String> holds() {
    return Set.of(vpcId);
  }
}
