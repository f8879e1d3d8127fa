package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/** Differences: moto does not check what a call on servers and what they need asks for. */
final class NotCheckedInServers {
  private NotCheckedInServers() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "a key whose id is not there is not described",
            refused("InvalidKeyPair.NotFound"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidKeyPair.NotFound: the key pair does not exist",
            Source.ERRORS),
        new Difference(
            "a key whose id is not there is not deleted",
            refused("InvalidKeyPair.NotFound"),
            ok(),
            Reason.CHECKED,
            Right.UNDECIDED,
            "InvalidKeyPair.NotFound is about a name that is not there; of ids, DeleteKeyPair says"
                + " nothing: the simulator is on the safe side",
            Source.ERRORS),
        new Difference(
            "a server needs an image that is there",
            refused("InvalidAMIID.NotFound"),
            shows("1"),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidAMIID.NotFound: the AMI does not exist",
            Source.ERRORS),
        new Difference(
            "a server needs an image's id",
            refused("InvalidAMIID.Malformed"),
            shows("1"),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidAMIID.Malformed: the AMI ID is malformed",
            Source.ERRORS),
        new Difference(
            "a server needs a key that is there",
            refused("InvalidKeyPair.NotFound"),
            shows("1"),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidKeyPair.NotFound: the key pair name does not exist",
            Source.ERRORS),
        new Difference(
            "a server needs a type that is known",
            refused("InvalidParameterValue"),
            shows("1"),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: a value is not valid",
            Source.ERRORS),
        new Difference(
            "a call makes at least one server",
            refused("InvalidParameterValue"),
            shows("0"),
            Reason.CHECKED,
            Right.SIMULATOR,
            "MinCount and MaxCount: between 1 and the quota",
            Source.ec2("RunInstances")),
        new Difference(
            "a call makes no more servers than it may",
            refused("InvalidParameterValue"),
            shows("3"),
            Reason.CHECKED,
            Right.SIMULATOR,
            "MaxCount is the most, MinCount the least to launch",
            Source.ec2("RunInstances")),
        new Difference(
            "a server's groups belong to its subnet's VPC",
            refused("InvalidParameter"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameter: you cannot specify a security group and subnet that are in different"
                + " VPCs",
            Source.ERRORS),
        new Difference(
            "a terminated server does not start",
            refused("IncorrectInstanceState"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "a terminated instance cannot be started",
            Source.LIFE_CYCLE),
        new Difference(
            "a terminated server does not stop",
            refused("IncorrectInstanceState"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "a terminated instance stays terminated; IncorrectInstanceState says so",
            Source.LIFE_CYCLE),
        new Difference(
            "a network interface needs a group that is there",
            refused("InvalidGroup.NotFound"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidGroup.NotFound: the security group does not exist",
            Source.ERRORS),
        new Difference(
            "a network interface's address lies in its subnet",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "the primary private address lies in the range of the subnet",
            Source.ec2("CreateNetworkInterface")),
        new Difference(
            "a network interface's address is not in use",
            refused("InvalidIPAddress.InUse"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidIPAddress.InUse: the IP address is already in use",
            Source.ERRORS),
        new Difference(
            "a device index is taken once",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: a value cannot be used",
            Source.ERRORS),
        new Difference(
            "a network interface of another zone is not attached",
            refused("InvalidParameterCombination"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "the instance must be in the same Availability Zone as the interface",
            Source.NETWORK_INTERFACES),
        new Difference(
            "a volume needs a zone of the region",
            refused("InvalidZone.NotFound"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidZone.NotFound: the Availability Zone does not exist",
            Source.ERRORS),
        new Difference(
            "a volume is attached to a server of its zone",
            refused("InvalidVolume.ZoneMismatch"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidVolume.ZoneMismatch: not in the same Availability Zone",
            Source.ERRORS),
        new Difference(
            "an image's name is taken once",
            refused("InvalidAMIName.Duplicate"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidAMIName.Duplicate: the AMI name is already in use",
            Source.ERRORS),
        new Difference(
            "an image's name has three characters at least",
            refused("InvalidAMIName.Malformed"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidAMIName.Malformed: between 3 and 128 characters",
            Source.ERRORS),
        new Difference(
            "a failed peering connection is not accepted",
            refused("InvalidStateTransition"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidStateTransition: you may be trying to accept a request that has failed",
            Source.ERRORS),
        new Difference(
            "what is no peering connection's id is malformed",
            refused("InvalidVpcPeeringConnectionId.Malformed"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidVpcPeeringConnectionId.Malformed: not in the form pcx-…",
            Source.ERRORS),
        new Difference(
            "an endpoint needs a service of the region",
            refused("InvalidServiceName"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidServiceName: the name of the service is not valid",
            Source.ERRORS),
        new Difference(
            "an endpoint in route tables needs a service that has such",
            refused("InvalidParameter"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "gateway endpoints are for Amazon S3 and DynamoDB",
            Source.GATEWAY_ENDPOINTS),
        new Difference(
            "an endpoint that is not there is named in the answer and no more",
            shows("[InvalidVpcEndpoint.NotFound]"),
            shows("[]"),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidVpcEndpoint.NotFound: the response includes a list of the unsuccessful items",
            Source.ERRORS),
        new Difference(
            "keys of AWS's own are reserved",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "the prefix aws: is reserved",
            Source.TAGGING),
        new Difference(
            "a key has 127 characters at most",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "tag keys accept a maximum of 127 Unicode characters",
            Source.ec2("Tag")),
        new Difference(
            "a resource needs a tag",
            refused("MissingParameter"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "Tag.N is required",
            Source.ec2("CreateTags")));
  }
}
