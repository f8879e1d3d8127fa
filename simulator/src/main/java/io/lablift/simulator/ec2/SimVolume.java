package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Resource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A disk, perhaps attached to a server. */
final class SimVolume extends Resource {
  record Attachment(String instanceId, String device, boolean deleteOnTermination, Instant at) {}

  final Life life;
  final String zone;
  final int sizeGib;
  final String type;
  final boolean encrypted;
  final String snapshotId;
  private @Nullable Attachment attachment;
  private @Nullable Instant attachedUntil;

  SimVolume(
      Ec2World ec2,
      String zone,
      int sizeGib,
      String type,
      boolean encrypted,
      String snapshotId,
      Map<String, String> tags) {
    super(ec2.world, Kind.VOLUME, ec2.world.newId("vol"), tags);
    this.life = new Life(ec2.world, LifeCycle.VOLUME, id());
    this.zone = zone;
    this.sizeGib = sizeGib;
    this.type = type;
    this.encrypted = encrypted;
    this.snapshotId = snapshotId;
  }

  void attach(Attachment to) {
    attachment = to;
    linkTo("instance", to.instanceId());
    attachedUntil = null;
  }

  void detachAt(Instant moment) {
    attachedUntil = moment;
  }

  Optional<Attachment> attachment() {
    boolean over = attachedUntil != null && !world().now().isBefore(attachedUntil);
    return over ? Optional.empty() : Optional.ofNullable(attachment);
  }

  boolean isAttachedTo(String instanceId) {
    return attachment().filter(a -> a.instanceId().equals(instanceId)).isPresent();
  }

  @Override
  public String state() {
    return life.state();
  }
}
