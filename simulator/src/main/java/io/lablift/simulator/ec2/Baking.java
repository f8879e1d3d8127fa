package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Read;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** Images of one's own ("Create an Amazon EBS-backed AMI"), and the snapshots that hold them. */
final class Baking {
  private static final List<Kind> TAGGED = List.of(Kind.IMAGE, Kind.SNAPSHOT);

  private final Ec2World ec2;
  private final Disks disks;
  private final Filters<SimSnapshot> filters;

  Baking(Ec2World ec2, Disks disks) {
    this.ec2 = ec2;
    this.disks = disks;
    this.filters =
        Filters.<SimSnapshot>tagged()
            .one("description", s -> s.description)
            .one("encrypted", s -> s.encrypted)
            .one("owner-id", s -> ec2.owner())
            .one("snapshot-id", SimSnapshot::id)
            .one("status", s -> "completed")
            .one("volume-id", s -> s.volumeId)
            .one("volume-size", s -> s.sizeGib);
  }

  CreateImageResponse create(CreateImageRequest request) {
    SimInstance instance = ec2.instances.use(required(request.instanceId(), "instanceId"));
    String name = required(request.name(), "name");
    if (name.length() < 3 || name.length() > 128 || !name.matches("[\\w()\\[\\] ./\\-'@]+")) {
      throw Refused.because(
          "InvalidAMIName.Malformed",
          "AMI names must be between 3 and 128 characters long, and may contain letters, numbers,"
              + " '(', ')', '.', '-', '/' and '_'");
    }
    ec2.images
        .existing()
        .filter(i -> i.ownerId.equals(ec2.owner()) && i.imageName.equals(name))
        .findAny()
        .ifPresent(
            other -> {
              throw Refused.because(
                  "InvalidAMIName.Duplicate",
                  "AMI name %s is already in use by AMI %s",
                  name,
                  other.id());
            });
    if (!instance.life.is("running", "stopped")) {
      throw Refused.because("IncorrectState", "Instance is not in state 'running' or 'stopped'.");
    }
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.IMAGE, TAGGED);
    Map<String, String> onDisks = Tagging.of(request.tagSpecifications(), Kind.SNAPSHOT, TAGGED);
    boolean serves = instance.webServerUp().filter(up -> !ec2.now().isBefore(up)).isPresent();
    List<SimImage.Disk> held = new ArrayList<>();
    for (SimVolume volume : disks.of(instance)) {
      SimSnapshot snapshot =
          ec2.snapshots.add(
              new SimSnapshot(
                  ec2, volume, "Created by CreateImage(" + instance.id() + ")", onDisks));
      ec2.world.journal().made(snapshot, "ec2:CreateImage", Set.of(instance.id()));
      held.add(
          new SimImage.Disk(
              volume.attachment().orElseThrow().device(),
              snapshot.id(),
              volume.sizeGib,
              volume.type,
              volume.encrypted,
              true));
    }
    SimImage image =
        ec2.images.add(
            new SimImage(
                ec2,
                name,
                request.description() == null ? "" : request.description(),
                instance.launch.type().architecture(),
                ec2.owner(),
                false,
                serves,
                held,
                tags));
    boolean inVain = ec2.world.fates().takeFailure(Kind.IMAGE).isPresent();
    Life.Change change =
        image.life.apply(inVain ? "createInVain" : "create", image.lag(Read.BY_ID)).orElseThrow();
    ec2.world.journal().made(image, "ec2:CreateImage", Set.of(instance.id()), change.drawn());
    return CreateImageResponse.builder().imageId(image.id()).build();
  }

  DeregisterImageResponse deregister(DeregisterImageRequest request) {
    SimImage image = ec2.images.use(required(request.imageId(), "imageId"));
    if (image.isPublic) {
      throw Refused.because("AuthFailure", "Not authorized for image:%s", image.id());
    }
    image
        .life
        .apply("deregister", Duration.ZERO)
        .ifPresent(
            c -> {
              ec2.world.journal().ended(image, "ec2:DeregisterImage", c.drawn());
              image.endAt(c.complete());
            });
    return DeregisterImageResponse.builder().returnValue(true).build();
  }

  DescribeSnapshotsResponse describeSnapshots(DescribeSnapshotsRequest request) {
    Page<SimSnapshot> page =
        Filters.page(
            ec2.snapshots,
            filters,
            request.snapshotIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeSnapshotsResponse.builder()
        .snapshots(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteSnapshotResponse deleteSnapshot(DeleteSnapshotRequest request) {
    SimSnapshot snapshot = ec2.snapshots.use(required(request.snapshotId(), "snapshotId"));
    ec2.images
        .existing()
        .filter(i -> i.disks.stream().anyMatch(d -> d.snapshotId().equals(snapshot.id())))
        .findAny()
        .ifPresent(
            image -> {
              throw Refused.because(
                  "InvalidSnapshot.InUse",
                  "The snapshot %s is currently in use by %s",
                  snapshot.id(),
                  image.id());
            });
    ec2.world.journal().ended(snapshot, "ec2:DeleteSnapshot", Duration.ZERO);
    snapshot.endAt(ec2.now());
    return DeleteSnapshotResponse.builder().build();
  }

  private Snapshot shown(SimSnapshot snapshot) {
    return Snapshot.builder()
        .snapshotId(snapshot.id())
        .volumeId(snapshot.volumeId)
        .volumeSize(snapshot.sizeGib)
        .encrypted(snapshot.encrypted)
        .description(snapshot.description)
        .ownerId(ec2.owner())
        .startTime(snapshot.createdAt())
        .state("completed")
        .progress("100%")
        .tags(Tagging.shown(snapshot))
        .build();
  }
}
