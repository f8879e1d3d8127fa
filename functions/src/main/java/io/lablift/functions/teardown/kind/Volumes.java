package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/**
 * Volumes that bear the lab's tags, or that its ledger has, and that no instance takes along;
 * others are found through their instance. What holds for {@link Addresses} holds for them.
 */
public final class Volumes implements Kind {
  private static final Expected DELETION =
      new Expected(Duration.ofSeconds(2), Duration.ofSeconds(2));

  private final Ec2Client ec2;
  private final Instances instances;

  public Volumes(Ec2Client ec2, Instances instances) {
    this.ec2 = ec2;
    this.instances = instances;
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
    List<Remnant> found = new ArrayList<>(list(scope, Tags.filters(scope.mark())));
    Set<String> written = scope.written(type());
    if (!written.isEmpty()) {
      found.addAll(list(scope, List.of(Tags.filter("volume-id", written))));
    }
    return List.copyOf(found);
  }

  private List<Remnant> list(Scope scope, List<Filter> filters) {
    return there(filters).stream()
        .filter(volume -> !goesWithItsInstance(volume))
        .flatMap(volume -> remnant(scope, volume).stream())
        .toList();
  }

  private List<Volume> there(List<Filter> filters) {
    return ec2.describeVolumesPaginator(r -> r.filters(filters)).volumes().stream()
        .filter(volume -> volume.state() != VolumeState.DELETED)
        .toList();
  }

  private static boolean goesWithItsInstance(Volume volume) {
    return volume.attachments().stream()
        .anyMatch(attachment -> Boolean.TRUE.equals(attachment.deleteOnTermination()));
  }

  private Optional<Remnant> remnant(Scope scope, Volume volume) {
    if (scope.tagged(volume.tags())) {
      Remnant ours = remnant(volume, Ownership.tagged(volume.tags()));
      return Optional.of(elsewhere(scope, volume).map(ours::kept).orElse(ours));
    }
    return others(scope, volume).isEmpty()
        ? Optional.of(remnant(volume, Ownership.written(volume.volumeId())))
        : Optional.empty();
  }

  private Remnant remnant(Volume volume, Ownership proof) {
    Remnant found =
        Remnant.of(type(), volume.volumeId(), Tags.name(volume.tags()), proof, List.of());
    return volume.state() == VolumeState.DELETING ? found.leaving() : found;
  }

  private Optional<String> elsewhere(Scope scope, Volume volume) {
    return volume.attachments().stream()
        .map(VolumeAttachment::instanceId)
        .filter(id -> id != null && !instances.isLabs(scope, id))
        .findFirst()
        .map(id -> "attached to instance " + id + ", which is not the lab's");
  }

  private Optional<String> others(Scope scope, Volume volume) {
    return scope.isAnothers(volume.tags())
        ? Optional.of("tagged as " + Tags.owner(volume.tags()))
        : elsewhere(scope, volume);
  }

  @Override
  public void delete(Remnant volume) {
    ec2.deleteVolume(r -> r.volumeId(volume.id()));
  }

  @Override
  public Expected deletion() {
    return DELETION;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    return byId(underWay).stream().map(Volume::volumeId).collect(Collectors.toSet());
  }

  @Override
  public List<Remnant> again(Scope scope, List<Remnant> kept) {
    return byId(kept).stream().flatMap(volume -> remnant(scope, volume).stream()).toList();
  }

  @Override
  public Map<String, String> lost(Scope scope, List<Remnant> about) {
    Map<String, String> lost = new TreeMap<>();
    for (Volume volume : byId(about)) {
      if (!scope.tagged(volume.tags())) {
        others(scope, volume).ifPresent(whose -> lost.put(volume.volumeId(), whose));
      }
    }
    return lost;
  }

  private List<Volume> byId(Collection<Remnant> some) {
    return there(List.of(Tags.filter("volume-id", some.stream().map(Remnant::id).toList())));
  }
}
