package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/** Differences: moto lets go what something else holds. */
final class LetGo {
  private LetGo() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "an attached internet gateway holds its VPC",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must detach or delete all gateways first",
            Source.ec2("DeleteVpc")),
        new Difference(
            "a security group beside the default one holds its VPC",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must delete all security groups except the default one first",
            Source.ec2("DeleteVpc")),
        new Difference(
            "a network ACL beside the default one holds its VPC",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must detach or delete all resources that are associated with the VPC first",
            Source.ec2("DeleteVpc")),
        new Difference(
            "a gateway endpoint holds its VPC",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must detach or delete all gateways and resources first",
            Source.ec2("DeleteVpc")),
        new Difference(
            "an egress-only internet gateway holds its VPC",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must detach or delete all gateways first",
            Source.ec2("DeleteVpc")),
        new Difference(
            "a pending peering connection holds its VPC",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.UNDECIDED,
            "all associated resources have to go first, but peering connections are not named: the"
                + " simulator is on the safe side",
            Source.ec2("DeleteVpc")),
        new Difference(
            "an active peering connection holds its VPC",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.UNDECIDED,
            "all associated resources have to go first, but peering connections are not named: the"
                + " simulator is on the safe side",
            Source.ec2("DeleteVpc")),
        new Difference(
            "a free network interface holds its subnet",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "DependencyViolation: resources in a VPC may have dependent resources, which prevent"
                + " their deletion",
            Source.ERRORS),
        new Difference(
            "a server holds its subnet",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must terminate all running instances in the subnet first",
            Source.ec2("DeleteSubnet")),
        new Difference(
            "a NAT gateway holds its subnet",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "DependencyViolation: resources in a VPC may have dependent resources, which prevent"
                + " their deletion",
            Source.ERRORS),
        new Difference(
            "a load balancer holds its subnet",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "DependencyViolation: resources in a VPC may have dependent resources, which prevent"
                + " their deletion",
            Source.ERRORS),
        new Difference(
            "an Elastic IP on a server keeps the internet gateway attached",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "the VPC must not contain any running instances with Elastic IP addresses or public"
                + " IPv4 addresses",
            Source.ec2("DetachInternetGateway")),
        new Difference(
            "a NAT gateway keeps the internet gateway attached",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "the network has some mapped public addresses: there a load balancer's, here a NAT"
                + " gateway's",
            Source.MAPPED_ADDRESSES),
        new Difference(
            "an attached virtual private gateway is not deleted",
            refused("IncorrectState"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must first detach the virtual private gateway from the VPC",
            Source.ec2("DeleteVpnGateway")),
        new Difference(
            "the main table is not deleted",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you can't delete the main route table",
            Source.ec2("DeleteRouteTable")),
        new Difference(
            "the default group is not deleted",
            refused("CannotDelete"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "CannotDelete: you cannot delete the default security group in your VPC",
            Source.ERRORS),
        new Difference(
            "a rule of another group holds the group that it names",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "DependencyViolation where another group in the VPC references it",
            Source.ec2("DeleteSecurityGroup")),
        new Difference(
            "a rule of another group about what goes out holds the group that it names",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "DependencyViolation where another group in the VPC references it",
            Source.ec2("DeleteSecurityGroup")),
        new Difference(
            "a network interface holds its group",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "DependencyViolation where a network interface is associated with it",
            Source.ec2("DeleteSecurityGroup")),
        new Difference(
            "a load balancer holds its group",
            refused("DependencyViolation"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "DependencyViolation where a network interface is associated with it",
            Source.ec2("DeleteSecurityGroup")),
        new Difference(
            "an address on a server is not released",
            refused("InvalidIPAddress.InUse"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must disassociate it first; otherwise InvalidIPAddress.InUse",
            Source.ec2("ReleaseAddress")),
        new Difference(
            "an address of a NAT gateway is not released",
            refused("InvalidIPAddress.InUse"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must disassociate it first; otherwise InvalidIPAddress.InUse",
            Source.ec2("ReleaseAddress")),
        new Difference(
            "an attached network interface is not deleted",
            refused("InvalidParameterValue"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "InvalidNetworkInterface.InUse says that you may also receive InvalidParameterValue",
            Source.ERRORS),
        new Difference(
            "a network interface is attached once",
            refused("InvalidNetworkInterface.InUse"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "InvalidNetworkInterface.InUse: it cannot be attached to another instance",
            Source.ERRORS),
        new Difference(
            "a volume is attached once",
            refused("VolumeInUse"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "VolumeInUse: the volume is attached to an instance",
            Source.ERRORS),
        new Difference(
            "the default ACL is not deleted",
            refused("InvalidParameterValue"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you can't delete the default network ACL",
            Source.ec2("DeleteNetworkAcl")),
        new Difference(
            "a protected load balancer is not deleted",
            refused("OperationNotPermitted"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you can't delete a load balancer if deletion protection is enabled",
            Source.elbv2("DeleteLoadBalancer")),
        new Difference(
            "an Auto Scaling group with servers is not deleted without force",
            refused("ResourceInUse"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "you must specify the option to force the deletion in order for it to succeed",
            Source.scaling("DeleteAutoScalingGroup")),
        new Difference(
            "a launch configuration in use is not deleted",
            refused("ResourceInUse"),
            ok(),
            Reason.HELD,
            Right.SIMULATOR,
            "it must not be attached to an Auto Scaling group",
            Source.scaling("DeleteLaunchConfiguration")));
  }
}
