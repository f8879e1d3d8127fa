package io.lablift.local.differential;

import static io.lablift.local.differential.Making.ZONE_A;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.EVERYWHERE;
import static io.lablift.local.differential.Parts.filter;

import io.lablift.local.differential.Making.Plot;
import java.util.List;

/** Routes in a route table. */
final class RouteCases {
  /** A plot with a table of its own beside the main one. */
  private record Place(Plot plot, String table) {}

  private RouteCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a route leads to the internet gateway",
            RouteCases::place,
            (a, p) -> toGateway(a, p.table(), p.plot().gateway()),
            ok()),
        Case.of(
            "the same route is not made twice",
            RouteCases::placeWithRoute,
            (a, p) -> toGateway(a, p.table(), p.plot().gateway()),
            refused("RouteAlreadyExists")),
        Case.of(
            "a destination has one route",
            RouteCases::placeWithRoute,
            (a, p) -> {
              String nat = a.make().nat(p.plot().subnetA(), a.make().address());
              return toNat(a, p.table(), nat);
            },
            refused("RouteAlreadyExists")),
        Case.of(
            "a route needs a table that is there",
            RouteCases::place,
            (a, p) -> toGateway(a, Unknown.TABLE, p.plot().gateway()),
            refused("InvalidRouteTableID.NotFound")),
        Case.of(
            "a route needs an internet gateway that is there",
            RouteCases::place,
            (a, p) -> toGateway(a, p.table(), Unknown.GATEWAY),
            refused("InvalidInternetGatewayID.NotFound")),
        Case.of(
            "a route does not lead to a NAT gateway as if it were an internet gateway",
            RouteCases::place,
            (a, p) -> toGateway(a, p.table(), a.make().nat(p.plot().subnetA(), a.make().address())),
            refused("InvalidGatewayID.NotFound")),
        Case.of(
            "a route needs an internet gateway of its VPC",
            RouteCases::place,
            (a, p) -> toGateway(a, p.table(), a.make().gateway()),
            refused("InvalidParameterValue")),
        Case.of(
            "a route needs a NAT gateway that is there",
            RouteCases::place,
            (a, p) -> toNat(a, p.table(), Unknown.NAT),
            refused("InvalidNatGatewayID.NotFound")),
        Case.of(
            "a route does not lead to a NAT gateway that is pending",
            RouteCases::place,
            (a, p) -> {
              String address = a.make().address();
              String nat =
                  a.ec2()
                      .createNatGateway(r -> r.subnetId(p.plot().subnetA()).allocationId(address))
                      .natGateway()
                      .natGatewayId();
              return toNat(a, p.table(), nat);
            },
            refused("InvalidNatGatewayID.NotFound")),
        Case.of(
            "a route leads to a NAT gateway that is available",
            RouteCases::place,
            (a, p) -> toNat(a, p.table(), a.make().nat(p.plot().subnetA(), a.make().address())),
            ok()),
        Case.of(
            "a route needs a destination that is a block",
            RouteCases::place,
            (a, p) ->
                a.ec2()
                    .createRoute(
                        r ->
                            r.routeTableId(p.table())
                                .destinationCidrBlock("10.0.0.0/99")
                                .gatewayId(p.plot().gateway())),
            refused("InvalidParameterValue")),
        Case.of(
            "a route needs a target",
            RouteCases::place,
            (a, p) ->
                a.ec2()
                    .createRoute(r -> r.routeTableId(p.table()).destinationCidrBlock(EVERYWHERE)),
            refused("MissingParameter")),
        Case.of(
            "a route has one target",
            RouteCases::place,
            (a, p) -> {
              String nat = a.make().nat(p.plot().subnetA(), a.make().address());
              return a.ec2()
                  .createRoute(
                      r ->
                          r.routeTableId(p.table())
                              .destinationCidrBlock(EVERYWHERE)
                              .gatewayId(p.plot().gateway())
                              .natGatewayId(nat));
            },
            refused("InvalidParameterCombination")),
        Case.of(
            "a route to a NAT gateway that was deleted is a black hole",
            a -> {
              Place p = place(a);
              String nat = a.make().nat(p.plot().subnetA(), a.make().address());
              toNat(a, p.table(), nat);
              a.ec2().deleteNatGateway(r -> r.natGatewayId(nat));
              return p;
            },
            (a, p) -> state(a, p.table()),
            shows("blackhole")),
        Case.of(
            "a route to an internet gateway that was detached is a black hole",
            a -> {
              Place p = placeWithRoute(a);
              a.ec2()
                  .detachInternetGateway(
                      r -> r.internetGatewayId(p.plot().gateway()).vpcId(p.plot().vpc()));
              return p;
            },
            (a, p) -> state(a, p.table()),
            shows("blackhole")),
        Case.of(
            "a route is replaced by one to another target",
            RouteCases::placeWithRoute,
            (a, p) -> {
              String nat = a.make().nat(p.plot().subnetA(), a.make().address());
              a.ec2()
                  .replaceRoute(
                      r ->
                          r.routeTableId(p.table())
                              .destinationCidrBlock(EVERYWHERE)
                              .natGatewayId(nat));
              return a.ec2()
                  .describeRouteTables(r -> r.filters(filter("route.nat-gateway-id", nat)))
                  .routeTables()
                  .size();
            },
            shows(1)),
        Case.of(
            "a route that is not there is not replaced",
            RouteCases::place,
            (a, p) ->
                a.ec2()
                    .replaceRoute(
                        r ->
                            r.routeTableId(p.table())
                                .destinationCidrBlock(EVERYWHERE)
                                .gatewayId(p.plot().gateway())),
            refused("InvalidParameterValue")),
        Case.of(
            "a route that is not there is not deleted",
            RouteCases::place,
            (a, p) ->
                a.ec2()
                    .deleteRoute(r -> r.routeTableId(p.table()).destinationCidrBlock(EVERYWHERE)),
            refused("InvalidRoute.NotFound")),
        Case.of(
            "a route is deleted once",
            a -> {
              Place p = placeWithRoute(a);
              a.ec2().deleteRoute(r -> r.routeTableId(p.table()).destinationCidrBlock(EVERYWHERE));
              return p;
            },
            (a, p) ->
                a.ec2()
                    .deleteRoute(r -> r.routeTableId(p.table()).destinationCidrBlock(EVERYWHERE)),
            refused("InvalidRoute.NotFound")),
        Case.of(
            "the local route stays",
            RouteCases::place,
            (a, p) ->
                a.ec2()
                    .deleteRoute(
                        r -> r.routeTableId(p.table()).destinationCidrBlock("10.0.0.0/16")),
            refused("InvalidParameterValue")),
        Case.of(
            "a route needs a network interface of its VPC",
            RouteCases::place,
            (a, p) -> {
              String elsewhere =
                  a.make()
                      .networkInterface(
                          a.make().subnet(a.make().vpc("10.1.0.0/16"), "10.1.1.0/24", ZONE_A));
              return a.ec2()
                  .createRoute(
                      r ->
                          r.routeTableId(p.table())
                              .destinationCidrBlock(EVERYWHERE)
                              .networkInterfaceId(elsewhere));
            },
            refused("InvalidParameterValue")));
  }

  private static Place place(Side a) {
    Plot plot = a.make().plot();
    return new Place(plot, a.make().table(plot.vpc()));
  }

  private static Place placeWithRoute(Side a) {
    Place place = place(a);
    toGateway(a, place.table(), place.plot().gateway());
    return place;
  }

  private static Object toGateway(Side a, String table, String gateway) {
    return a.ec2()
        .createRoute(
            r -> r.routeTableId(table).destinationCidrBlock(EVERYWHERE).gatewayId(gateway));
  }

  private static Object toNat(Side a, String table, String nat) {
    return a.ec2()
        .createRoute(r -> r.routeTableId(table).destinationCidrBlock(EVERYWHERE).natGatewayId(nat));
  }

  private static String state(Side a, String table) {
    return a
        .ec2()
        .describeRouteTables(r -> r.routeTableIds(table))
        .routeTables()
        .getFirst()
        .routes()
        .stream()
        .filter(route -> route.destinationCidrBlock().equals(EVERYWHERE))
        .map(route -> route.stateAsString())
        .findAny()
        .orElse("no route");
  }
}
