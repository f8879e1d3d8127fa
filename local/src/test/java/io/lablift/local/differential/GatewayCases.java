package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;

import java.util.List;

/** Internet gateways, egress-only ones and virtual private ones. */
final class GatewayCases {
  private GatewayCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "an internet gateway is attached once",
            a -> a.make().plot(),
            (a, plot) ->
                a.ec2()
                    .attachInternetGateway(
                        r -> r.internetGatewayId(plot.gateway()).vpcId(plot.vpc())),
            refused("Resource.AlreadyAssociated")),
        Case.of(
            "an internet gateway serves one VPC",
            a -> a.make().plot(),
            (a, plot) -> {
              String other = a.make().vpc();
              return a.ec2()
                  .attachInternetGateway(r -> r.internetGatewayId(plot.gateway()).vpcId(other));
            },
            refused("Resource.AlreadyAssociated")),
        Case.of(
            "a VPC has one internet gateway",
            a -> a.make().plot(),
            (a, plot) -> {
              String second = a.make().gateway();
              return a.ec2()
                  .attachInternetGateway(r -> r.internetGatewayId(second).vpcId(plot.vpc()));
            },
            refused("InvalidParameterValue")),
        Case.of(
            "an internet gateway that is not there is not attached",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.ec2().attachInternetGateway(r -> r.internetGatewayId(Unknown.GATEWAY).vpcId(vpc)),
            refused("InvalidInternetGatewayID.NotFound")),
        Case.of(
            "an internet gateway is not attached to a VPC that is not there",
            a -> a.make().gateway(),
            (a, gateway) ->
                a.ec2().attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(Unknown.VPC)),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "an attached internet gateway is available to its VPC",
            a -> a.make().plot(),
            (a, plot) ->
                a.ec2()
                    .describeInternetGateways(
                        r -> r.filters(filter("attachment.vpc-id", plot.vpc())))
                    .internetGateways()
                    .getFirst()
                    .attachments()
                    .getFirst()
                    .stateAsString(),
            shows("available")),
        Case.of(
            "an internet gateway that is not attached is not detached",
            a -> a.make().plot(),
            (a, plot) -> {
              String free = a.make().gateway();
              return a.ec2()
                  .detachInternetGateway(r -> r.internetGatewayId(free).vpcId(plot.vpc()));
            },
            refused("Gateway.NotAttached")),
        Case.of(
            "an internet gateway is detached once",
            a -> {
              Making.Plot plot = a.make().plot();
              a.ec2()
                  .detachInternetGateway(
                      r -> r.internetGatewayId(plot.gateway()).vpcId(plot.vpc()));
              return plot;
            },
            (a, plot) ->
                a.ec2()
                    .detachInternetGateway(
                        r -> r.internetGatewayId(plot.gateway()).vpcId(plot.vpc())),
            refused("Gateway.NotAttached")),
        Case.of(
            "an Elastic IP on a server keeps the internet gateway attached",
            a -> {
              Making.Plot plot = a.make().plot();
              String instance = a.make().instance(plot.subnetA());
              String address = a.make().address();
              a.ec2().associateAddress(r -> r.allocationId(address).instanceId(instance));
              return plot;
            },
            (a, plot) ->
                a.ec2()
                    .detachInternetGateway(
                        r -> r.internetGatewayId(plot.gateway()).vpcId(plot.vpc())),
            refused("DependencyViolation")),
        Case.of(
            "a NAT gateway keeps the internet gateway attached",
            a -> {
              Making.Plot plot = a.make().plot();
              a.make().nat(plot.subnetA(), a.make().address());
              return plot;
            },
            (a, plot) ->
                a.ec2()
                    .detachInternetGateway(
                        r -> r.internetGatewayId(plot.gateway()).vpcId(plot.vpc())),
            refused("DependencyViolation")),
        Case.of(
            "an attached internet gateway is not deleted",
            a -> a.make().plot(),
            (a, plot) -> a.ec2().deleteInternetGateway(r -> r.internetGatewayId(plot.gateway())),
            refused("DependencyViolation")),
        Case.of(
            "a detached internet gateway is deleted",
            a -> a.make().plot(),
            (a, plot) -> {
              a.ec2()
                  .detachInternetGateway(
                      r -> r.internetGatewayId(plot.gateway()).vpcId(plot.vpc()));
              return a.ec2().deleteInternetGateway(r -> r.internetGatewayId(plot.gateway()));
            },
            ok()),
        Case.of(
            "an internet gateway that is not there is not deleted",
            a -> a.ec2().deleteInternetGateway(r -> r.internetGatewayId(Unknown.GATEWAY)),
            refused("InvalidInternetGatewayID.NotFound")),
        Case.of(
            "an internet gateway that is not there is not described",
            a -> a.ec2().describeInternetGateways(r -> r.internetGatewayIds(Unknown.GATEWAY)),
            refused("InvalidInternetGatewayID.NotFound")),
        Case.of(
            "what is no internet gateway's id is malformed",
            a -> a.ec2().describeInternetGateways(r -> r.internetGatewayIds("igw-zzz")),
            refused("InvalidInternetGatewayId.Malformed")),
        Case.of(
            "a sixth internet gateway is beyond the quota",
            a -> {
              for (int i = 0; i < 4; i++) {
                a.make().gateway();
              }
              return a;
            },
            (a, same) -> a.ec2().createInternetGateway(),
            refused("InternetGatewayLimitExceeded")),
        Case.of(
            "an egress-only internet gateway needs a VPC that is there",
            a -> a.ec2().createEgressOnlyInternetGateway(r -> r.vpcId(Unknown.VPC)),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "an egress-only internet gateway is attached to its VPC",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.ec2()
                    .createEgressOnlyInternetGateway(r -> r.vpcId(vpc))
                    .egressOnlyInternetGateway()
                    .attachments()
                    .getFirst()
                    .stateAsString(),
            shows("attached")),
        Case.of(
            "an egress-only internet gateway that is not there is not deleted",
            a ->
                a.ec2()
                    .deleteEgressOnlyInternetGateway(
                        r -> r.egressOnlyInternetGatewayId(Unknown.EGRESS_GATEWAY)),
            refused("InvalidGatewayID.NotFound")),
        Case.of(
            "an attached virtual private gateway is not deleted",
            a -> {
              String gateway =
                  a.ec2().createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
              String vpc = a.make().vpc();
              a.ec2().attachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(vpc));
              return gateway;
            },
            (a, gateway) -> a.ec2().deleteVpnGateway(r -> r.vpnGatewayId(gateway)),
            refused("IncorrectState")),
        Case.of(
            "a virtual private gateway that is not there is not deleted",
            a -> a.ec2().deleteVpnGateway(r -> r.vpnGatewayId(Unknown.VPN_GATEWAY)),
            refused("InvalidVpnGatewayID.NotFound")));
  }
}
