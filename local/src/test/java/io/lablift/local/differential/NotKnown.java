package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.notKnown;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/** Differences: moto does not know the call, or breaks on it. */
final class NotKnown {
  private NotKnown() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "VPCs have no filter of that name",
            refused("InvalidParameterValue"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "InvalidParameterValue: a value is not supported; DescribeVpcs lists its filters",
            Source.ERRORS),
        new Difference(
            "TCP has ports",
            refused("InvalidParameterValue"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "for tcp, udp, and icmp, you must specify a port range",
            Source.ec2("IpPermission")),
        new Difference(
            "a NAT gateway that is not there is not deleted",
            refused("NatGatewayNotFound"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "NatGatewayNotFound: the NAT gateway does not exist",
            Source.ERRORS),
        new Difference(
            "what is imported is a public key",
            refused("InvalidKey.Format"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "InvalidKey.Format: not in a valid OpenSSH public key format",
            Source.ERRORS),
        new Difference(
            "a server's address lies in its subnet",
            refused("InvalidParameterValue"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "you must specify a value from the IPv4 address range of the subnet",
            Source.ec2("RunInstances")),
        new Difference(
            "a server's address is not in use",
            refused("InvalidIPAddress.InUse"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "InvalidIPAddress.InUse: the IP address is already in use",
            Source.ERRORS),
        new Difference(
            "a volume that is not attached is not detached",
            refused("IncorrectState"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "IncorrectState: a volume has to be attached when it is detached",
            Source.ERRORS),
        new Difference(
            "a detached volume is deleted",
            ok(),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "the volume's id is enough; the instance's is needed for Multi-Attach volumes only",
            Source.ec2("DetachVolume")),
        new Difference(
            "an association that is not there is not replaced by one with another ACL",
            refused("InvalidAssociationID.NotFound"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "InvalidAssociationID.NotFound: also of a network ACL",
            Source.ERRORS),
        new Difference(
            "a VPC has one Instance Connect endpoint",
            refused("InstanceConnectEndpointLimitExceeded"),
            notKnown(),
            Reason.KNOWN,
            Right.UNDECIDED,
            "one per VPC, not adjustable; the code of the refusal is the simulator's guess",
            Source.EICE_QUOTAS),
        new Difference(
            "a classic load balancer that is not there serves no server",
            refused("LoadBalancerNotFound"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "LoadBalancerNotFound: the load balancer does not exist",
            Source.classic("RegisterInstancesWithLoadBalancer")),
        new Difference(
            "an Auto Scaling group needs a launch configuration that is there",
            refused("ValidationError"),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "ValidationError: the input fails to satisfy the constraints",
            Source.COMMON_ERRORS));
  }
}
