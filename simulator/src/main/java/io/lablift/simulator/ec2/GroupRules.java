package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimRule.PeerKind;
import io.lablift.simulator.ec2.SimRule.Terms;
import io.lablift.simulator.world.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The rules of security groups ("Security group rules" in the VPC user guide). */
final class GroupRules {
  private record Wanted(Terms terms, String description) {}

  private final Ec2World ec2;
  private final Filters<SimRule> filters;

  GroupRules(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimRule>tagged()
            .one("group-id", r -> r.group.id())
            .one("security-group-rule-id", SimRule::id);
  }

  AuthorizeSecurityGroupIngressResponse allowIn(AuthorizeSecurityGroupIngressRequest request) {
    List<IpPermission> permissions =
        permissions(
            request.ipPermissions(),
            request.ipProtocol(),
            request.fromPort(),
            request.toPort(),
            request.cidrIp());
    List<SimRule> made =
        authorize(request.groupId(), permissions, false, request.tagSpecifications());
    return AuthorizeSecurityGroupIngressResponse.builder()
        .returnValue(true)
        .securityGroupRules(made.stream().map(this::shown).toList())
        .build();
  }

  AuthorizeSecurityGroupEgressResponse allowOut(AuthorizeSecurityGroupEgressRequest request) {
    List<SimRule> made =
        authorize(request.groupId(), request.ipPermissions(), true, request.tagSpecifications());
    return AuthorizeSecurityGroupEgressResponse.builder()
        .returnValue(true)
        .securityGroupRules(made.stream().map(this::shown).toList())
        .build();
  }

  RevokeSecurityGroupIngressResponse revokeIn(RevokeSecurityGroupIngressRequest request) {
    List<IpPermission> permissions =
        permissions(
            request.ipPermissions(),
            request.ipProtocol(),
            request.fromPort(),
            request.toPort(),
            request.cidrIp());
    revoke(request.groupId(), permissions, request.securityGroupRuleIds(), false);
    return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
  }

  RevokeSecurityGroupEgressResponse revokeOut(RevokeSecurityGroupEgressRequest request) {
    revoke(request.groupId(), request.ipPermissions(), request.securityGroupRuleIds(), true);
    return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
  }

  /** The short form with one range, or the list. */
  private static List<IpPermission> permissions(
      List<IpPermission> list,
      @Nullable String protocol,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable String cidr) {
    if (cidr == null) {
      return list;
    }
    if (!list.isEmpty()) {
      throw Refused.combination("The parameter CidrIp may not be used with IpPermissions");
    }
    return List.of(
        IpPermission.builder()
            .ipProtocol(protocol)
            .fromPort(from)
            .toPort(to)
            .ipRanges(IpRange.builder().cidrIp(cidr).build())
            .build());
  }

  private List<SimRule> authorize(
      @Nullable String groupId,
      List<IpPermission> permissions,
      boolean egress,
      List<TagSpecification> tagging) {
    SimGroup group = ec2.groups.use(required(groupId == null ? "" : groupId, "groupId"));
    Map<String, String> tags = Tagging.of(tagging, Kind.SECURITY_GROUP_RULE);
    List<Wanted> wanted = wanted(permissions, egress);
    if (wanted.isEmpty()) {
      throw Refused.missing("ipPermissions");
    }
    Set<Terms> there = new HashSet<>(group.rules().map(r -> r.terms).toList());
    for (Wanted one : wanted) {
      if (!there.add(one.terms())) {
        throw Refused.because(
            "InvalidPermission.Duplicate",
            "the specified rule \"peer: %s, %s, from port: %d, to port: %d, ALLOW\" already exists",
            one.terms().peer(),
            one.terms().protocol(),
            one.terms().from(),
            one.terms().to());
      }
    }
    List<SimRule> made = new ArrayList<>();
    for (Wanted one : wanted) {
      made.add(ec2.rules.add(new SimRule(ec2, group, one.terms(), one.description(), tags, false)));
    }
    Set<String> names = new HashSet<>(Set.of(group.id()));
    wanted.stream()
        .filter(w -> w.terms().peerKind() == PeerKind.GROUP)
        .forEach(w -> names.add(w.terms().peer()));
    String action = "ec2:AuthorizeSecurityGroup" + (egress ? "Egress" : "Ingress");
    ec2.world.journal().done(ec2.now(), made.getFirst().id(), action, names, Set.of());
    return made;
  }

