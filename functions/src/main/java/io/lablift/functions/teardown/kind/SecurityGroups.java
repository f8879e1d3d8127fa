package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * Security groups. One that another refers to goes after it; where groups refer to each other, or
 * the VPC's default group refers to one, the rules are revoked.
 */
public final class SecurityGroups implements Kind {
  private final Ec2Client ec2;

  public SecurityGroups(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.SECURITY_GROUP;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    List<Remnant> found = new ArrayList<>(inVpcs(scope));
    if (ImageIds.isBuilder(scope.mark().lab())) {
      found.addAll(ofBuilder(scope));
    }
    return List.copyOf(found);
  }

  /**
   * The group of a builder that stands in somebody else's VPC: it bears the lab's tags, and a name
   * that is this attempt's alone. Its tags by themselves would not do: what lies in a VPC is that
   * VPC's.
   */
  private List<Remnant> ofBuilder(Scope scope) {
    return ec2
        .describeSecurityGroupsPaginator(r -> r.filters(Tags.filters(scope.mark())))
        .securityGroups()
        .stream()
        .filter(group -> Names.isUnique(group.groupName(), scope.mark()))
        .map(group -> remnant(group, Ownership.named(group.groupName())))
        .toList();
  }

  private List<Remnant> inVpcs(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    List<SecurityGroup> groups =
        ec2
            .describeSecurityGroupsPaginator(r -> r.filters(scope.inVpcs("vpc-id")))
            .securityGroups()
            .stream()
            .toList();
    List<Remnant> remnants = new ArrayList<>();
    for (SecurityGroup group : groups) {
      if (isDefault(group)) {
        revokeReferences(group);
      } else {
        remnants.add(remnant(group, Ownership.inVpc(group.vpcId())));
      }
    }
    return remnants;
  }

  private static boolean isDefault(SecurityGroup group) {
    return group.groupName().equals("default");
  }

  private static Remnant remnant(SecurityGroup group, Ownership proof) {
    List<String> holds = new ArrayList<>(references(group));
    holds.add(group.vpcId());
    return Remnant.of(
        ResourceType.SECURITY_GROUP, group.groupId(), group.groupName(), proof, holds);
  }

  private static List<String> references(SecurityGroup group) {
    return Stream.concat(group.ipPermissions().stream(), group.ipPermissionsEgress().stream())
        .flatMap(permission -> permission.userIdGroupPairs().stream())
        .map(UserIdGroupPair::groupId)
        .filter(Objects::nonNull)
        .filter(id -> !id.equals(group.groupId()))
        .distinct()
        .toList();
  }

  private void revokeReferences(SecurityGroup group) {
    List<IpPermission> in = referring(group, group.ipPermissions());
    if (!in.isEmpty()) {
      revoke(
          () -> ec2.revokeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipPermissions(in)));
    }
    List<IpPermission> out = referring(group, group.ipPermissionsEgress());
    if (!out.isEmpty()) {
      revoke(
          () -> ec2.revokeSecurityGroupEgress(r -> r.groupId(group.groupId()).ipPermissions(out)));
    }
  }

  /** A rule that a lagging Describe still shows may be revoked already. */
  private static void revoke(Runnable call) {
    try {
      call.run();
    } catch (Ec2Exception e) {
      if (!AwsErrors.isNotFound(e)) {
        throw e;
      }
    }
  }

  /** The part of these rules that names other groups. */
  private static List<IpPermission> referring(SecurityGroup group, List<IpPermission> rules) {
    return rules.stream()
        .map(
            rule ->
                rule.toBuilder()
                    .ipRanges(List.of())
                    .ipv6Ranges(List.of())
                    .prefixListIds(List.of())
                    .userIdGroupPairs(
                        rule.userIdGroupPairs().stream()
                            .filter(pair -> !group.groupId().equals(pair.groupId()))
                            .toList())
                    .build())
        .filter(rule -> !rule.userIdGroupPairs().isEmpty())
        .toList();
  }

  /** Breaks the references among groups that keep one another from being deleted. */
  public void revokeReferences(List<Remnant> groups) {
    ec2.describeSecurityGroups(
            r -> r.filters(Tags.filter("group-id", groups.stream().map(Remnant::id).toList())))
        .securityGroups()
        .forEach(this::revokeReferences);
  }

  @Override
  public void delete(Remnant group) {
    ec2.deleteSecurityGroup(r -> r.groupId(group.id()));
  }
}
