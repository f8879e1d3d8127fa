package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** The account's own snapshots ("Amazon EBS snapshots" in the EBS user guide). */
final class Snapshots {
  private final Ec2World ec2;
  private final Filters<SimSnapshot> filters;

  Snapshots(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimSnapshot>tagged()
            .one("description", s -> s.description)
            .one("encrypted", s -> s.encrypted)
            .one("owner-id", s -> ec2.owner())
            .one("progress", SimSnapshot::progress)
            .one("snapshot-id", SimSnapshot::id)
            .one("start-time", SimSnapshot::createdAt)
            .one("status", s -> s.life.seenState())
            .one("volume-id", s -> s.volumeId)
            .one("volume-size", s -> s.sizeGib);
  }

  DescribeSnapshotsResponse describe(DescribeSnapshotsRequest request) {
    if (!request.restorableByUserIds().isEmpty()) {
      throw new UnsupportedOperationException(
          "the simulator knows nobody else who may create volumes from a snapshot");
    }
    List<SimSnapshot> all = ec2.snapshots.seen(request.snapshotIds());
    List<String> owners = request.ownerIds();
    if (!owners.isEmpty() && !owners.contains("self") && !owners.contains(ec2.owner())) {
      all = List.of();
    }
    Page<SimSnapshot> page =
        Page.of(filters.select(all, request.filters()), request.nextToken(), request.maxResults());
    return DescribeSnapshotsResponse.builder()
        .snapshots(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  /**
   * "You cannot delete a snapshot of the root device of an EBS volume used by a registered AMI"
   * ("DeleteSnapshot"); a while after the deregistration it can still count as registered (boto's
   * issue 3019).
   */
  DeleteSnapshotResponse delete(DeleteSnapshotRequest request) {
    SimSnapshot snapshot = ec2.snapshots.use(required(request.snapshotId(), "snapshotId"));
    ec2.images
        .ever()
        .filter(i -> i.isRegistered() && i.isOn(snapshot))
        .findAny()
        .ifPresent(
            image -> {
              throw Refused.because(
                  "InvalidSnapshot.InUse",
                  "The snapshot %s is currently in use by %s",
                  snapshot.id(),
                  image.id());
            });
    delete(snapshot, "ec2:DeleteSnapshot", "");
    return DeleteSnapshotResponse.builder().build();
  }

  /**
   * "Although you can delete a snapshot that is still in progress, the snapshot must complete
   * before the deletion takes effect" ("Delete an Amazon EBS snapshot").
   *
   * @param action the call that deletes it; empty where it goes along with something
   * @param with what it goes along with, or empty
   */
  void delete(SimSnapshot snapshot, String action, String with) {
    if (snapshot.endsAt().isPresent()) {
      return;
    }
    Instant now = ec2.now();
    Instant gone = snapshot.completion().isAfter(now) ? snapshot.completion() : now;
    Duration rest = Duration.between(now, gone);
    if (with.isEmpty()) {
      ec2.world.journal().ended(snapshot, action, rest);
    } else {
      ec2.world.journal().endedWith(snapshot, with, rest);
    }
    snapshot.endAt(gone);
  }

  private Snapshot shown(SimSnapshot snapshot) {
    String state = snapshot.life.seenState();
    return Snapshot.builder()
        .snapshotId(snapshot.id())
        .volumeId(snapshot.volumeId)
        .volumeSize(snapshot.sizeGib)
        .encrypted(snapshot.encrypted)
        .description(snapshot.description)
        .ownerId(ec2.owner())
        .startTime(snapshot.createdAt())
        .completionTime(state.equals("completed") ? snapshot.completion() : null)
        .state(state)
        .progress(snapshot.progress())
        .storageTier("standard")
        .tags(Tagging.shown(snapshot))
        .build();
  }
}
