package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.made;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.EVERYWHERE;
import static io.lablift.local.differential.Parts.filter;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** What lies around a network: ACLs, peering connections, endpoints. */
final class AroundCases {
  private AroundCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a subnet follows the default ACL of its VPC",
            a -> a.make().plot(),
            (a, plot) -> {
              NetworkAcl acl = defaultAcl(a, plot.vpc());
              return acl.isDefault() + " " + acl.associations().size();
            },
            shows("true 2")),
        Case.of(
            "the default ACL is not deleted",
            a -> a.make().vpc(),
            (a, vpc) -> {
              String acl = defaultAcl(a, vpc).networkAclId();
              return a.ec2().deleteNetworkAcl(r -> r.networkAclId(acl));
            },
            refused("InvalidParameterValue")),
        Case.of(
            "an ACL that is not there is not deleted",
            a -> a.ec2().deleteNetworkAcl(r -> r.networkAclId(Unknown.ACL)),
            refused("InvalidNetworkAclID.NotFound")),
        Case.of(
            "an ACL that is not there is not described",
            a -> a.ec2().describeNetworkAcls(r -> r.networkAclIds(Unknown.ACL)),
            refused("InvalidNetworkAclID.NotFound")),
        Case.of(
            "what is no ACL's id is malformed",
            a -> a.ec2().describeNetworkAcls(r -> r.networkAclIds("acl-zzz")),
            refused("InvalidNetworkAclId.Malformed")),
        Case.of(
            "a subnet holds the ACL that it follows",
            a -> {
              Making.Plot plot = a.make().plot();
              String acl = a.make().acl(plot.vpc());
              String association =
                  defaultAcl(a, plot.vpc()).associations().getFirst().networkAclAssociationId();
              a.ec2()
                  .replaceNetworkAclAssociation(
                      r -> r.associationId(association).networkAclId(acl));
              return acl;
            },
            (a, acl) -> a.ec2().deleteNetworkAcl(r -> r.networkAclId(acl)),
            refused("DependencyViolation")),
        Case.of(
            "an association that is not there is not replaced by one with another ACL",
            a -> a.make().acl(a.make().vpc()),
            (a, acl) ->
                a.ec2()
                    .replaceNetworkAclAssociation(
                        r -> r.associationId(Unknown.ACL_ASSOCIATION).networkAclId(acl)),
            refused("InvalidAssociationID.NotFound")),
        Case.of(
            "an ACL has one entry of a number",
            a -> {
              String acl = a.make().acl(a.make().vpc());
              entry(a, acl);
              return acl;
            },
            AroundCases::entry,
            refused("NetworkAclEntryAlreadyExists")),
        Case.of(
            "an ACL that is not there gets no entry",
            a -> entry(a, Unknown.ACL),
            refused("InvalidNetworkAclID.NotFound")),
        Case.of(
            "VPCs with overlapping blocks are not peered",
            a -> a.make().peering(a.make().vpc("10.0.0.0/16"), a.make().vpc("10.0.0.0/20")),
            (a, peering) ->
                a.ec2()
                    .describeVpcPeeringConnections(r -> r.vpcPeeringConnectionIds(peering))
                    .vpcPeeringConnections()
                    .getFirst()
                    .status()
                    .codeAsString(),
            shows("failed")),
        Case.of(
            "a VPC is peered with one that is there",
            a -> a.make().vpc(),
            (a, vpc) -> made(a.make().peering(Unknown.VPC, vpc)),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "a peering connection waits for its acceptance",
            AroundCases::peering,
            (a, peering) ->
                a.ec2()
                    .describeVpcPeeringConnections(r -> r.vpcPeeringConnectionIds(peering))
                    .vpcPeeringConnections()
                    .getFirst()
                    .status()
                    .codeAsString(),
            shows("pending-acceptance")),
        Case.of(
            "a peering connection is active when it is accepted",
            AroundCases::peering,
            (a, peering) ->
                a.ec2()
                    .acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering))
                    .vpcPeeringConnection()
                    .status()
                    .codeAsString(),
            shows("active")),
        Case.of(
            "a peering connection is accepted once",
            a -> {
              String peering = peering(a);
              a.ec2().acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
              return peering;
            },
            (a, peering) ->
                a.ec2().acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering)),
            refused("InvalidStateTransition")),
        Case.of(
            "a failed peering connection is not accepted",
            a -> a.make().peering(a.make().vpc("10.0.0.0/16"), a.make().vpc("10.0.0.0/20")),
            (a, peering) ->
                a.ec2().acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering)),
            refused("InvalidStateTransition")),
        Case.of(
            "what is no peering connection's id is malformed",
            a -> a.ec2().describeVpcPeeringConnections(r -> r.vpcPeeringConnectionIds("pcx-zzz")),
            refused("InvalidVpcPeeringConnectionId.Malformed")),
        Case.of(
            "a peering connection that is not there is not accepted",
            a -> a.ec2().acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(Unknown.PEERING)),
            refused("InvalidVpcPeeringConnectionID.NotFound")),
        Case.of(
            "a peering connection that is not there is not deleted",
            a -> a.ec2().deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(Unknown.PEERING)),
            refused("InvalidVpcPeeringConnectionID.NotFound")),
        Case.of(
            "an endpoint needs a VPC that is there",
            a -> made(a.make().endpointToS3(Unknown.VPC)),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "an endpoint needs a service of the region",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createVpcEndpoint(r -> r.vpcId(vpc).serviceName("nobody")),
            refused("InvalidServiceName")),
        Case.of(
            "an endpoint in route tables needs a service that has such",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.ec2()
                    .createVpcEndpoint(
                        r -> r.vpcId(vpc).serviceName("com.amazonaws.ap-northeast-2.ssm")),
            refused("InvalidParameter")),
        Case.of(
            "an endpoint's table is there",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.ec2()
                    .createVpcEndpoint(
                        r ->
                            r.vpcId(vpc)
                                .serviceName("com.amazonaws.ap-northeast-2.s3")
                                .routeTableIds(Unknown.TABLE)),
            refused("InvalidRouteTableID.NotFound")),
        Case.of(
            "an endpoint for interfaces has one in each of its subnets",
            a -> a.make().plot(),
            (a, plot) ->
                a.ec2()
                    .createVpcEndpoint(
                        r ->
                            r.vpcId(plot.vpc())
                                .vpcEndpointType(VpcEndpointType.INTERFACE)
                                .serviceName("com.amazonaws.ap-northeast-2.ssm")
                                .subnetIds(plot.subnetA(), plot.subnetC()))
                    .vpcEndpoint()
                    .networkInterfaceIds()
                    .size(),
            shows(2)),
        Case.of(
            "an endpoint that is not there is not described",
            a -> a.ec2().describeVpcEndpoints(r -> r.vpcEndpointIds(Unknown.ENDPOINT)),
            refused("InvalidVpcEndpointId.NotFound")),
        Case.of(
            "an endpoint that is not there is named in the answer and no more",
            a ->
                a
                    .ec2()
                    .deleteVpcEndpoints(r -> r.vpcEndpointIds(Unknown.ENDPOINT))
                    .unsuccessful()
                    .stream()
                    .map(one -> one.error().code())
                    .toList(),
            shows("[InvalidVpcEndpoint.NotFound]")),
        Case.of(
            "a VPC has one Instance Connect endpoint",
            a -> a.make().plot(),
            (a, plot) -> {
              a.ec2().createInstanceConnectEndpoint(r -> r.subnetId(plot.subnetA()));
              return a.ec2().createInstanceConnectEndpoint(r -> r.subnetId(plot.subnetC()));
            },
            refused("InstanceConnectEndpointLimitExceeded")));
  }

  private static NetworkAcl defaultAcl(Side a, String vpc) {
    return a.ec2()
        .describeNetworkAcls(r -> r.filters(filter("vpc-id", vpc), filter("default", "true")))
        .networkAcls()
        .getFirst();
  }

  private static Object entry(Side a, String acl) {
    return a.ec2()
        .createNetworkAclEntry(
            r ->
                r.networkAclId(acl)
                    .ruleNumber(100)
                    .egress(false)
                    .protocol("-1")
                    .ruleAction(RuleAction.ALLOW)
                    .cidrBlock(EVERYWHERE));
  }

  private static String peering(Side a) {
    return a.make().peering(a.make().vpc(), a.make().vpc("10.1.0.0/16"));
  }
}
