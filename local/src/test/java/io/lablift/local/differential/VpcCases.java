package io.lablift.local.differential;

import static io.lablift.local.differential.Making.ZONE_A;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;
import static io.lablift.local.differential.Parts.named;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/** VPCs. */
final class VpcCases {
  private VpcCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a new VPC is pending",
            a -> a.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().stateAsString(),
            shows("pending")),
        Case.of(
            "a VPC's block has no more than 16 free bits",
            a -> a.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/15")),
            refused("InvalidVpc.Range")),
        Case.of(
            "a VPC's block has no less than 4 free bits",
            a -> a.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/29")),
            refused("InvalidVpc.Range")),
        Case.of(
            "a VPC's block is a block",
            a -> a.ec2().createVpc(r -> r.cidrBlock("10.0.0.300/16")),
            refused("InvalidParameterValue")),
        Case.of(
            "a VPC's block loses its host bits",
            a -> a.ec2().createVpc(r -> r.cidrBlock("10.0.7.7/16")).vpc().cidrBlock(),
            shows("10.0.0.0/16")),
        Case.of(
            "two VPCs may have the same block",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")),
            ok()),
        Case.of(
            "a sixth VPC is beyond the quota",
            a -> List.of(a.make().vpc(), a.make().vpc(), a.make().vpc(), a.make().vpc()),
            (a, vpcs) -> a.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")),
            refused("VpcLimitExceeded")),
        Case.of(
            "a dry run makes no VPC",
            a -> a.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16").dryRun(true)),
            refused("DryRunOperation")),
        Case.of(
            "a VPC is tagged in its create call",
            a ->
                a.ec2()
                    .createVpc(
                        r -> r.cidrBlock("10.0.0.0/16").tagSpecifications(named(ResourceType.VPC)))
                    .vpc()
                    .tags()
                    .getFirst()
                    .value(),
            shows("lab")),
        Case.of(
            "a VPC's create call tags VPCs only",
            a ->
                a.ec2()
                    .createVpc(
                        r ->
                            r.cidrBlock("10.0.0.0/16")
                                .tagSpecifications(named(ResourceType.SUBNET))),
            refused("InvalidParameterValue")),
        Case.of(
            "a VPC that is not there is not described",
            a -> a.ec2().describeVpcs(r -> r.vpcIds(Unknown.VPC)),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "what is no VPC's id is malformed",
            a -> a.ec2().describeVpcs(r -> r.vpcIds("vpc-zzz")),
            refused("InvalidVpcID.Malformed")),
        Case.of(
            "a filter that no VPC meets finds none",
            a -> a.ec2().describeVpcs(r -> r.filters(filter("vpc-id", Unknown.VPC))).vpcs().size(),
            shows(0)),
        Case.of(
            "VPCs have no filter of that name",
            a -> a.ec2().describeVpcs(r -> r.filters(filter("colour", "green"))),
            refused("InvalidParameterValue")),
        Case.of(
            "a VPC has DNS support and no DNS hostnames",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.ec2()
                        .describeVpcAttribute(
                            r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                        .enableDnsSupport()
                        .value()
                    + " "
                    + a.ec2()
                        .describeVpcAttribute(
                            r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                        .enableDnsHostnames()
                        .value(),
            shows("true false")),
        Case.of(
            "one call changes one attribute of a VPC",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.ec2()
                    .modifyVpcAttribute(
                        r ->
                            r.vpcId(vpc)
                                .enableDnsSupport(v -> v.value(true))
                                .enableDnsHostnames(v -> v.value(true))),
            refused("InvalidParameterCombination")),
        Case.of(
            "a VPC that is not there has no attributes",
            a ->
                a.ec2()
                    .modifyVpcAttribute(
                        r -> r.vpcId(Unknown.VPC).enableDnsHostnames(v -> v.value(true))),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "a VPC takes its main table, default group and default ACL along",
            a -> a.make().vpc(),
            (a, vpc) -> {
              a.ec2().deleteVpc(r -> r.vpcId(vpc));
              return a.ec2()
                      .describeRouteTables(r -> r.filters(filter("vpc-id", vpc)))
                      .routeTables()
                      .size()
                  + a.ec2()
                      .describeSecurityGroups(r -> r.filters(filter("vpc-id", vpc)))
                      .securityGroups()
                      .size()
                  + a.ec2()
                      .describeNetworkAcls(r -> r.filters(filter("vpc-id", vpc)))
                      .networkAcls()
                      .size();
            },
            shows(0)),
        Case.of(
            "a VPC that is not there is not deleted",
            a -> a.ec2().deleteVpc(r -> r.vpcId(Unknown.VPC)),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "a VPC is deleted once",
            a -> {
              String vpc = a.make().vpc();
              a.ec2().deleteVpc(r -> r.vpcId(vpc));
              return vpc;
            },
            (a, vpc) -> a.ec2().deleteVpc(r -> r.vpcId(vpc)),
            refused("InvalidVpcID.NotFound")),
        holds("a subnet", (a, vpc) -> a.make().subnet(vpc, "10.0.1.0/24", ZONE_A)),
        holds("an attached internet gateway", (a, vpc) -> a.make().gatewayOf(vpc)),
        holds("a route table beside the main one", (a, vpc) -> a.make().table(vpc)),
        holds("a security group beside the default one", (a, vpc) -> a.make().group(vpc, "g")),
        holds("a network ACL beside the default one", (a, vpc) -> a.make().acl(vpc)),
        holds("a gateway endpoint", (a, vpc) -> a.make().endpointToS3(vpc)),
        holds(
            "an egress-only internet gateway",
            (a, vpc) -> a.ec2().createEgressOnlyInternetGateway(r -> r.vpcId(vpc))),
        holds(
            "a pending peering connection",
            (a, vpc) -> a.make().peering(vpc, a.make().vpc("10.1.0.0/16"))),
        holds(
            "an active peering connection",
            (a, vpc) -> {
              String peering = a.make().peering(vpc, a.make().vpc("10.1.0.0/16"));
              return a.ec2().acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
            }));
  }

  private static Case holds(String what, Case.Addition<String> addition) {
    return Case.of(
        what + " holds its VPC",
        a -> {
          String vpc = a.make().vpc();
          addition.to(a, vpc);
          return vpc;
        },
        (a, vpc) -> a.ec2().deleteVpc(r -> r.vpcId(vpc)),
        refused("DependencyViolation"));
  }
}
