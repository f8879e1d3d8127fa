package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.EVERYWHERE;
import static io.lablift.local.differential.Parts.everything;
import static io.lablift.local.differential.Parts.filter;
import static io.lablift.local.differential.Parts.portFrom;
import static io.lablift.local.differential.Parts.portFromGroup;
import static io.lablift.local.differential.Parts.range;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/** Rules of security groups. */
final class RuleCases {
  private RuleCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a rule lets a port in",
            RuleCases::group,
            (a, group) -> allow(a, group, portFrom(EVERYWHERE, 80)),
            ok()),
        Case.of(
            "the same rule is not made twice",
            RuleCases::groupWithRule,
            (a, group) -> allow(a, group, portFrom(EVERYWHERE, 80)),
            refused("InvalidPermission.Duplicate")),
        Case.of(
            "one call does not make the same rule twice",
            RuleCases::group,
            (a, group) ->
                a.ec2()
                    .authorizeSecurityGroupIngress(
                        r ->
                            r.groupId(group)
                                .ipPermissions(portFrom(EVERYWHERE, 80), portFrom(EVERYWHERE, 80))),
            refused("InvalidPermission.Duplicate")),
        Case.of(
            "a rule needs a group that is there",
            a -> allow(a, Unknown.GROUP, portFrom(EVERYWHERE, 80)),
            refused("InvalidGroup.NotFound")),
        Case.of(
            "a rule needs a peer that is there",
            RuleCases::group,
            (a, group) -> allow(a, group, portFromGroup(Unknown.GROUP, 80)),
            refused("InvalidGroup.NotFound")),
        Case.of(
            "a rule's block is a block",
            RuleCases::group,
            (a, group) -> allow(a, group, portFrom("10.0.0.0/33", 80)),
            refused("InvalidParameterValue")),
        Case.of(
            "a port has 16 bits",
            RuleCases::group,
            (a, group) -> allow(a, group, ports("tcp", 80, 65536)),
            refused("InvalidParameterValue")),
        Case.of(
            "a range of ports begins before it ends",
            RuleCases::group,
            (a, group) -> allow(a, group, ports("tcp", 90, 80)),
            refused("InvalidParameterValue")),
        Case.of(
            "TCP has ports",
            RuleCases::group,
            (a, group) -> allow(a, group, ports("tcp", null, null)),
            refused("InvalidParameterValue")),
        Case.of(
            "a rule's protocol is known",
            RuleCases::group,
            (a, group) -> allow(a, group, ports("carrier-pigeon", 80, 80)),
            refused("InvalidParameterValue")),
        Case.of(
            "a protocol's number is its name",
            RuleCases::group,
            (a, group) -> {
              allow(a, group, ports("6", 80, 80));
              return permissions(a, group).getFirst().ipProtocol();
            },
            shows("tcp")),
        Case.of(
            "a rule without anything is none",
            RuleCases::group,
            (a, group) -> a.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group)),
            refused("MissingParameter")),
        Case.of(
            "a rule is revoked",
            RuleCases::groupWithRule,
            (a, group) -> {
              revoke(a, group, portFrom(EVERYWHERE, 80));
              return permissions(a, group).size();
            },
            shows(0)),
        Case.of(
            "a rule that is not there is not revoked",
            RuleCases::group,
            (a, group) -> revoke(a, group, portFrom(EVERYWHERE, 80)),
            refused("InvalidPermission.NotFound")),
        Case.of(
            "a rule is revoked by its id",
            RuleCases::group,
            (a, group) -> {
              String rule =
                  a.ec2()
                      .authorizeSecurityGroupIngress(
                          r -> r.groupId(group).ipPermissions(portFrom(EVERYWHERE, 80)))
                      .securityGroupRules()
                      .getFirst()
                      .securityGroupRuleId();
              a.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(rule));
              return permissions(a, group).size();
            },
            shows(0)),
        Case.of(
            "a rule whose id is not there is not revoked",
            RuleCases::group,
            (a, group) ->
                a.ec2()
                    .revokeSecurityGroupIngress(
                        r -> r.groupId(group).securityGroupRuleIds(Unknown.RULE)),
            refused("InvalidSecurityGroupRuleId.NotFound")),
        Case.of(
            "the rule that lets everything out is revoked",
            RuleCases::group,
            (a, group) ->
                a.ec2()
                    .revokeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(everything())),
            ok()),
        Case.of(
            "a new group lets everything out already",
            RuleCases::group,
            (a, group) ->
                a.ec2()
                    .authorizeSecurityGroupEgress(
                        r -> r.groupId(group).ipPermissions(everything())),
            refused("InvalidPermission.Duplicate")),
        Case.of(
            "a group's rules are listed one by one",
            RuleCases::groupWithRule,
            (a, group) ->
                a.ec2()
                    .describeSecurityGroupRules(r -> r.filters(filter("group-id", group)))
                    .securityGroupRules()
                    .size(),
            shows(2)));
  }

  private static String group(Side a) {
    return a.make().group(a.make().vpc(), "web");
  }

  private static String groupWithRule(Side a) {
    String group = group(a);
    allow(a, group, portFrom(EVERYWHERE, 80));
    return group;
  }

  private static Object allow(Side a, String group, IpPermission permission) {
    return a.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permission));
  }

  private static Object revoke(Side a, String group, IpPermission permission) {
    return a.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permission));
  }

  private static IpPermission ports(String protocol, @Nullable Integer from, @Nullable Integer to) {
    return IpPermission.builder()
        .ipProtocol(protocol)
        .fromPort(from)
        .toPort(to)
        .ipRanges(range(EVERYWHERE))
        .build();
  }

  private static List<IpPermission> permissions(Side a, String group) {
    return a.ec2()
        .describeSecurityGroups(r -> r.groupIds(group))
        .securityGroups()
        .getFirst()
        .ipPermissions();
  }
}
