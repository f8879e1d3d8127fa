package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/** Differences: moto refuses with another code. */
final class OtherCodes {
  private OtherCodes() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "what is no VPC's id is malformed",
            refused("InvalidVpcID.Malformed"),
            refused("InvalidVpcID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidVpcID.Malformed: not in the form vpc-…",
            Source.ERRORS),
        new Difference(
            "what is no subnet's id is malformed",
            refused("InvalidSubnetID.Malformed"),
            refused("InvalidSubnetID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidSubnetID.Malformed: not in the form subnet-…",
            Source.ERRORS),
        new Difference(
            "what is no internet gateway's id is malformed",
            refused("InvalidInternetGatewayId.Malformed"),
            refused("InvalidInternetGatewayID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidInternetGatewayId.Malformed: not in the form igw-…",
            Source.ERRORS),
        new Difference(
            "what is no table's id is malformed",
            refused("InvalidRouteTableId.Malformed"),
            refused("InvalidRouteTableID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidRouteTableId.Malformed: not in the form rtb-…",
            Source.ERRORS),
        new Difference(
            "the main association is not ended",
            refused("InvalidParameterValue"),
            refused("InvalidAssociationID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidParameterValue: cannot disassociate the main route table association",
            Source.ANSIBLE_25521),
        new Difference(
            "the name of the default group is taken",
            refused("InvalidParameterValue"),
            refused("InvalidGroup.Duplicate"),
            Reason.CODES,
            Right.UNDECIDED,
            "InvalidGroup.Reserved is on the page, InvalidParameterValue in other stand-ins for"
                + " VPCs: the code is the simulator's guess",
            Source.ERRORS),
        new Difference(
            "what is no group's id is malformed",
            refused("InvalidGroupId.Malformed"),
            refused("InvalidGroup.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidGroupId.Malformed: not in the form sg-…",
            Source.ERRORS),
        new Difference(
            "a rule whose id is not there is not revoked",
            refused("InvalidSecurityGroupRuleId.NotFound"),
            refused("InvalidPermission.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidSecurityGroupRuleId.NotFound: the rule does not exist",
            Source.ERRORS),
        new Difference(
            "a NAT gateway with an address in use fails",
            shows("failed"),
            refused("Resource.AlreadyAssociated"),
            Reason.CODES,
            Right.SIMULATOR,
            "failed, and not refused: the Elastic IP address is already associated",
            Source.NAT_TROUBLE),
        new Difference(
            "what is no server's id is malformed",
            refused("InvalidInstanceID.Malformed"),
            refused("InvalidInstanceID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidInstanceID.Malformed: not in the form i-…",
            Source.ERRORS),
        new Difference(
            "what is no server's id is not terminated",
            refused("InvalidInstanceID.Malformed"),
            refused("InvalidInstanceID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidInstanceID.Malformed: not in the form i-…",
            Source.ERRORS),
        new Difference(
            "what is no network interface's id is malformed",
            refused("InvalidNetworkInterfaceId.Malformed"),
            refused("InvalidNetworkInterfaceID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidNetworkInterfaceId.Malformed: not in the form eni-…",
            Source.ERRORS),
        new Difference(
            "an ACL that is not there is not described",
            refused("InvalidNetworkAclID.NotFound"),
            refused("InvalidRouteTableID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidNetworkAclID.NotFound: the network ACL does not exist",
            Source.ERRORS),
        new Difference(
            "what is no ACL's id is malformed",
            refused("InvalidNetworkAclId.Malformed"),
            refused("InvalidRouteTableID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidNetworkAclId.Malformed: not in the form acl-…",
            Source.ERRORS),
        new Difference(
            "a peering connection that is not there is not accepted",
            refused("InvalidVpcPeeringConnectionID.NotFound"),
            refused("InvalidVpcPeeringConnectionId.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidVpcPeeringConnectionID.NotFound, with a large D",
            Source.ERRORS),
        new Difference(
            "a peering connection that is not there is not deleted",
            refused("InvalidVpcPeeringConnectionID.NotFound"),
            refused("InvalidVpcPeeringConnectionId.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidVpcPeeringConnectionID.NotFound, with a large D",
            Source.ERRORS),
        new Difference(
            "a load balancer has subnets",
            refused("ValidationError"),
            refused("SubnetNotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "ValidationError: the input fails to satisfy the constraints",
            Source.COMMON_ERRORS),
        new Difference(
            "a load balancer's subnets are there",
            refused("SubnetNotFound"),
            refused("InvalidSubnetID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "SubnetNotFound: the specified subnet does not exist",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a classic load balancer's subnets are there",
            refused("SubnetNotFound"),
            refused("InvalidSubnetID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "SubnetNotFound: one or more of the specified subnets do not exist",
            Source.classic("CreateLoadBalancer")),
        new Difference(
            "a classic load balancer's groups are there",
            refused("InvalidSecurityGroup"),
            refused("ValidationError"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidSecurityGroup: one or more of the specified groups do not exist",
            Source.classic("CreateLoadBalancer")));
  }
}
