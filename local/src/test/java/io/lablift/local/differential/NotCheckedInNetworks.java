package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/** Differences: moto does not check what a call on networks asks for. */
final class NotCheckedInNetworks {
  private NotCheckedInNetworks() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "a dry run makes no VPC",
            refused("DryRunOperation"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "DryRunOperation: the request would have succeeded",
            Source.ERRORS),
        new Difference(
            "a VPC's create call tags VPCs only",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: a value is not supported; the call makes no subnets",
            Source.ERRORS),
        new Difference(
            "one call changes one attribute of a VPC",
            refused("InvalidParameterCombination"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "you cannot modify the DNS resolution and DNS hostnames attributes in the same request",
            Source.ec2("ModifyVpcAttribute")),
        new Difference(
            "a subnet's block has no less than 4 free bits",
            refused("InvalidSubnet.Range"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "the allowed size is between a /28 netmask and a /16 netmask",
            Source.ec2("CreateSubnet")),
        new Difference(
            "a subnet's block is a block",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: a value is not valid",
            Source.ERRORS),
        new Difference(
            "a subnet needs a zone of the region",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: a value is not valid",
            Source.ERRORS),
        new Difference(
            "a VPC has one internet gateway",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "one internet gateway can be attached to a VPC at a time",
            Source.VPC_QUOTAS),
        new Difference(
            "a route does not lead to a NAT gateway as if it were an internet gateway",
            refused("InvalidGatewayID.NotFound"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidGatewayID.NotFound: the gateway ID eni-… does not exist, of an interface that"
                + " does",
            Source.TERRAFORM_4987),
        new Difference(
            "a route needs an internet gateway of its VPC",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "GatewayId is an internet gateway that is attached to your VPC",
            Source.ec2("CreateRoute")),
        new Difference(
            "a route needs a NAT gateway that is there",
            refused("InvalidNatGatewayID.NotFound"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidNatGatewayID.NotFound: the NAT gateway does not exist",
            Source.ERRORS),
        new Difference(
            "a route needs a target",
            refused("MissingParameter"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "you must specify exactly one of the targets",
            Source.ec2("CreateRoute")),
        new Difference(
            "a route has one target",
            refused("InvalidParameterCombination"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "you must specify exactly one of the targets",
            Source.ec2("CreateRoute")),
        new Difference(
            "the local route stays",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "you cannot delete the local route",
            Source.ROUTE_TABLES),
        new Difference(
            "a route needs a network interface of its VPC",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "a target lies in the VPC of the route table",
            Source.ROUTE_TABLES),
        new Difference(
            "a subnet is associated with one table",
            refused("Resource.AlreadyAssociated"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "a subnet can be associated with one route table at a time",
            Source.ROUTE_TABLES),
        new Difference(
            "a table serves subnets of its VPC",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "associates a subnet in your VPC with a route table in your VPC",
            Source.ec2("AssociateRouteTable")),
        new Difference(
            "a group needs a VPC that is there",
            refused("InvalidVpcID.NotFound"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidVpcID.NotFound: the specified VPC does not exist",
            Source.ERRORS),
        new Difference(
            "a group's name does not look like an id",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "a group's name can't start with sg-",
            Source.ec2("CreateSecurityGroup")),
        new Difference(
            "a port has 16 bits",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: a value is not valid",
            Source.ERRORS),
        new Difference(
            "a range of ports begins before it ends",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: a value is not valid",
            Source.ERRORS),
        new Difference(
            "a rule's protocol is known",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: a value is not valid; IpPermission lists the protocols",
            Source.ERRORS),
        new Difference(
            "a rule without anything is none",
            refused("MissingParameter"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "MissingParameter: the request is missing a required parameter",
            Source.ERRORS),
        new Difference(
            "an address needs a VPC with an internet gateway",
            refused("Gateway.NotAttached"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "Gateway.NotAttached: an internet gateway is not attached to a VPC",
            Source.ERRORS),
        new Difference(
            "a public NAT gateway needs an address",
            refused("MissingParameter"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "you must associate an Elastic IP address with a public NAT gateway at creation",
            Source.NAT_GATEWAYS),
        new Difference(
            "a private NAT gateway has no address",
            refused("InvalidParameterCombination"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "you cannot specify an Elastic IP address with a private NAT gateway",
            Source.ec2("CreateNatGateway")),
        new Difference(
            "a NAT gateway that is not there is not described",
            refused("NatGatewayNotFound"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "NatGatewayNotFound: the NAT gateway does not exist",
            Source.ERRORS),
        new Difference(
            "what is no NAT gateway's id is malformed",
            refused("NatGatewayMalformed"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "NatGatewayMalformed: not in the form nat-…",
            Source.ERRORS));
  }
}
