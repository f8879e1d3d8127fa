package io.lablift.local.differential;

import static io.lablift.local.differential.Making.ZONE_A;
import static io.lablift.local.differential.Making.ZONE_C;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;

import java.util.List;

/** Volumes, images and snapshots. */
final class VolumeCases {
  /** A server and a volume beside its own. */
  private record Pair(String instance, String volume) {}

  private VolumeCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a new volume is creating",
            a -> a.ec2().createVolume(r -> r.availabilityZone(ZONE_A).size(8)).stateAsString(),
            shows("creating")),
        Case.of(
            "a volume gets available",
            a -> a.make().volume(ZONE_A),
            VolumeCases::state,
            shows("available")),
        Case.of(
            "a volume needs a zone of the region",
            a -> a.ec2().createVolume(r -> r.availabilityZone("us-east-1a").size(8)),
            refused("InvalidZone.NotFound")),
        Case.of(
            "a volume needs a size or a snapshot",
            a -> a.ec2().createVolume(r -> r.availabilityZone(ZONE_A)),
            refused("MissingParameter")),
        Case.of(
            "a volume needs a snapshot that is there",
            a -> a.ec2().createVolume(r -> r.availabilityZone(ZONE_A).snapshotId(Unknown.SNAPSHOT)),
            refused("InvalidSnapshot.NotFound")),
        Case.of(
            "a volume that is not there is not described",
            a -> a.ec2().describeVolumes(r -> r.volumeIds(Unknown.VOLUME)),
            refused("InvalidVolume.NotFound")),
        Case.of(
            "a volume that is not there is not deleted",
            a -> a.ec2().deleteVolume(r -> r.volumeId(Unknown.VOLUME)),
            refused("InvalidVolume.NotFound")),
        Case.of(
            "a volume is deleted once",
            a -> {
              String volume = a.make().volume(ZONE_A);
              a.ec2().deleteVolume(r -> r.volumeId(volume));
              return volume;
            },
            (a, volume) -> a.ec2().deleteVolume(r -> r.volumeId(volume)),
            refused("InvalidVolume.NotFound")),
        Case.of(
            "a volume is attached",
            VolumeCases::attached,
            (a, pair) -> state(a, pair.volume()),
            shows("in-use")),
        Case.of(
            "an attached volume is not deleted",
            VolumeCases::attached,
            (a, pair) -> a.ec2().deleteVolume(r -> r.volumeId(pair.volume())),
            refused("VolumeInUse")),
        Case.of(
            "a volume is attached once",
            VolumeCases::attached,
            (a, pair) ->
                a.ec2()
                    .attachVolume(
                        r ->
                            r.volumeId(pair.volume())
                                .instanceId(pair.instance())
                                .device("/dev/sdg")),
            refused("VolumeInUse")),
        Case.of(
            "a volume is not attached to a server that is not there",
            a -> a.make().volume(ZONE_A),
            (a, volume) ->
                a.ec2()
                    .attachVolume(
                        r -> r.volumeId(volume).instanceId(Unknown.INSTANCE).device("/dev/sdf")),
            refused("InvalidInstanceID.NotFound")),
        Case.of(
            "a volume that is not there is not attached",
            a -> a.make().instance(a.make().plot().subnetA()),
            (a, instance) ->
                a.ec2()
                    .attachVolume(
                        r -> r.volumeId(Unknown.VOLUME).instanceId(instance).device("/dev/sdf")),
            refused("InvalidVolume.NotFound")),
        Case.of(
            "a volume is attached to a server of its zone",
            a -> a.make().instance(a.make().plot().subnetA()),
            (a, instance) -> {
              String volume = a.make().volume(ZONE_C);
              return a.ec2()
                  .attachVolume(r -> r.volumeId(volume).instanceId(instance).device("/dev/sdf"));
            },
            refused("InvalidVolume.ZoneMismatch")),
        Case.of(
            "a volume that is not attached is not detached",
            a -> a.make().volume(ZONE_A),
            (a, volume) -> a.ec2().detachVolume(r -> r.volumeId(volume)),
            refused("IncorrectState")),
        Case.of(
            "a detached volume is deleted",
            VolumeCases::attached,
            (a, pair) -> {
              a.ec2().detachVolume(r -> r.volumeId(pair.volume()));
              a.settle();
              return a.ec2().deleteVolume(r -> r.volumeId(pair.volume()));
            },
            ok()),
        Case.of(
            "a terminated server leaves a volume that was attached to it",
            a -> {
              Pair pair = attached(a);
              a.ec2().terminateInstances(r -> r.instanceIds(pair.instance()));
              return pair;
            },
            (a, pair) -> state(a, pair.volume()),
            shows("available")),
        Case.of(
            "an image that is not there is not described",
            a -> a.ec2().describeImages(r -> r.imageIds(Unknown.IMAGE)),
            refused("InvalidAMIID.NotFound")),
        Case.of(
            "an image that is not there is not deregistered",
            a -> a.ec2().deregisterImage(r -> r.imageId(Unknown.IMAGE)),
            refused("InvalidAMIID.NotFound")),
        Case.of(
            "an image's name is taken once",
            a -> {
              String instance = a.make().instance(a.make().plot().subnetA());
              a.ec2().createImage(r -> r.instanceId(instance).name("lab-web"));
              return instance;
            },
            (a, instance) -> a.ec2().createImage(r -> r.instanceId(instance).name("lab-web")),
            refused("InvalidAMIName.Duplicate")),
        Case.of(
            "an image's name has three characters at least",
            a -> a.make().instance(a.make().plot().subnetA()),
            (a, instance) -> a.ec2().createImage(r -> r.instanceId(instance).name("ab")),
            refused("InvalidAMIName.Malformed")),
        Case.of(
            "an image is made from a server that is there",
            a -> a.ec2().createImage(r -> r.instanceId(Unknown.INSTANCE).name("lab-web")),
            refused("InvalidInstanceID.NotFound")),
        Case.of(
            "an image holds its snapshot",
            a -> {
              String instance = a.make().instance(a.make().plot().subnetA());
              String image =
                  a.ec2().createImage(r -> r.instanceId(instance).name("lab-web")).imageId();
              a.settle();
              return a.ec2()
                  .describeImages(r -> r.imageIds(image))
                  .images()
                  .getFirst()
                  .blockDeviceMappings()
                  .getFirst()
                  .ebs()
                  .snapshotId();
            },
            (a, snapshot) -> a.ec2().deleteSnapshot(r -> r.snapshotId(snapshot)),
            refused("InvalidSnapshot.InUse")),
        Case.of(
            "a snapshot that is not there is not deleted",
            a -> a.ec2().deleteSnapshot(r -> r.snapshotId(Unknown.SNAPSHOT)),
            refused("InvalidSnapshot.NotFound")));
  }

  private static String state(Side a, String volume) {
    return a.ec2().describeVolumes(r -> r.volumeIds(volume)).volumes().getFirst().stateAsString();
  }

  private static Pair attached(Side a) {
    Pair pair = new Pair(a.make().instance(a.make().plot().subnetA()), a.make().volume(ZONE_A));
    a.ec2()
        .attachVolume(
            r -> r.volumeId(pair.volume()).instanceId(pair.instance()).device("/dev/sdf"));
    return pair;
  }
}
