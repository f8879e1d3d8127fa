package io.lablift.local.differential;

import static io.lablift.local.differential.ImageMaking.bake;
import static io.lablift.local.differential.ImageMaking.deregistered;
import static io.lablift.local.differential.ImageMaking.newImage;
import static io.lablift.local.differential.ImageMaking.snapshot;
import static io.lablift.local.differential.ImageMaking.snapshotOf;
import static io.lablift.local.differential.Making.ZONE_A;
import static io.lablift.local.differential.Outcome.made;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;

import java.util.List;

/** How images and their snapshots end. */
final class ImageEndCases {
  private ImageEndCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "what is no image's id is not deregistered",
            a -> a.ec2().deregisterImage(r -> r.imageId("ami-zzz")),
            refused("InvalidAMIID.Malformed")),
        Case.of(
            "an image is deregistered once",
            ImageMaking::deregistered,
            (a, b) -> a.ec2().deregisterImage(r -> r.imageId(b.image())),
            refused("InvalidAMIID.Unavailable")),
        Case.of(
            "a deregistered image is described by nothing",
            ImageMaking::deregistered,
            (a, b) -> a.ec2().describeImages(r -> r.imageIds(b.image())).images().size(),
            shows(0)),
        Case.of(
            "a deregistered image launches nothing",
            ImageMaking::deregistered,
            (a, b) ->
                a.ec2()
                    .runInstances(
                        r -> r.imageId(b.image()).instanceType("t3.micro").minCount(1).maxCount(1)),
            refused("InvalidAMIID.Unavailable")),
        Case.of(
            "an image that servers were launched from is deregistered",
            a -> {
              ImageMaking.Baked baked = bake(a);
              a.ec2()
                  .runInstances(
                      r ->
                          r.imageId(baked.image())
                              .instanceType("t3.micro")
                              .minCount(1)
                              .maxCount(1));
              return baked;
            },
            (a, b) -> a.ec2().deregisterImage(r -> r.imageId(b.image())),
            ok()),
        Case.of(
            "a pending image is deregistered",
            ImageMaking::instance,
            (a, instance) -> {
              String image = newImage(a, instance);
              return a.ec2().deregisterImage(r -> r.imageId(image));
            },
            ok()),
        Case.of(
            "a deregistered image leaves its snapshot",
            ImageMaking::deregistered,
            (a, b) -> snapshot(a, b.snapshot()).stateAsString(),
            shows("completed")),
        Case.of(
            "a deregistered image takes its snapshot along where it is told",
            ImageMaking::bake,
            (a, b) -> {
              a.ec2().deregisterImage(r -> r.imageId(b.image()).deleteAssociatedSnapshots(true));
              return a.ec2().describeSnapshots(r -> r.snapshotIds(b.snapshot()));
            },
            refused("InvalidSnapshot.NotFound")),
        Case.of(
            "a deregistered image says what became of its snapshots",
            ImageMaking::bake,
            (a, b) ->
                a
                    .ec2()
                    .deregisterImage(r -> r.imageId(b.image()).deleteAssociatedSnapshots(true))
                    .deleteSnapshotResults()
                    .stream()
                    .map(result -> result.returnCodeAsString())
                    .toList(),
            shows("[success]")),
        Case.of(
            "the snapshot of a new image is pending",
            ImageMaking::instance,
            (a, instance) -> snapshot(a, snapshotOf(a, newImage(a, instance))).stateAsString(),
            shows("pending")),
        Case.of(
            "a snapshot says which server's image it belongs to",
            ImageMaking::bake,
            (a, b) ->
                snapshot(a, b.snapshot())
                    .description()
                    .equals("Created by CreateImage(" + b.instance() + ") for " + b.image()),
            shows(true)),
        Case.of(
            "a snapshot that is not there is not described",
            a -> a.ec2().describeSnapshots(r -> r.snapshotIds(Unknown.SNAPSHOT)),
            refused("InvalidSnapshot.NotFound")),
        Case.of(
            "what is no snapshot's id is not described",
            a -> a.ec2().describeSnapshots(r -> r.snapshotIds("snap-zzz")),
            refused("InvalidSnapshotID.Malformed")),
        Case.of(
            "what is no snapshot's id is not deleted",
            a -> a.ec2().deleteSnapshot(r -> r.snapshotId("snap-zzz")),
            refused("InvalidSnapshotID.Malformed")),
        Case.of(
            "the snapshot of a deregistered image is deleted",
            ImageMaking::deregistered,
            (a, b) -> a.ec2().deleteSnapshot(r -> r.snapshotId(b.snapshot())),
            ok()),
        Case.of(
            "a snapshot is deleted once",
            a -> {
              ImageMaking.Baked baked = deregistered(a);
              a.ec2().deleteSnapshot(r -> r.snapshotId(baked.snapshot()));
              return baked;
            },
            (a, b) -> a.ec2().deleteSnapshot(r -> r.snapshotId(b.snapshot())),
            refused("InvalidSnapshot.NotFound")),
        Case.of(
            "a volume is made of an image's snapshot",
            ImageMaking::bake,
            (a, b) ->
                made(
                    a.ec2()
                        .createVolume(r -> r.availabilityZone(ZONE_A).snapshotId(b.snapshot()))
                        .volumeId()),
            ok()));
  }
}
