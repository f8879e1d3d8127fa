package io.lablift.simulator.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;

/** The disks of a launch ("Block device mappings for volumes on Amazon EC2 instances"). */
final class Disks {
  private final Ec2World ec2;

  Disks(Ec2World ec2) {
    this.ec2 = ec2;
  }

  /** The image's disks, as the call's mappings change and extend them. */
  List<SimImage.Disk> wanted(SimImage image, List<BlockDeviceMapping> mappings) {
    Map<String, SimImage.Disk> disks = new LinkedHashMap<>();
    image.disks.forEach(d -> disks.put(d.device(), d));
    for (BlockDeviceMapping mapping : mappings) {
      String device = Refused.required(mapping.deviceName(), "deviceName");
      if (mapping.noDevice() != null) {
        disks.remove(device);
        continue;
      }
      if (mapping.ebs() == null) {
        throw new UnsupportedOperationException("the simulator knows no instance-store volumes");
      }
      SimImage.Disk old = disks.get(device);
      var ebs = mapping.ebs();
      Integer size = ebs.volumeSize();
      if (old == null && size == null && ebs.snapshotId() == null) {
        throw Refused.missing("size or snapshotId of " + device);
      }
      if (old != null && size != null && size < old.sizeGib()) {
        throw Refused.because(
            "InvalidBlockDeviceMapping",
            "Volume of size %dGB is smaller than snapshot '%s', expect size >= %dGB",
            size,
            old.snapshotId(),
            old.sizeGib());
      }
      String snapshot =
          ebs.snapshotId() != null ? ebs.snapshotId() : old == null ? "" : old.snapshotId();
      int snapshotSize = ebs.snapshotId() == null ? 0 : ec2.snapshots.use(ebs.snapshotId()).sizeGib;
      SimImage.Disk disk =
          new SimImage.Disk(
              device,
              snapshot,
              size != null ? size : old != null ? old.sizeGib() : snapshotSize,
              ebs.volumeTypeAsString() == null ? "gp2" : ebs.volumeTypeAsString(),
              Boolean.TRUE.equals(ebs.encrypted()) || (old != null && old.encrypted()),
              !Boolean.FALSE.equals(ebs.deleteOnTermination()));
      disks.put(device, disk);
    }
    return List.copyOf(disks.values());
  }

  List<SimVolume> attach(
      SimInstance instance, List<SimImage.Disk> disks, Map<String, String> tags) {
    List<SimVolume> made = new ArrayList<>();
    for (SimImage.Disk disk : disks) {
      SimVolume volume =
          ec2.volumes.add(
              new SimVolume(
                  ec2,
                  instance.launch.subnet().zone,
                  disk.sizeGib(),
                  disk.type(),
                  disk.encrypted(),
                  disk.snapshotId(),
                  tags));
      volume.life.apply("createAttached", Duration.ZERO);
      volume.attach(
          new SimVolume.Attachment(instance.id(), disk.device(), disk.goesAlong(), ec2.now()));
      made.add(volume);
    }
    return made;
  }

  /** What becomes of a server's disks when it is terminated at the moment. */
  void instanceEnds(SimInstance instance, Instant moment) {
    of(instance).forEach(v -> part(v, instance, moment));
  }

  private void part(SimVolume volume, SimInstance instance, Instant moment) {
    if (volume.attachment().orElseThrow().deleteOnTermination()) {
      ec2.world.journal().endedWith(volume, instance.id(), Duration.ZERO);
      volume.endAt(moment);
    } else {
      volume.life.apply("detach", Duration.ZERO, moment);
      volume.detachAt(moment);
    }
  }

  List<SimVolume> of(SimInstance instance) {
    return ec2.volumes
        .linked("instance", instance.id())
        .filter(v -> v.isAttachedTo(instance.id()))
        .toList();
  }
}
