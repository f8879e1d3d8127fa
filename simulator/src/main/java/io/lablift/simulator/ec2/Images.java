package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Read;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.StateReason;

/** Machine images that are there ("Find an AMI" in the EC2 user guide). */
final class Images {
  private static final String AMAZON = "137112412989";
  private static final Duration EMPTY_FOR = Duration.ofHours(1);

  private final Ec2World ec2;
  private final Filters<SimImage> filters;

  Images(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimImage>tagged()
            .one("architecture", i -> i.architecture)
            .one("creation-date", i -> i.createdAt())
            .one("description", i -> i.description)
            .one("image-id", SimImage::id)
            .one("image-type", i -> "machine")
            .one("is-public", i -> i.isPublic())
            .one("name", i -> i.imageName)
            .one("owner-alias", i -> i.isPublic() ? "amazon" : null)
            .one("owner-id", i -> i.origin.ownerId())
            .one("root-device-name", InstanceView::rootDevice)
            .one("root-device-type", i -> "ebs")
            .one("source-instance-id", i -> i.isPublic() ? null : i.origin.instanceId())
            .one("state", SimImage::seenState)
            .one("virtualization-type", i -> "hvm")
            .each("block-device-mapping.snapshot-id", i -> i.snapshots());
  }

  /** Amazon Linux 2023 for the architecture, as Amazon publishes it; no web server runs on it. */
  SimImage publish(String architecture) {
    String snapshot = ec2.world.newId("snap");
    return ec2.images.add(
        new SimImage(
            ec2,
            ec2.world.newId("ami"),
            new SimImage.Content(
                "al2023-ami-2023.9.20251105.0-kernel-6.1-" + architecture,
                "Amazon Linux 2023 AMI 2023.9.20251105.0 " + architecture + " HVM kernel-6.1",
                architecture,
                List.of(new SimImage.Disk("/dev/xvda", snapshot, 8, "gp3", false, true))),
            new SimImage.Origin(AMAZON, "", false, false),
            Map.of()));
  }

  /** No image here is ever deprecated or disabled: whether to include those changes nothing. */
  DescribeImagesResponse describe(DescribeImagesRequest request) {
    if (!request.executableUsers().isEmpty()) {
      throw new UnsupportedOperationException("the simulator knows no launch permissions");
    }
    List<SimImage> all =
        met(request.imageIds()).stream().filter(i -> isOwnedBy(i, request.owners())).toList();
    Page<SimImage> page =
        Page.of(filters.select(all, request.filters()), request.nextToken(), request.maxResults());
    return DescribeImagesResponse.builder()
        .images(page.items().stream().map(Images::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private List<SimImage> met(List<String> ids) {
    List<String> there = ids.stream().filter(id -> !isGone(id)).toList();
    return there.isEmpty() && !ids.isEmpty() ? List.of() : ec2.images.seen(there);
  }

  /**
   * "Recently deregistered images appear in the returned results for a short interval and then
   * return empty results. After all instances that reference a deregistered AMI are terminated,
   * specifying the ID of the image will eventually return an error" ("DescribeImages"): here, an
   * hour after the deregistration at the earliest.
   */
  private boolean isGone(String id) {
    Optional<SimImage> gone =
        ec2.images.ever().filter(i -> i.id().equals(id) && !i.exists()).findAny();
    if (gone.isEmpty() || gone.get().seenBy(Read.BY_ID)) {
      return false;
    }
    boolean late = !ec2.now().isBefore(gone.get().endsAt().orElseThrow().plus(EMPTY_FOR));
    if (late && ec2.instances.existing().noneMatch(i -> i.launch.image().id().equals(id))) {
      throw Refused.notFound(Kind.IMAGE, id);
    }
    return true;
  }

  private boolean isOwnedBy(SimImage image, List<String> owners) {
    return owners.isEmpty()
        || owners.contains(image.origin.ownerId())
        || (owners.contains("self") && image.origin.ownerId().equals(ec2.owner()))
        || (owners.contains("amazon") && image.origin.ownerId().equals(AMAZON));
  }

  private static Image shown(SimImage image) {
    List<BlockDeviceMapping> disks =
        image.disks.stream()
            .map(
                d ->
                    BlockDeviceMapping.builder()
                        .deviceName(d.device())
                        .ebs(
                            e ->
                                e.snapshotId(d.snapshotId().isEmpty() ? null : d.snapshotId())
                                    .volumeSize(d.sizeGib())
                                    .volumeType(d.type())
                                    .encrypted(d.encrypted())
                                    .deleteOnTermination(d.goesAlong()))
                        .build())
            .toList();
    boolean failed = image.seenState().equals("failed");
    return Image.builder()
        .imageId(image.id())
        .name(image.imageName)
        .description(image.description)
        .architecture(image.architecture)
        .ownerId(image.origin.ownerId())
        .imageOwnerAlias(image.isPublic() ? "amazon" : null)
        .publicLaunchPermissions(image.isPublic())
        .imageType("machine")
        .creationDate(image.createdAt().toString())
        .state(image.seenState())
        .stateReason(
            failed
                ? StateReason.builder()
                    .code(image.failure)
                    .message(image.failure + ": Internal error while the image was made")
                    .build()
                : null)
        .sourceInstanceId(image.isPublic() ? null : image.origin.instanceId())
        .imageLocation(image.origin.ownerId() + "/" + image.imageName)
        .rootDeviceName(InstanceView.rootDevice(image))
        .rootDeviceType("ebs")
        .virtualizationType("hvm")
        .hypervisor("xen")
        .enaSupport(true)
        .blockDeviceMappings(disks)
        .tags(Tagging.shown(image))
        .build();
  }
}
