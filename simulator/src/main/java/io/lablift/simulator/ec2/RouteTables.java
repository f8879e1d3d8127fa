package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimRouteTable.Association;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** Route tables ("Configure route tables" in the VPC user guide). */
final class RouteTables {
  private final Ec2World ec2;
  private final Routes routes;
  private final Filters<SimRouteTable> filters;

  RouteTables(Ec2World ec2, Routes routes) {
    this.ec2 = ec2;
    this.routes = routes;
    this.filters =
        Filters.<SimRouteTable>tagged()
            .each(
                "association.main",
                t -> t.associations.seen().values().stream().map(a -> a.isMain() + ""))
            .each("association.gateway-id", t -> Stream.empty())
            .each(
                "association.route-table-association-id",
                t -> t.associations.seen().keySet().stream())
            .one("association.route-table-id", t -> t.associations.seen().isEmpty() ? null : t.id())
            .each(
                "association.subnet-id",
                t ->
                    t.associations.seen().values().stream()
                        .filter(a -> !a.isMain())
                        .map(a -> String.valueOf(a.subnetId())))
            .one("owner-id", t -> ec2.owner())
            .id("route-table-id", SimRouteTable::id)
            .each("route.destination-cidr-block", t -> t.routes.seen().keySet().stream())
            .each("route.gateway-id", t -> routes.targets(t, "gateway"))
            .each("route.nat-gateway-id", t -> routes.targets(t, "nat-gateway"))
            .each("route.instance-id", t -> routes.targets(t, "instance"))
            .each(
                "route.vpc-peering-connection-id", t -> routes.targets(t, "vpc-peering-connection"))
            .each("route.state", t -> routes.states(t))
            .link("vpc-id", "vpc", t -> t.vpcId);
  }

  void makeMain(SimVpc vpc) {
    SimRouteTable main = ec2.routeTables.add(new SimRouteTable(ec2, vpc, Map.of()));
    associate(main, null);
    ec2.world.journal().made(main, "ec2:CreateVpc", Set.of());
  }

  CreateRouteTableResponse create(CreateRouteTableRequest request) {
    SimRouteTable table =
        ec2.tokens.once(
            SimRouteTable.class,
            "CreateRouteTable",
            request.clientToken(),
            request,
            () -> {
              SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
              Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.ROUTE_TABLE);
              long there =
                  ec2.routeTables
                      .linked("vpc", vpc.id())
                      .filter(t -> t.vpcId.equals(vpc.id()))
                      .count();
              ec2.require(Quota.ROUTE_TABLES_PER_VPC, there, 1, "route tables");
              SimRouteTable made = ec2.routeTables.add(new SimRouteTable(ec2, vpc, tags));
              ec2.world.journal().made(made, "ec2:CreateRouteTable", Set.of(vpc.id()));
              return made;
            });
    return CreateRouteTableResponse.builder()
        .routeTable(shown(table))
        .clientToken(request.clientToken())
        .build();
  }

  DescribeRouteTablesResponse describe(DescribeRouteTablesRequest request) {
    Page<SimRouteTable> page =
        Filters.page(
            ec2.routeTables,
            filters,
            request.routeTableIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeRouteTablesResponse.builder()
        .routeTables(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteRouteTableResponse delete(DeleteRouteTableRequest request) {
    SimRouteTable table = ec2.routeTables.use(required(request.routeTableId(), "routeTableId"));
    if (!table.associations.actual().isEmpty()) {
      throw Refused.dependency(
          "The routeTable '%s' has dependencies and cannot be deleted.", table.id());
    }
    ec2.world.journal().ended(table, "ec2:DeleteRouteTable", Duration.ZERO);
    table.endAt(ec2.now());
    return DeleteRouteTableResponse.builder().build();
  }

  Association associate(SimRouteTable table, @Nullable String subnetId) {
    Association association = new Association(ec2.world.newId("rtbassoc"), subnetId);
    table.associations.put(association.id(), association);
    return association;
  }

  private RouteTable shown(SimRouteTable table) {
    List<RouteTableAssociation> associations =
        table.associations.seen().values().stream()
            .map(
                a ->
                    RouteTableAssociation.builder()
                        .routeTableAssociationId(a.id())
                        .routeTableId(table.id())
                        .subnetId(a.subnetId())
                        .main(a.isMain())
                        .associationState(s -> s.state("associated"))
                        .build())
            .toList();
    return RouteTable.builder()
        .routeTableId(table.id())
        .vpcId(table.vpcId)
        .ownerId(ec2.owner())
        .associations(associations)
        .routes(table.routes.seen().values().stream().map(routes::shown).toList())
        .propagatingVgws(List.of())
        .tags(Tagging.shown(table))
        .build();
  }
}
