package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;

import io.lablift.local.differential.Making.Plot;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** Route tables and their subnets. */
final class TableCases {
  /** A table and the association of the plot's first subnet with it. */
  private record Joined(Plot plot, String table, String association) {}

  private TableCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a new VPC has one table, its main one, with the local route",
            a -> a.make().vpc(),
            (a, vpc) -> {
              RouteTable main = main(a, vpc);
              return main.associations().getFirst().main()
                  + " "
                  + main.routes().getFirst().gatewayId();
            },
            shows("true local")),
        Case.of(
            "a table needs a VPC that is there",
            a -> a.ec2().createRouteTable(r -> r.vpcId(Unknown.VPC)),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "a token makes one table",
            a -> a.make().vpc(),
            (a, vpc) -> {
              for (int i = 0; i < 2; i++) {
                a.ec2().createRouteTable(r -> r.vpcId(vpc).clientToken("once"));
              }
              return a.ec2()
                  .describeRouteTables(r -> r.filters(filter("vpc-id", vpc)))
                  .routeTables()
                  .size();
            },
            shows(2)),
        Case.of(
            "a table that is not there is not described",
            a -> a.ec2().describeRouteTables(r -> r.routeTableIds(Unknown.TABLE)),
            refused("InvalidRouteTableID.NotFound")),
        Case.of(
            "what is no table's id is malformed",
            a -> a.ec2().describeRouteTables(r -> r.routeTableIds("rtb-zzz")),
            refused("InvalidRouteTableId.Malformed")),
        Case.of(
            "the same subnet is associated with the same table again",
            TableCases::joined,
            (a, j) ->
                a.ec2()
                    .associateRouteTable(
                        r -> r.routeTableId(j.table()).subnetId(j.plot().subnetA()))
                    .associationId()
                    .equals(j.association()),
            shows(true)),
        Case.of(
            "a subnet is associated with one table",
            TableCases::joined,
            (a, j) -> {
              String other = a.make().table(j.plot().vpc());
              return a.ec2()
                  .associateRouteTable(r -> r.routeTableId(other).subnetId(j.plot().subnetA()));
            },
            refused("Resource.AlreadyAssociated")),
        Case.of(
            "a table serves subnets of its VPC",
            a -> a.make().plot(),
            (a, plot) -> {
              String elsewhere = a.make().table(a.make().vpc("10.1.0.0/16"));
              return a.ec2()
                  .associateRouteTable(r -> r.routeTableId(elsewhere).subnetId(plot.subnetA()));
            },
            refused("InvalidParameterValue")),
        Case.of(
            "a table is not associated with a subnet that is not there",
            TableCases::joined,
            (a, j) ->
                a.ec2()
                    .associateRouteTable(r -> r.routeTableId(j.table()).subnetId(Unknown.SUBNET)),
            refused("InvalidSubnetID.NotFound")),
        Case.of(
            "a table that is not there is not associated",
            a -> a.make().plot(),
            (a, plot) ->
                a.ec2()
                    .associateRouteTable(
                        r -> r.routeTableId(Unknown.TABLE).subnetId(plot.subnetA())),
            refused("InvalidRouteTableID.NotFound")),
        Case.of(
            "a table's association that is not there is not ended",
            a -> a.ec2().disassociateRouteTable(r -> r.associationId(Unknown.TABLE_ASSOCIATION)),
            refused("InvalidAssociationID.NotFound")),
        Case.of(
            "an association is ended once",
            a -> {
              Joined j = joined(a);
              a.ec2().disassociateRouteTable(r -> r.associationId(j.association()));
              return j;
            },
            (a, j) -> a.ec2().disassociateRouteTable(r -> r.associationId(j.association())),
            refused("InvalidAssociationID.NotFound")),
        Case.of(
            "the main association is not ended",
            a -> a.make().vpc(),
            (a, vpc) -> {
              String association = main(a, vpc).associations().getFirst().routeTableAssociationId();
              return a.ec2().disassociateRouteTable(r -> r.associationId(association));
            },
            refused("InvalidParameterValue")),
        Case.of(
            "an association is replaced by one with another table",
            TableCases::joined,
            (a, j) -> {
              String other = a.make().table(j.plot().vpc());
              a.ec2()
                  .replaceRouteTableAssociation(
                      r -> r.associationId(j.association()).routeTableId(other));
              return a.ec2()
                  .describeRouteTables(r -> r.routeTableIds(other))
                  .routeTables()
                  .getFirst()
                  .associations()
                  .size();
            },
            shows(1)),
        Case.of(
            "an association that is not there is not replaced",
            TableCases::joined,
            (a, j) ->
                a.ec2()
                    .replaceRouteTableAssociation(
                        r -> r.associationId(Unknown.TABLE_ASSOCIATION).routeTableId(j.table())),
            refused("InvalidAssociationID.NotFound")),
        Case.of(
            "a subnet holds the table that it is associated with",
            TableCases::joined,
            (a, j) -> a.ec2().deleteRouteTable(r -> r.routeTableId(j.table())),
            refused("DependencyViolation")),
        Case.of(
            "the main table is not deleted",
            a -> a.make().vpc(),
            (a, vpc) -> {
              String table = main(a, vpc).routeTableId();
              return a.ec2().deleteRouteTable(r -> r.routeTableId(table));
            },
            refused("DependencyViolation")),
        Case.of(
            "a table without subnets is deleted",
            a -> a.make().table(a.make().vpc()),
            (a, table) -> a.ec2().deleteRouteTable(r -> r.routeTableId(table)),
            ok()),
        Case.of(
            "a table that is not there is not deleted",
            a -> a.ec2().deleteRouteTable(r -> r.routeTableId(Unknown.TABLE)),
            refused("InvalidRouteTableID.NotFound")));
  }

  private static RouteTable main(Side a, String vpc) {
    return a.ec2()
        .describeRouteTables(r -> r.filters(filter("vpc-id", vpc)))
        .routeTables()
        .getFirst();
  }

  private static Joined joined(Side a) {
    Plot plot = a.make().plot();
    String table = a.make().table(plot.vpc());
    String association =
        a.ec2()
            .associateRouteTable(r -> r.routeTableId(table).subnetId(plot.subnetA()))
            .associationId();
    return new Joined(plot, table, association);
  }
}