  private void revoke(
      @Nullable String groupId,
      List<IpPermission> permissions,
      List<String> ruleIds,
      boolean egress) {
    SimGroup group = ec2.groups.use(required(groupId == null ? "" : groupId, "groupId"));
    List<SimRule> going = new ArrayList<>();
    for (String id : ruleIds) {
      going.add(
          group
              .rules()
              .filter(r -> r.id().equals(id) && r.terms.egress() == egress)
              .findAny()
              .orElseThrow(() -> Refused.notFound(Kind.SECURITY_GROUP_RULE, id)));
    }
    for (Wanted one : wanted(permissions, egress)) {
      going.add(
          group
              .rules()
              .filter(r -> r.terms.equals(one.terms()))
              .findAny()
              .orElseThrow(
                  () ->
                      Refused.because(
                          "InvalidPermission.NotFound",
                          "The specified rule does not exist in this security group.")));
    }
    if (going.isEmpty()) {
      throw Refused.missing("ipPermissions");
    }
    going.forEach(r -> r.endAt(ec2.now()));
  }

  private List<Wanted> wanted(List<IpPermission> permissions, boolean egress) {
    List<Wanted> wanted = new ArrayList<>();
    for (IpPermission p : permissions) {
      p.ipRanges()
          .forEach(
              r -> wanted.add(wanted(p, egress, PeerKind.IPV4, cidr(r.cidrIp()), r.description())));
      p.ipv6Ranges()
          .forEach(
              r -> wanted.add(wanted(p, egress, PeerKind.IPV6, r.cidrIpv6(), r.description())));
      p.prefixListIds()
          .forEach(
              r ->
                  wanted.add(
                      wanted(p, egress, PeerKind.PREFIX_LIST, r.prefixListId(), r.description())));
      p.userIdGroupPairs()
          .forEach(
              r ->
                  wanted.add(
                      wanted(
                          p,
                          egress,
                          PeerKind.GROUP,
                          ec2.groups.use(required(r.groupId(), "groupId")).id(),
                          r.description())));
    }
    return wanted;
  }

  private static String cidr(String text) {
    Cidr cidr =
        Cidr.parse(text).orElseThrow(() -> Refused.invalid("CIDR block %s is malformed", text));
    return cidr.canonical().toString();
  }

  private static Wanted wanted(
      IpPermission p, boolean egress, PeerKind kind, String peer, @Nullable String description) {
    String protocol =
        switch (required(p.ipProtocol(), "ipProtocol")) {
          case "6" -> "tcp";
          case "17" -> "udp";
          case "1" -> "icmp";
          case String other -> other;
        };
    boolean ported = protocol.equals("tcp") || protocol.equals("udp");
    boolean known =
        ported
            || List.of("icmp", "icmpv6", "-1").contains(protocol)
            || protocol.matches("\\d{1,3}");
    if (!known) {
      throw Refused.invalid("Invalid value '%s' for IP protocol. Unknown protocol.", protocol);
    }
    if (protocol.equals("-1")) {
      return new Wanted(new Terms(egress, "-1", -1, -1, kind, peer), text(description));
    }
    Integer from = p.fromPort();
    Integer to = p.toPort();
    if (ported && (from == null || to == null)) {
      throw Refused.invalid(
          "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
    }
    if (ported && (from < 0 || to > 65535 || from > to)) {
      throw Refused.invalid("Invalid TCP/UDP port range (%d:%d)", from, to);
    }
    int first = from == null ? -1 : from;
    int last = to == null ? -1 : to;
    return new Wanted(new Terms(egress, protocol, first, last, kind, peer), text(description));
  }

  private static String text(@Nullable String description) {
    return description == null ? "" : description;
  }

  DescribeSecurityGroupRulesResponse describe(DescribeSecurityGroupRulesRequest request) {
    Page<SimRule> page =
        Filters.page(
            ec2.rules,
            filters,
            request.securityGroupRuleIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeSecurityGroupRulesResponse.builder()
        .securityGroupRules(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private SecurityGroupRule shown(SimRule rule) {
    Terms terms = rule.terms;
    var shown =
        SecurityGroupRule.builder()
            .securityGroupRuleId(rule.id())
            .groupId(rule.group.id())
            .groupOwnerId(ec2.owner())
            .isEgress(terms.egress())
            .ipProtocol(terms.protocol())
            .fromPort(terms.from())
            .toPort(terms.to())
            .tags(Tagging.shown(rule));
    if (!rule.description.isEmpty()) {
      shown.description(rule.description);
    }
    switch (terms.peerKind()) {
      case IPV4 -> shown.cidrIpv4(terms.peer());
      case IPV6 -> shown.cidrIpv6(terms.peer());
      case PREFIX_LIST -> shown.prefixListId(terms.peer());
      case GROUP -> shown.referencedGroupInfo(g -> g.groupId(terms.peer()).userId(ec2.owner()));
    }
    return shown.build();
  }
}
