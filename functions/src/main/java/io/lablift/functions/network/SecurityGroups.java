package io.lablift.functions.network;

import static io.lablift.functions.lab.ResourceType.SECURITY_GROUP;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.stage.Lab;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.Traces;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** The lab's security groups, and their rules, which may name one another. */
final class SecurityGroups {
  private final Ec2Client ec2;

  SecurityGroups(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  Progress make(Lab lab, Supplier<Traces> traces) {
    List<Topology.SecurityGroup> groups = lab.topology().securityGroups();
    if (groups.stream().allMatch(group -> lab.has(SECURITY_GROUP, group.name()))) {
      return Progress.done();
    }
    if (traces.get().of(ResourceType.SECURITY_GROUP)) {
      ec2
          .describeSecurityGroups(r -> r.filters(Tags.filter("vpc-id", lab.vpcId())))
          .securityGroups()
          .stream()
          .filter(group -> Tags.prove(group.tags(), lab.mark()))
          .filter(group -> !lab.has(SECURITY_GROUP, Tags.name(group.tags())))
          .forEach(group -> lab.enter(SECURITY_GROUP, group.groupId(), Tags.name(group.tags())));
    }
    Progress progress = Progress.done();
    for (Topology.SecurityGroup group : groups) {
      if (!lab.has(SECURITY_GROUP, group.name())) {
        progress = progress.and(create(lab, group));
      }
    }
    return progress;
  }

  private Progress create(Lab lab, Topology.SecurityGroup group) {
    try {
      String id =
          ec2.createSecurityGroup(
                  r ->
                      r.vpcId(lab.vpcId())
                          .groupName(nameOf(lab, group))
                          .description(group.description())
                          .tagSpecifications(
                              Tags.spec(ResourceType.SECURITY_GROUP, lab.mark(), group.name())))
              .groupId();
      lab.enter(SECURITY_GROUP, id, group.name());
      return Progress.done();
    } catch (Ec2Exception e) {
      if (AwsErrors.code(e).equals("InvalidGroup.Duplicate")) {
        return lab.waitForSight(group.name());
      }
      throw e;
    }
  }

  /**
   * In somebody else's VPC there may be a group of this name, and the lab's must be told from it.
   */
  private static String nameOf(Lab lab, Topology.SecurityGroup group) {
    return lab.spec().place() == null ? group.name() : Names.unique(group.name(), lab.mark());
  }

  Progress authorize(Lab lab) {
    Progress progress = Progress.done();
    for (Topology.SecurityGroup group : lab.topology().securityGroups()) {
      if (progress.ready() && !lab.isReady(SECURITY_GROUP, group.name())) {
        progress = authorize(lab, group);
      }
    }
    return progress;
  }

  private Progress authorize(Lab lab, Topology.SecurityGroup group) {
    try {
      if (!group.ingress().isEmpty()) {
        ec2.authorizeSecurityGroupIngress(
            r ->
                r.groupId(lab.id(SECURITY_GROUP, group.name()))
                    .ipPermissions(
                        group.ingress().stream().map(rule -> permission(lab, rule)).toList()));
      }
    } catch (Ec2Exception e) {
      if (AwsErrors.isNotFound(e)) {
        return lab.waitForSight(group.name());
      }
      // All rules of a group go in one call, which AWS does whole or not at all: one there means
      // all there.
      if (!AwsErrors.code(e).equals("InvalidPermission.Duplicate")) {
        throw e;
      }
    }
    lab.ready(SECURITY_GROUP, group.name());
    return Progress.done();
  }

  private static IpPermission permission(Lab lab, Topology.Ingress rule) {
    IpPermission.Builder permission =
        IpPermission.builder().ipProtocol("tcp").fromPort(rule.port()).toPort(rule.port());
    if (rule.cidr() != null) {
      return permission.ipRanges(IpRange.builder().cidrIp(rule.cidr().toString()).build()).build();
    }
    String group = lab.id(SECURITY_GROUP, String.valueOf(rule.group()));
    return permission.userIdGroupPairs(UserIdGroupPair.builder().groupId(group).build()).build();
  }
}
