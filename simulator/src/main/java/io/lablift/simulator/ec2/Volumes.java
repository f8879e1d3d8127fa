package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimVolume.Attachment;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Read;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.AttachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.DetachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DetachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** EBS volumes ("Amazon EBS volume lifecycle" in the EBS user guide). */
final class Volumes {
  private final Ec2World ec2;
  private final Filters<SimVolume> filters;

  Volumes(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimVolume>tagged()
            .one(
                "attachment.delete-on-termination",
                v -> has(v) ? on(v).deleteOnTermination() : null)
            .one("attachment.device", v -> has(v) ? on(v).device() : null)
            .link("attachment.instance-id", "instance", v -> has(v) ? on(v).instanceId() : null)
            .one("attachment.status", v -> has(v) ? "attached" : null)
            .one("availability-zone", v -> v.zone)
            .one("encrypted", v -> v.encrypted)
            .one("size", v -> v.sizeGib)
            .one("snapshot-id", v -> v.snapshotId.isEmpty() ? null : v.snapshotId)
            .one("status", v -> v.life.seenState())
            .id("volume-id", SimVolume::id)
            .one("volume-type", v -> v.type);
  }

  private static boolean has(SimVolume volume) {
    return volume.attachment().isPresent();
  }

  private static Attachment on(SimVolume volume) {
    return volume.attachment().orElseThrow();
  }

  CreateVolumeResponse create(CreateVolumeRequest request) {
    SimVolume volume =
        ec2.tokens.once(
            SimVolume.class, "CreateVolume", request.clientToken(), request, () -> make(request));
    Volume shown = shown(volume);
    return CreateVolumeResponse.builder()
        .volumeId(volume.id())
        .availabilityZone(volume.zone)
        .size(volume.sizeGib)
        .volumeType(volume.type)
        .encrypted(volume.encrypted)
        .state(shown.stateAsString())
        .createTime(volume.createdAt())
        .tags(shown.tags())
        .build();
  }

  private SimVolume make(CreateVolumeRequest request) {
    String zone = required(request.availabilityZone(), "availabilityZone");
    if (!ec2.zones.names().contains(zone)) {
      throw Refused.because("InvalidZone.NotFound", "The zone '%s' does not exist.", zone);
    }
    @Nullable SimSnapshot snapshot =
        request.snapshotId() == null ? null : ec2.snapshots.use(request.snapshotId());
    if (snapshot != null && !snapshot.life.is("completed")) {
      throw Refused.because("IncorrectState", "Snapshot '%s' is not 'completed'.", snapshot.id());
    }
    if (snapshot == null && request.size() == null) {
      throw Refused.missing("size/snapshot");
    }
    int size = request.size() != null ? request.size() : snapshot == null ? 0 : snapshot.sizeGib;
    if (size < 1 || size > 16384) {
      throw Refused.invalid("Volume size of %d GiB is invalid.", size);
    }
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.VOLUME);
    SimVolume volume =
        ec2.volumes.add(
            new SimVolume(
                ec2,
                zone,
                size,
                request.volumeTypeAsString() == null ? "gp2" : request.volumeTypeAsString(),
                Boolean.TRUE.equals(request.encrypted()),
                snapshot == null ? "" : snapshot.id(),
                tags));
    Life.Change change = volume.life.apply("create", volume.lag(Read.BY_ID)).orElseThrow();
    Set<String> names = snapshot == null ? Set.of() : Set.of(snapshot.id());
    ec2.world.journal().made(volume, "ec2:CreateVolume", names, change.drawn());
    return volume;
  }

  AttachVolumeResponse attach(AttachVolumeRequest request) {
    SimVolume volume = ec2.volumes.use(required(request.volumeId(), "volumeId"));
    SimInstance instance = ec2.instances.use(required(request.instanceId(), "instanceId"));
    String device = required(request.device(), "device");
    if (!instance.life.is("running", "stopped")) {
      throw Refused.because(
          "IncorrectState", "Instance '%s' is not 'running' or 'stopped'.", instance.id());
    }
    if (!volume.zone.equals(instance.launch.subnet().zone)) {
      throw Refused.because(
          "InvalidVolume.ZoneMismatch",
          "The volume '%s' is not in the same availability zone as instance '%s'",
          volume.id(),
          instance.id());
    }
    if (volume.life.apply("attach", volume.nextChangeLag()).isEmpty()) {
      throw volume.life.is("in-use")
          ? Refused.because("VolumeInUse", "%s is already attached to an instance", volume.id())
          : Refused.because("IncorrectState", "Volume '%s' is not 'available'.", volume.id());
    }
    volume.attach(new Attachment(instance.id(), device, false, ec2.now()));
    return AttachVolumeResponse.builder()
        .volumeId(volume.id())
        .instanceId(instance.id())
        .device(device)
        .state("attaching")
        .attachTime(ec2.now())
        .build();
  }

  DetachVolumeResponse detach(DetachVolumeRequest request) {
    SimVolume volume = ec2.volumes.use(required(request.volumeId(), "volumeId"));
    Attachment attachment =
        volume
            .attachment()
            .orElseThrow(
                () ->
                    Refused.because(
                        "IncorrectState", "Volume '%s' is in the 'available' state.", volume.id()));
    volume
        .life
        .apply("detach", volume.nextChangeLag())
        .ifPresent(c -> volume.detachAt(c.complete()));
    return DetachVolumeResponse.builder()
        .volumeId(volume.id())
        .instanceId(attachment.instanceId())
        .device(attachment.device())
        .state("detaching")
        .build();
  }

  DescribeVolumesResponse describe(DescribeVolumesRequest request) {
    if (!request.volumeIds().isEmpty() && request.maxResults() != null) {
      throw Refused.combination(
          "The parameter volumeSet cannot be used with the parameter maxResults");
    }
    Page<SimVolume> page =
        Filters.page(
            ec2.volumes,
            filters,
            request.volumeIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeVolumesResponse.builder()
        .volumes(page.items().stream().map(Volumes::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteVolumeResponse delete(DeleteVolumeRequest request) {
    SimVolume volume = ec2.volumes.use(required(request.volumeId(), "volumeId"));
    if (volume.attachment().isPresent()) {
      throw Refused.because(
          "VolumeInUse",
          "Volume %s is currently attached to %s",
          volume.id(),
          on(volume).instanceId());
    }
    if (volume.life.is("creating")) {
      throw Refused.because("IncorrectState", "Volume '%s' is 'creating'.", volume.id());
    }
    volume
        .life
        .apply("delete", volume.nextChangeLag())
        .ifPresent(
            c -> {
              ec2.world.journal().ended(volume, "ec2:DeleteVolume", c.drawn());
              volume.endAt(c.complete());
            });
    return DeleteVolumeResponse.builder().build();
  }

  private static Volume shown(SimVolume volume) {
    List<VolumeAttachment> attachments =
        volume.attachment().stream()
            .map(
                a ->
                    VolumeAttachment.builder()
                        .volumeId(volume.id())
                        .instanceId(a.instanceId())
                        .device(a.device())
                        .deleteOnTermination(a.deleteOnTermination())
                        .attachTime(a.at())
                        .state("attached")
                        .build())
            .toList();
    return Volume.builder()
        .volumeId(volume.id())
        .availabilityZone(volume.zone)
        .size(volume.sizeGib)
        .volumeType(volume.type)
        .encrypted(volume.encrypted)
        .snapshotId(volume.snapshotId)
        .createTime(volume.createdAt())
        .state(volume.life.seenState())
        .attachments(attachments)
        .tags(Tagging.shown(volume))
        .build();
  }
}
