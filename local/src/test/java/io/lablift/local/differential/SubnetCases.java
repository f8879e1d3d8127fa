package io.lablift.local.differential;

import static io.lablift.local.differential.Making.ZONE_A;
import static io.lablift.local.differential.Making.ZONE_C;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Subnets. */
final class SubnetCases {
  private SubnetCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a subnet lies within its VPC's block",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.1.0.0/24")),
            refused("InvalidSubnet.Range")),
        Case.of(
            "a subnet's block has no less than 4 free bits",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.1.0/29")),
            refused("InvalidSubnet.Range")),
        Case.of(
            "a subnet's block is a block",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.1.0")),
            refused("InvalidParameterValue")),
        Case.of(
            "a subnet may have all of its VPC's block",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/16")),
            ok()),
        Case.of(
            "a subnet of the same block conflicts",
            a -> a.make().vpc(),
            (a, vpc) -> {
              a.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.1.0/24"));
              return a.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.1.0/24"));
            },
            refused("InvalidSubnet.Conflict")),
        Case.of(
            "a subnet within another conflicts",
            a -> a.make().vpc(),
            (a, vpc) -> {
              a.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/20"));
              return a.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.1.0/24"));
            },
            refused("InvalidSubnet.Conflict")),
        Case.of(
            "a subnet needs a VPC that is there",
            a -> a.ec2().createSubnet(r -> r.vpcId(Unknown.VPC).cidrBlock("10.0.1.0/24")),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "a subnet needs a zone of the region",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.ec2()
                    .createSubnet(
                        r -> r.vpcId(vpc).cidrBlock("10.0.1.0/24").availabilityZone("us-east-1a")),
            refused("InvalidParameterValue")),
        Case.of(
            "a new subnet is available, in its zone, and gives no public addresses",
            a -> a.make().vpc(),
            (a, vpc) -> {
              Subnet subnet =
                  a.ec2()
                      .createSubnet(
                          r -> r.vpcId(vpc).cidrBlock("10.0.1.0/24").availabilityZone(ZONE_C))
                      .subnet();
              return subnet.stateAsString()
                  + " "
                  + subnet.availabilityZone()
                  + " "
                  + subnet.mapPublicIpOnLaunch();
            },
            shows("available ap-northeast-2c false")),
        Case.of(
            "a subnet keeps five of its addresses",
            a -> a.make().subnet(),
            (a, subnet) -> described(a, subnet).availableIpAddressCount(),
            shows(251)),
        Case.of(
            "a network interface takes an address of its subnet",
            a -> {
              String subnet = a.make().subnet();
              a.make().networkInterface(subnet);
              return subnet;
            },
            (a, subnet) -> described(a, subnet).availableIpAddressCount(),
            shows(250)),
        Case.of(
            "a subnet is told to give public addresses",
            a -> a.make().subnet(),
            (a, subnet) -> {
              a.ec2()
                  .modifySubnetAttribute(
                      r -> r.subnetId(subnet).mapPublicIpOnLaunch(v -> v.value(true)));
              return described(a, subnet).mapPublicIpOnLaunch();
            },
            shows(true)),
        Case.of(
            "a subnet that is not there has no attributes",
            a ->
                a.ec2()
                    .modifySubnetAttribute(
                        r -> r.subnetId(Unknown.SUBNET).mapPublicIpOnLaunch(v -> v.value(true))),
            refused("InvalidSubnetID.NotFound")),
        Case.of(
            "a subnet that is not there is not described",
            a -> a.ec2().describeSubnets(r -> r.subnetIds(Unknown.SUBNET)),
            refused("InvalidSubnetID.NotFound")),
        Case.of(
            "what is no subnet's id is malformed",
            a -> a.ec2().describeSubnets(r -> r.subnetIds("subnet-zzz")),
            refused("InvalidSubnetID.Malformed")),
        Case.of(
            "subnets are found by the blocks of one VPC",
            a -> a.make().plot(),
            (a, plot) ->
                a.ec2()
                    .describeSubnets(
                        r ->
                            r.filters(
                                filter("vpc-id", plot.vpc()),
                                filter("cidr-block", "10.0.1.0/24", "10.0.9.0/24")))
                    .subnets()
                    .size(),
            shows(1)),
        Case.of(
            "subnets come page by page",
            a -> {
              String vpc = a.make().vpc();
              for (int i = 0; i < 7; i++) {
                a.make().subnet(vpc, "10.0." + i + ".0/24", ZONE_A);
              }
              return vpc;
            },
            (a, vpc) ->
                a
                    .ec2()
                    .describeSubnetsPaginator(r -> r.filters(filter("vpc-id", vpc)).maxResults(5))
                    .stream()
                    .map(page -> page.subnets().size())
                    .toList(),
            shows("[5, 2]")),
        Case.of(
            "a subnet that is not there is not deleted",
            a -> a.ec2().deleteSubnet(r -> r.subnetId(Unknown.SUBNET)),
            refused("InvalidSubnetID.NotFound")),
        Case.of(
            "a subnet goes although a route table is associated with it",
            a -> {
              Making.Plot plot = a.make().plot();
              String table = a.make().table(plot.vpc());
              a.ec2().associateRouteTable(r -> r.routeTableId(table).subnetId(plot.subnetA()));
              return plot;
            },
            (a, plot) -> a.ec2().deleteSubnet(r -> r.subnetId(plot.subnetA())),
            ok()),
        holds("a free network interface", (a, plot) -> a.make().networkInterface(plot.subnetA())),
        holds("a server", (a, plot) -> a.make().instance(plot.subnetA())),
        holds("a NAT gateway", (a, plot) -> a.make().nat(plot.subnetA(), a.make().address())),
        holds("a load balancer", (a, plot) -> a.make().balancer("b", plot)));
  }

  private static Subnet described(Side a, String subnet) {
    return a.ec2().describeSubnets(r -> r.subnetIds(subnet)).subnets().getFirst();
  }

  private static Case holds(String what, Case.Addition<Making.Plot> addition) {
    return Case.of(
        what + " holds its subnet",
        a -> {
          Making.Plot plot = a.make().plot();
          addition.to(a, plot);
          return plot;
        },
        (a, plot) -> a.ec2().deleteSubnet(r -> r.subnetId(plot.subnetA())),
        refused("DependencyViolation"));
  }
}
