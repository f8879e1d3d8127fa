package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/** Differences: moto does not follow what a call leads to. */
final class NotFollowed {
  private NotFollowed() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "a VPC's block loses its host bits",
            shows("10.0.0.0/16"),
            shows("10.0.7.7/16"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "we modify the specified CIDR block to its canonical form",
            Source.ec2("CreateVpc")),
        new Difference(
            "a VPC takes its main table, default group and default ACL along",
            shows("0"),
            shows("1"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "it deletes the default security group, network ACL, and route table",
            Source.ec2("DeleteVpc")),
        new Difference(
            "subnets come page by page",
            shows("[5, 2]"),
            shows("[7]"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "MaxResults is the most that one answer has",
            Source.ec2("DescribeSubnets")),
        new Difference(
            "a route to a NAT gateway that was deleted is a black hole",
            shows("blackhole"),
            shows("active"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "the routes of a deleted NAT gateway stay, with the status blackhole",
            Source.NAT_GATEWAYS),
        new Difference(
            "a route to an internet gateway that was detached is a black hole",
            shows("blackhole"),
            shows("active"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "blackhole: the target is not available, such as a gateway that is not attached to the"
                + " VPC",
            Source.ec2("Route")),
        new Difference(
            "a VPC is born with a default group that lets itself in",
            shows("default 1"),
            shows("default 0"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "it allows inbound traffic from the resources that bear it",
            Source.DEFAULT_GROUPS),
        new Difference(
            "an address moves unless it is told to stay",
            ok(),
            refused("Resource.AlreadyAssociated"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "reassociation is automatic, but you can specify false",
            Source.ec2("AssociateAddress")),
        new Difference(
            "a NAT gateway in a VPC without an internet gateway fails",
            shows("failed"),
            shows("available"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "failed: the network has no internet gateway attached",
            Source.NAT_TROUBLE),
        new Difference(
            "a key is deleted by its id",
            shows("0"),
            shows("1"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "KeyPairId is the ID of the key pair",
            Source.ec2("DeleteKeyPair")),
        new Difference(
            "a call makes as many servers as it may",
            shows("3"),
            shows("1"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "the largest possible number above the minimum, up to MaxCount",
            Source.ec2("RunInstances")),
        new Difference(
            "a server's disks and interfaces are tagged in its create call",
            shows("[instance, network-interface, volume]"),
            shows("[instance, volume]"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "instances, volumes and network interfaces are tagged on launch",
            Source.ec2("RunInstances")),
        new Difference(
            "a terminated server leaves a network interface that was attached to it",
            shows("available"),
            shows("in-use"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "only an interface with delete on termination goes with its instance",
            Source.NETWORK_INTERFACES),
        new Difference(
            "a load balancer's network interfaces say whose they are",
            shows("[true ap-northeast-2a, true ap-northeast-2c]"),
            shows("[]"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "their description is ELB app/name/id, and they are requester-managed",
            Source.ELB_INTERFACES),
        new Difference(
            "VPCs with overlapping blocks are not peered",
            shows("failed"),
            shows("pending-acceptance"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "a request between VPCs with overlapping CIDR blocks results in a status of failed",
            Source.ec2("CreateVpcPeeringConnection")),
        new Difference(
            "tags of what is gone are gone",
            shows("0"),
            shows("1"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "the tags of a deleted resource are disassociated from it and deleted",
            Source.TAGGING),
        new Difference(
            "a load balancer gets active, faces the internet and bears the default group",
            shows("active internet-facing application 1"),
            shows("active null application 0"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "the default scheme is internet-facing",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a target of a group that no listener uses is unused",
            shows("[unused]"),
            shows("[healthy]"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "unused: Target.NotInUse, the target group is not used by any load balancer",
            Source.elbv2("TargetHealth")));
  }
}
