package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.notKnown;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/** Differences in images, snapshots and consoles, of all reasons. */
final class ImageDifferences {
  private ImageDifferences() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "a new image is pending",
            shows("pending"),
            shows("available"),
            Reason.AT_ONCE,
            Right.SIMULATOR,
            "the state of an image is pending before it is available",
            Source.ec2("Image")),
        new Difference(
            "an image is made from what is a server's id only",
            refused("InvalidInstanceID.Malformed"),
            refused("InvalidInstanceID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidInstanceID.Malformed: the instance ID is malformed",
            Source.ERRORS),
        new Difference(
            "no image is made of a terminated server",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: the instance is not in state running or stopped",
            Source.PACKER_9579),
        new Difference(
            "an image's name has no colons",
            refused("InvalidAMIName.Malformed"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidAMIName.Malformed: letters, numbers and certain characters only",
            Source.ERRORS),
        new Difference(
            "an image's name has 128 characters at most",
            refused("InvalidAMIName.Malformed"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidAMIName.Malformed: between 3 and 128 characters",
            Source.ERRORS),
        new Difference(
            "an image's root cannot be left out",
            refused("InvalidBlockDeviceMapping"),
            ok(),
            Reason.CHECKED,
            Right.UNDECIDED,
            "InvalidBlockDeviceMapping: a mapping is not valid; nothing is said of the root",
            Source.ERRORS),
        new Difference(
            "an image's snapshots are tagged in its create call",
            ok(),
            notKnown(),
            Reason.KNOWN,
            Right.SIMULATOR,
            "to tag the snapshots, the value for ResourceType must be snapshot",
            Source.ec2("CreateImage")),
        new Difference(
            "images have no filter of that name",
            refused("InvalidParameterValue"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidParameterValue: a value is not supported; DescribeImages lists its filters",
            Source.ERRORS),
        new Difference(
            "what is no image's id is malformed",
            refused("InvalidAMIID.Malformed"),
            refused("InvalidAMIID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidAMIID.Malformed: the AMI ID is malformed",
            Source.ERRORS),
        new Difference(
            "one image that is not there keeps all from being described",
            refused("InvalidAMIID.NotFound"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidAMIID.NotFound: the AMI does not exist; of other kinds one is enough",
            Source.ERRORS),
        new Difference(
            "what is no image's id is not deregistered",
            refused("InvalidAMIID.Malformed"),
            refused("InvalidAMIID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidAMIID.Malformed: the AMI ID is malformed",
            Source.ERRORS),
        new Difference(
            "a deregistered image launches nothing",
            refused("InvalidAMIID.Unavailable"),
            ok(),
            Reason.CHECKED,
            Right.SIMULATOR,
            "InvalidAMIID.Unavailable: the AMI has been deregistered and is no longer available",
            Source.ERRORS),
        new Difference(
            "a deregistered image takes its snapshot along where it is told",
            refused("InvalidSnapshot.NotFound"),
            ok(),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "DeleteAssociatedSnapshots: whether to delete the associated snapshots",
            Source.ec2("DeregisterImage")),
        new Difference(
            "a deregistered image says what became of its snapshots",
            shows("[success]"),
            shows("[]"),
            Reason.FOLLOWED,
            Right.SIMULATOR,
            "the deletion result for each snapshot associated with the AMI",
            Source.ec2("DeregisterImage")),
        new Difference(
            "the snapshot of a new image is pending",
            shows("pending"),
            shows("completed"),
            Reason.AT_ONCE,
            Right.SIMULATOR,
            "the state of a snapshot is pending before it is completed",
            Source.ec2("Snapshot")),
        new Difference(
            "what is no snapshot's id is not described",
            refused("InvalidSnapshotID.Malformed"),
            refused("InvalidSnapshot.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidSnapshotID.Malformed: the snapshot ID is not valid",
            Source.ERRORS),
        new Difference(
            "what is no snapshot's id is not deleted",
            refused("InvalidSnapshotID.Malformed"),
            refused("InvalidSnapshot.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidSnapshotID.Malformed: the snapshot ID is not valid",
            Source.ERRORS),
        new Difference(
            "what is no server's id has no console",
            refused("InvalidInstanceID.Malformed"),
            refused("InvalidInstanceID.NotFound"),
            Reason.CODES,
            Right.SIMULATOR,
            "InvalidInstanceID.Malformed: the instance ID is malformed",
            Source.ERRORS),
        new Difference(
            "a pending server's console is empty",
            shows("true"),
            shows("false"),
            Reason.AT_ONCE,
            Right.SIMULATOR,
            "it is posted shortly after a transition; a pending server has written nothing",
            Source.ec2("GetConsoleOutput")));
  }
}
