package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.util.Map;

/** A copy of a volume. */
final class SimSnapshot extends Resource {
  final String volumeId;
  final int sizeGib;
  final boolean encrypted;
  final String description;

  SimSnapshot(Ec2World ec2, SimVolume volume, String description, Map<String, String> tags) {
    super(ec2.world, Kind.SNAPSHOT, ec2.world.newId("snap"), tags);
    this.volumeId = volume.id();
    this.sizeGib = volume.sizeGib;
    this.encrypted = volume.encrypted;
    this.description = description;
  }
}
