package io.lablift.simulator.ec2;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.Image;

/** Machine images that are there ("Find an AMI" in the EC2 user guide). */
final class Images {
  private static final String AMAZON = "137112412989";

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
            .one("is-public", i -> i.isPublic)
            .one("name", i -> i.imageName)
            .one("owner-alias", i -> i.isPublic ? "amazon" : null)
            .one("owner-id", i -> i.ownerId)
            .one("root-device-name", InstanceView::rootDevice)
            .one("root-device-type", i -> "ebs")
            .one("state", Images::state)
            .one("virtualization-type", i -> "hvm")
            .each(
                "block-device-mapping.snapshot-id", i -> i.disks.stream().map(d -> d.snapshotId()));
  }

  private static String state(SimImage image) {
    return image.isPublic ? "available" : image.life.seenState();
  }

  /** Amazon Linux 2023 for the architecture, as Amazon publishes it; no web server runs on it. */
  SimImage publish(String architecture) {
    return ec2.images.add(
        new SimImage(
            ec2,
            "al2023-ami-2023.9.20251105.0-kernel-6.1-" + architecture,
            "Amazon Linux 2023 AMI 2023.9.20251105.0 " + architecture + " HVM kernel-6.1",
            architecture,
            AMAZON,
            true,
            false,
            List.of(new SimImage.Disk("/dev/xvda", ec2.world.newId("snap"), 8, "gp3", false, true)),
            Map.of()));
  }

  DescribeImagesResponse describe(DescribeImagesRequest request) {
    List<SimImage> all =
        ec2.images.seen(request.imageIds()).stream()
            .filter(i -> isOwnedBy(i, request.owners()))
            .toList();
    Page<SimImage> page =
        Page.of(filters.select(all, request.filters()), request.nextToken(), request.maxResults());
    return DescribeImagesResponse.builder()
        .images(page.items().stream().map(Images::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private boolean isOwnedBy(SimImage image, List<String> owners) {
    return owners.isEmpty()
        || owners.contains(image.ownerId)
        || (owners.contains("self") && image.ownerId.equals(ec2.owner()))
        || (owners.contains("amazon") && image.ownerId.equals(AMAZON));
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
                                e.snapshotId(d.snapshotId())
                                    .volumeSize(d.sizeGib())
                                    .volumeType(d.type())
                                    .encrypted(d.encrypted())
                                    .deleteOnTermination(d.goesAlong()))
                        .build())
            .toList();
    return Image.builder()
        .imageId(image.id())
        .name(image.imageName)
        .description(image.description)
        .architecture(image.architecture)
        .ownerId(image.ownerId)
        .imageOwnerAlias(image.isPublic ? "amazon" : null)
        .publicLaunchPermissions(image.isPublic)
        .imageType("machine")
        .creationDate(image.createdAt().toString())
        .state(state(image))
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
