package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimRule.PeerKind;
import io.lablift.simulator.ec2.SimRule.Terms;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Security groups ("Security groups for your VPC" in the VPC user guide). */
final class Groups {
  private final Ec2World ec2;
  private final Filters<SimGroup> filters;

  Groups(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimGroup>tagged()
            .one("description", g -> g.description)
            .id("group-id", SimGroup::id)
            .one("group-name", g -> g.groupName)
            .one("owner-id", g -> ec2.owner())
            .link("vpc-id", "vpc", g -> g.vpcId)
            .each("ip-permission.cidr", g -> peers(g, false, PeerKind.IPV4))
            .each("ip-permission.group-id", g -> peers(g, false, PeerKind.GROUP))
            .each("ip-permission.from-port", g -> rules(g, false).map(r -> r.terms.from() + ""))
            .each("ip-permission.to-port", g -> rules(g, false).map(r -> r.terms.to() + ""))
            .each("ip-permission.protocol", g -> rules(g, false).map(r -> r.terms.protocol()))
            .each("egress.ip-permission.cidr", g -> peers(g, true, PeerKind.IPV4))
            .each("egress.ip-permission.group-id", g -> peers(g, true, PeerKind.GROUP));
  }

  private static Stream<SimRule> rules(SimGroup group, boolean egress) {
    return group.seenRules().filter(r -> r.terms.egress() == egress);
  }

  private static Stream<String> peers(SimGroup group, boolean egress, PeerKind kind) {
    return rules(group, egress).filter(r -> r.terms.peerKind() == kind).map(r -> r.terms.peer());
  }

  void makeDefault(SimVpc vpc) {
    SimGroup group =
        ec2.groups.add(
            new SimGroup(ec2, vpc.id(), "default", "default VPC security group", Map.of()));
    addRule(group, new Terms(false, "-1", -1, -1, PeerKind.GROUP, group.id()));
    addRule(group, new Terms(true, "-1", -1, -1, PeerKind.IPV4, "0.0.0.0/0"));
    ec2.world.journal().made(group, "ec2:CreateVpc", Set.of());
  }

  private void addRule(SimGroup group, Terms terms) {
    ec2.rules.add(new SimRule(ec2, group, terms, "", Map.of(), true));
  }

