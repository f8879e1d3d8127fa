package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/**
 * Differences: moto does not check what a call on load balancers, scaling and parameters asks for.
 */
final class NotCheckedInBalancing {
  private NotCheckedInBalancing() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "an application load balancer has subnets in two zones",
            refused("ValidationError"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "you must specify subnets from at least two Availability Zones",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a load balancer's groups are there",
            refused("InvalidSecurityGroup"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidSecurityGroup: the specified security group does not exist",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a load balancer's name has 32 characters at most",
            refused("ValidationError"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "a name can have a maximum of 32 characters",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a load balancer's name does not begin as those of internal ones do",
            refused("ValidationError"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "a name must not begin with internal-",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a load balancer's name does not end with a hyphen",
            refused("ValidationError"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "a name must not begin or end with a hyphen",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a load balancer's name has letters, digits and hyphens",
            refused("ValidationError"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "a name must contain only alphanumeric characters or hyphens",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a load balancer has one subnet of a zone",
            refused("InvalidConfigurationRequest"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "you can specify only one subnet per Availability Zone",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a load balancer that faces the internet needs an internet gateway",
            refused("InvalidSubnet"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidSubnet: the specified VPC has no associated internet gateway",
            Source.classic("CreateLoadBalancer")),
        new Difference(
            "a target group serves one load balancer",
            refused("TargetGroupAssociationLimit"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "TargetGroupAssociationLimit: the number of load balancers per target group",
            Source.elbv2("CreateListener")),
        new Difference(
            "a port of a load balancer has one listener",
            refused("DuplicateListener"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "DuplicateListener: a listener with the specified port already exists",
            Source.elbv2("CreateListener")),
        new Difference(
            "a target that is not there is not registered",
            refused("InvalidTarget"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidTarget: the target does not exist or is not in the VPC",
            Source.elbv2("RegisterTargets")),
        new Difference(
            "a classic load balancer serves servers that are there",
            refused("InvalidInstance"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidInstance: the specified endpoint is not valid",
            Source.classic("RegisterInstancesWithLoadBalancer")),
        new Difference(
            "an Auto Scaling group's name is taken once",
            refused("AlreadyExists"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "AlreadyExists: there is a group with this name",
            Source.scaling("CreateAutoScalingGroup")),
        new Difference(
            "a launch configuration's name is taken once",
            refused("AlreadyExists"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "AlreadyExists: there is a launch configuration with this name",
            Source.scaling("CreateLaunchConfiguration")),
        new Difference(
            "a launch configuration that is not there is not deleted",
            refused("ValidationError"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "ValidationError: the input fails to satisfy the constraints",
            Source.COMMON_ERRORS),
        new Difference(
            "a parameter's value has 4 KB at most",
            refused("ValidationException"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "standard parameters have a value limit of 4 KB",
            Source.ssm("PutParameter")),
        new Difference(
            "a path begins with a slash",
            refused("ValidationException"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "for parameters in a hierarchy, you must include a leading forward slash",
            Source.ssm("PutParameter")));
  }
}
