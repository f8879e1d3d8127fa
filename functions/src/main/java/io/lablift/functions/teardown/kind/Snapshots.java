package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/**
 * The snapshots of a lab that is an image: by their tags, or because its stage wrote them down.
 * They go after their image, whose deregistration may take them along.
 */
public final class Snapshots implements Kind {
  private final Ec2Client ec2;

  public Snapshots(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.SNAPSHOT;
  }

  @Override
  public software.amazon.awssdk.services.ec2.model.ResourceType taggedAs() {
    return software.amazon.awssdk.services.ec2.model.ResourceType.SNAPSHOT;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    if (!ImageIds.isImage(scope.mark().lab())) {
      return List.of();
    }
    List<Snapshot> found = new ArrayList<>(there(Tags.filters(scope.mark())));
    Set<String> made = scope.made(type());
    boolean retagged =
        made.stream().anyMatch(id -> found.stream().noneMatch(s -> s.snapshotId().equals(id)));
    if (retagged) {
      there(List.of(Tags.filter("snapshot-id", made))).stream()
          .filter(snapshot -> !found.contains(snapshot))
          .forEach(found::add);
    }
    return found.stream().map(snapshot -> remnant(scope, snapshot)).toList();
  }

  private List<Snapshot> there(List<Filter> filters) {
    return ec2
        .describeSnapshotsPaginator(r -> r.ownerIds("self").filters(filters))
        .snapshots()
        .stream()
        .toList();
  }

  private Remnant remnant(Scope scope, Snapshot snapshot) {
    Ownership proof =
        scope.tagged(snapshot.tags())
            ? Ownership.tagged(snapshot.tags())
            : Ownership.written(snapshot.snapshotId());
    return Remnant.of(type(), snapshot.snapshotId(), Tags.name(snapshot.tags()), proof, List.of());
  }

  @Override
  public void delete(Remnant snapshot) {
    ec2.deleteSnapshot(r -> r.snapshotId(snapshot.id()));
  }
}
