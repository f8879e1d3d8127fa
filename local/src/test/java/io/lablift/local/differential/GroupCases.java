package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.made;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.EVERYWHERE;
import static io.lablift.local.differential.Parts.filter;
import static io.lablift.local.differential.Parts.portFrom;
import static io.lablift.local.differential.Parts.portFromGroup;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** Security groups. */
final class GroupCases {
  private GroupCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a VPC has one group of a name",
            a -> {
              String vpc = a.make().vpc();
              a.make().group(vpc, "web");
              return vpc;
            },
            (a, vpc) -> made(a.make().group(vpc, "web")),
            refused("InvalidGroup.Duplicate")),
        Case.of(
            "groups of two VPCs may have the same name",
            a -> {
              a.make().group(a.make().vpc(), "web");
              return a.make().vpc("10.1.0.0/16");
            },
            (a, vpc) ->
                a.ec2().createSecurityGroup(r -> r.vpcId(vpc).groupName("web").description("any")),
            ok()),
        Case.of(
            "a group needs a VPC that is there",
            a -> made(a.make().group(Unknown.VPC, "web")),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "the name of the default group is taken",
            a -> a.make().vpc(),
            (a, vpc) -> made(a.make().group(vpc, "default")),
            refused("InvalidParameterValue")),
        Case.of(
            "a group's name does not look like an id",
            a -> a.make().vpc(),
            (a, vpc) -> made(a.make().group(vpc, "sg-web")),
            refused("InvalidParameterValue")),
        Case.of(
            "a group needs a description",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createSecurityGroup(r -> r.vpcId(vpc).groupName("web")),
            refused("MissingParameter")),
        Case.of(
            "a new group lets nothing in and everything out",
            a -> a.make().group(a.make().vpc(), "web"),
            (a, id) -> {
              SecurityGroup group = described(a, id);
              return group.ipPermissions().size()
                  + " "
                  + group.ipPermissionsEgress().getFirst().ipProtocol()
                  + " "
                  + group.ipPermissionsEgress().getFirst().ipRanges().getFirst().cidrIp();
            },
            shows("0 -1 0.0.0.0/0")),
        Case.of(
            "a VPC is born with a default group that lets itself in",
            a -> a.make().vpc(),
            (a, vpc) -> {
              SecurityGroup group = defaultOf(a, vpc);
              return group.groupName()
                  + " "
                  + group.ipPermissions().stream()
                      .flatMap(permission -> permission.userIdGroupPairs().stream())
                      .filter(pair -> pair.groupId().equals(group.groupId()))
                      .count();
            },
            shows("default 1")),
        Case.of(
            "a group that is not there is not described",
            a -> a.ec2().describeSecurityGroups(r -> r.groupIds(Unknown.GROUP)),
            refused("InvalidGroup.NotFound")),
        Case.of(
            "what is no group's id is malformed",
            a -> a.ec2().describeSecurityGroups(r -> r.groupIds("sg-zzz")),
            refused("InvalidGroupId.Malformed")),
        Case.of(
            "groups are found by their names in a VPC",
            a -> {
              String vpc = a.make().vpc();
              a.make().group(vpc, "web-a");
              a.make().group(vpc, "web-b");
              return vpc;
            },
            (a, vpc) ->
                a.ec2()
                    .describeSecurityGroups(
                        r -> r.filters(filter("vpc-id", vpc), filter("group-name", "web-*")))
                    .securityGroups()
                    .size(),
            shows(2)),
        Case.of(
            "the default group is not deleted",
            a -> a.make().vpc(),
            (a, vpc) -> {
              String group = defaultOf(a, vpc).groupId();
              return a.ec2().deleteSecurityGroup(r -> r.groupId(group));
            },
            refused("CannotDelete")),
        Case.of(
            "a group that is not there is not deleted",
            a -> a.ec2().deleteSecurityGroup(r -> r.groupId(Unknown.GROUP)),
            refused("InvalidGroup.NotFound")),
        Case.of(
            "a group is deleted once",
            a -> {
              String group = a.make().group(a.make().vpc(), "web");
              a.ec2().deleteSecurityGroup(r -> r.groupId(group));
              return group;
            },
            (a, group) -> a.ec2().deleteSecurityGroup(r -> r.groupId(group)),
            refused("InvalidGroup.NotFound")),
        Case.of(
            "a rule of another group holds the group that it names",
            a -> {
              String vpc = a.make().vpc();
              String named = a.make().group(vpc, "named");
              String naming = a.make().group(vpc, "naming");
              a.ec2()
                  .authorizeSecurityGroupIngress(
                      r -> r.groupId(naming).ipPermissions(portFromGroup(named, 22)));
              return named;
            },
            (a, group) -> a.ec2().deleteSecurityGroup(r -> r.groupId(group)),
            refused("DependencyViolation")),
        Case.of(
            "a rule of another group about what goes out holds the group that it names",
            a -> {
              String vpc = a.make().vpc();
              String named = a.make().group(vpc, "named");
              String naming = a.make().group(vpc, "naming");
              a.ec2()
                  .authorizeSecurityGroupEgress(
                      r -> r.groupId(naming).ipPermissions(portFromGroup(named, 22)));
              return named;
            },
            (a, group) -> a.ec2().deleteSecurityGroup(r -> r.groupId(group)),
            refused("DependencyViolation")),
        Case.of(
            "a group that names itself is deleted",
            a -> {
              String group = a.make().group(a.make().vpc(), "web");
              a.ec2()
                  .authorizeSecurityGroupIngress(
                      r -> r.groupId(group).ipPermissions(portFromGroup(group, 22)));
              return group;
            },
            (a, group) -> a.ec2().deleteSecurityGroup(r -> r.groupId(group)),
            ok()),
        Case.of(
            "a network interface holds its group",
            a -> {
              String vpc = a.make().vpc();
              String subnet = a.make().subnet(vpc, "10.0.1.0/24", Making.ZONE_A);
              String group = a.make().group(vpc, "web");
              a.ec2().createNetworkInterface(r -> r.subnetId(subnet).groups(group));
              return group;
            },
            (a, group) -> a.ec2().deleteSecurityGroup(r -> r.groupId(group)),
            refused("DependencyViolation")),
        Case.of(
            "a load balancer holds its group",
            a -> {
              Making.Plot plot = a.make().plot();
              String group = a.make().group(plot.vpc(), "web");
              a.elbv2()
                  .createLoadBalancer(
                      r ->
                          r.name("b")
                              .subnets(plot.subnetA(), plot.subnetC())
                              .securityGroups(group));
              return group;
            },
            (a, group) -> a.ec2().deleteSecurityGroup(r -> r.groupId(group)),
            refused("DependencyViolation")),
        Case.of(
            "a group with rules is deleted",
            a -> {
              String group = a.make().group(a.make().vpc(), "web");
              a.ec2()
                  .authorizeSecurityGroupIngress(
                      r -> r.groupId(group).ipPermissions(portFrom(EVERYWHERE, 80)));
              return group;
            },
            (a, group) -> a.ec2().deleteSecurityGroup(r -> r.groupId(group)),
            ok()));
  }

  private static SecurityGroup described(Side a, String group) {
    return a.ec2().describeSecurityGroups(r -> r.groupIds(group)).securityGroups().getFirst();
  }

  private static SecurityGroup defaultOf(Side a, String vpc) {
    return a.ec2()
        .describeSecurityGroups(r -> r.filters(filter("vpc-id", vpc)))
        .securityGroups()
        .getFirst();
  }
}
