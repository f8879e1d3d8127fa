package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Volume;

/**
 * Volumes that bear the lab's tags and that no instance takes along; others are found through their
 * instance.
 */
public final class Volumes implements Kind {
  private final Ec2Client ec2;

  public Volumes(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.VOLUME;
  }

  @Override
  public software.amazon.awssdk.services.ec2.model.ResourceType taggedAs() {
    return software.amazon.awssdk.services.ec2.model.ResourceType.VOLUME;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    List<Remnant> found = new ArrayList<>(list(Tags.filters(scope.mark()), Ownership.tagged()));
    List<String> hung = scope.hung().stream().filter(id -> id.startsWith("vol-")).toList();
    if (!hung.isEmpty()) {
      found.addAll(
          list(
              List.of(Tags.filter("volume-id", hung)), Ownership.hangsOn(scope.mark().toString())));
    }
    return List.copyOf(found);
  }

  private List<Remnant> list(List<Filter> filters, Ownership proof) {
    return ec2.describeVolumesPaginator(r -> r.filters(filters)).volumes().stream()
        .filter(volume -> !goesWithItsInstance(volume))
        .map(
            volume ->
                Remnant.of(type(), volume.volumeId(), Tags.name(volume.tags()), proof, List.of()))
        .toList();
  }

  private static boolean goesWithItsInstance(Volume volume) {
    return volume.attachments().stream()
        .anyMatch(attachment -> Boolean.TRUE.equals(attachment.deleteOnTermination()));
  }

  @Override
  public void delete(Remnant volume) {
    ec2.deleteVolume(r -> r.volumeId(volume.id()));
  }
}
