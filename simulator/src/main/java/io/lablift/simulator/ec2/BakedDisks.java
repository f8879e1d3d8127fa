package io.lablift.simulator.ec2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;

/**
 * The disks of an image that is made of a server: the server's, as the call's mappings change,
 * leave out and extend them ("CreateImage" in the EC2 API reference).
 *
 * <p>A mapping may make a disk larger, change its type and whether it goes along with its server,
 * leave it out ({@code NoDevice}; not the root), or add one, empty or of a snapshot. Encryption,
 * IOPS and throughput are refused as unknown, and so are instance-store volumes.
 */
final class BakedDisks {
  /**
   * A disk to be.
   *
   * @param volume what a snapshot is made of; none for a disk that a mapping adds
   */
  record Planned(@Nullable SimVolume volume, SimImage.Disk disk) {}

  private final Ec2World ec2;
  private final Disks disks;

  BakedDisks(Ec2World ec2, Disks disks) {
    this.ec2 = ec2;
    this.disks = disks;
  }

  List<Planned> of(SimInstance instance, List<BlockDeviceMapping> mappings) {
    Map<String, Planned> planned = new LinkedHashMap<>();
    for (SimVolume volume : disks.of(instance)) {
      SimVolume.Attachment on = volume.attachment().orElseThrow();
      planned.put(
          on.device(),
          new Planned(
              volume,
              new SimImage.Disk(
                  on.device(),
                  "",
                  volume.sizeGib,
                  volume.type,
                  volume.encrypted,
                  on.deleteOnTermination())));
    }
    String root = InstanceView.rootDevice(instance.launch.image());
    if (!planned.containsKey(root)) {
      throw Refused.invalid(
          "Invalid value '%s' for instanceId. Instance does not have a volume attached at root"
              + " (%s)",
          instance.id(), root);
    }
    for (BlockDeviceMapping mapping : mappings) {
      String device = Refused.required(mapping.deviceName(), "deviceName");
      if (mapping.noDevice() != null) {
        if (device.equals(root)) {
          throw Refused.because(
              "InvalidBlockDeviceMapping", "The root device %s cannot be left out", root);
        }
        planned.remove(device);
      } else {
        planned.put(device, changed(device, planned.get(device), mapping));
      }
    }
    return new ArrayList<>(planned.values());
  }

  private Planned changed(String device, @Nullable Planned old, BlockDeviceMapping mapping) {
    EbsBlockDevice ebs = mapping.ebs();
    if (ebs == null) {
      throw new UnsupportedOperationException("the simulator knows no instance-store volumes");
    }
    if (ebs.encrypted() != null || ebs.iops() != null || ebs.throughput() != null) {
      throw new UnsupportedOperationException(
          "the simulator changes size, type and deleteOnTermination of an image's disks only");
    }
    return old == null ? added(device, ebs) : changed(old, ebs);
  }

  private static Planned changed(Planned old, EbsBlockDevice ebs) {
    SimImage.Disk was = old.disk();
    if (ebs.snapshotId() != null) {
      throw Refused.because(
          "InvalidBlockDeviceMapping",
          "The snapshot of %s is made of the instance's volume",
          was.device());
    }
    int size = ebs.volumeSize() == null ? was.sizeGib() : ebs.volumeSize();
    requireRoom(size, was.sizeGib());
    return new Planned(
        old.volume(),
        new SimImage.Disk(
            was.device(),
            "",
            size,
            ebs.volumeTypeAsString() == null ? was.type() : ebs.volumeTypeAsString(),
            was.encrypted(),
            ebs.deleteOnTermination() == null ? was.goesAlong() : ebs.deleteOnTermination()));
  }

  private Planned added(String device, EbsBlockDevice ebs) {
    String id = ebs.snapshotId();
    if (id == null && ebs.volumeSize() == null) {
      throw Refused.missing("size or snapshotId of " + device);
    }
    @Nullable SimSnapshot of = id == null ? null : ec2.snapshots.use(id);
    int least = of == null ? 1 : of.sizeGib;
    int size = ebs.volumeSize() == null ? least : ebs.volumeSize();
    requireRoom(size, least);
    return new Planned(
        null,
        new SimImage.Disk(
            device,
            of == null ? "" : of.id(),
            size,
            ebs.volumeTypeAsString() == null ? "gp2" : ebs.volumeTypeAsString(),
            of != null && of.encrypted,
            !Boolean.FALSE.equals(ebs.deleteOnTermination())));
  }

  private static void requireRoom(int size, int least) {
    if (size < least) {
      throw Refused.because(
          "InvalidBlockDeviceMapping",
          "Volume of size %dGB is smaller than snapshot, expect size >= %dGB",
          size,
          least);
    }
  }
}