  CreateSecurityGroupResponse create(CreateSecurityGroupRequest request) {
    String name = required(request.groupName(), "groupName");
    String description = required(request.description(), "groupDescription");
    SimVpc vpc =
        request.vpcId() == null
            ? ec2.vpcs
                .existing()
                .filter(v -> v.isDefault)
                .findAny()
                .orElseThrow(
                    () -> Refused.because("VPCIdNotSpecified", "No default VPC for this user"))
            : ec2.vpcs.use(request.vpcId());
    checkName(name);
    if (description.length() > 255
        || !description.matches("[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]+")) {
      throw Refused.invalid("Value (%s) for parameter GroupDescription is invalid.", description);
    }
    if (ec2.groups
        .linked("vpc", vpc.id())
        .anyMatch(g -> g.vpcId.equals(vpc.id()) && g.groupName.equals(name))) {
      throw Refused.because(
          "InvalidGroup.Duplicate",
          "The security group '%s' already exists for VPC '%s'",
          name,
          vpc.id());
    }
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.SECURITY_GROUP);
    ec2.require(Quota.SECURITY_GROUPS, ec2.groups.existing().count(), 1, "security groups");
    SimGroup group = ec2.groups.add(new SimGroup(ec2, vpc.id(), name, description, tags));
    addRule(group, new Terms(true, "-1", -1, -1, PeerKind.IPV4, "0.0.0.0/0"));
    ec2.world.journal().made(group, "ec2:CreateSecurityGroup", Set.of(vpc.id()));
    return CreateSecurityGroupResponse.builder()
        .groupId(group.id())
        .securityGroupArn(arn(group))
        .tags(Tagging.shown(group))
        .build();
  }

  private static void checkName(String name) {
    if (name.equals("default")) {
      throw Refused.because(
          "InvalidParameterValue", "Cannot use reserved security group name: default");
    }
    if (name.startsWith("sg-")) {
      throw Refused.invalid(
          "Value (%s) for parameter GroupName is invalid. Group names may not be in the format"
              + " sg-*.",
          name);
    }
    if (name.length() > 255 || !name.matches("[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]+")) {
      throw Refused.invalid("Value (%s) for parameter GroupName is invalid.", name);
    }
  }

  DescribeSecurityGroupsResponse describe(DescribeSecurityGroupsRequest request) {
    if (!request.groupNames().isEmpty()) {
      throw new UnsupportedOperationException(
          "the simulator describes groups by id or by the filter group-name");
    }
    Page<SimGroup> page =
        Filters.page(
            ec2.groups,
            filters,
            request.groupIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeSecurityGroupsResponse.builder()
        .securityGroups(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteSecurityGroupResponse delete(DeleteSecurityGroupRequest request) {
    SimGroup group = ec2.groups.use(required(request.groupId(), "groupId"));
    if (group.isDefault()) {
      throw Refused.because(
          "CannotDelete",
          "the specified group: \"%s\" name: \"default\" cannot be deleted by a user",
          group.id());
    }
    boolean onInterface =
        ec2.interfaces.linked("group", group.id()).anyMatch(i -> i.groups.contains(group.id()));
    boolean inRule =
        ec2.rules
            .linked("peer", group.id())
            .anyMatch(r -> r.group != group && r.terms.peer().equals(group.id()));
    if (onInterface || inRule) {
      throw Refused.dependency("resource %s has a dependent object", group.id());
    }
    ec2.world.journal().ended(group, "ec2:DeleteSecurityGroup", Duration.ZERO);
    group.rules().toList().forEach(r -> r.endAt(ec2.now()));
    group.endAt(ec2.now());
    return DeleteSecurityGroupResponse.builder().returnValue(true).groupId(group.id()).build();
  }

  private String arn(SimGroup group) {
    return "arn:aws:ec2:"
        + ec2.zones.region()
        + ":"
        + ec2.owner()
        + ":security-group/"
        + group.id();
  }

  private SecurityGroup shown(SimGroup group) {
    return SecurityGroup.builder()
        .groupId(group.id())
        .groupName(group.groupName)
        .description(group.description)
        .vpcId(group.vpcId)
        .ownerId(ec2.owner())
        .securityGroupArn(arn(group))
        .ipPermissions(permissions(group, false))
        .ipPermissionsEgress(permissions(group, true))
        .tags(Tagging.shown(group))
        .build();
  }

  /** The rules as AWS shows them with their group: one permission per protocol and port range. */
  private List<IpPermission> permissions(SimGroup group, boolean egress) {
    Map<String, List<SimRule>> byPorts = new LinkedHashMap<>();
    rules(group, egress)
        .forEach(
            r ->
                byPorts
                    .computeIfAbsent(
                        r.terms.protocol() + " " + r.terms.from() + " " + r.terms.to(),
                        k -> new ArrayList<>())
                    .add(r));
    return byPorts.values().stream().map(this::permission).toList();
  }

  private IpPermission permission(List<SimRule> rules) {
    Terms terms = rules.getFirst().terms;
    boolean all = terms.protocol().equals("-1");
    return IpPermission.builder()
        .ipProtocol(terms.protocol())
        .fromPort(all ? null : Integer.valueOf(terms.from()))
        .toPort(all ? null : Integer.valueOf(terms.to()))
        .ipRanges(
            of(rules, PeerKind.IPV4)
                .map(r -> IpRange.builder().cidrIp(r.terms.peer()).description(text(r)).build())
                .toList())
        .ipv6Ranges(
            of(rules, PeerKind.IPV6)
                .map(r -> Ipv6Range.builder().cidrIpv6(r.terms.peer()).description(text(r)).build())
                .toList())
        .prefixListIds(
            of(rules, PeerKind.PREFIX_LIST)
                .map(r -> PrefixListId.builder().prefixListId(r.terms.peer()).build())
                .toList())
        .userIdGroupPairs(
            of(rules, PeerKind.GROUP)
                .map(
                    r ->
                        UserIdGroupPair.builder()
                            .groupId(r.terms.peer())
                            .userId(ec2.owner())
                            .description(text(r))
                            .build())
                .toList())
        .build();
  }

  private static Stream<SimRule> of(List<SimRule> rules, PeerKind kind) {
    return rules.stream().filter(r -> r.terms.peerKind() == kind);
  }

  private static @Nullable String text(SimRule rule) {
    return rule.description.isEmpty() ? null : rule.description;
  }
}
