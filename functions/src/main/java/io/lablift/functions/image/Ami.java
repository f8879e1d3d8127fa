package io.lablift.functions.image;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.LabMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The calls that an image is made with. */
final class Ami {
  private static final String SELF = "self";

  private final Ec2Client ec2;

  Ami(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  /** What this attempt has made so far: one, if all is well. */
  List<Image> of(LabMark mark) {
    return ec2.describeImages(r -> r.owners(SELF).filters(Tags.filters(mark))).images().stream()
        .filter(image -> Tags.prove(image.tags(), mark))
        .toList();
  }

  /** The account's image of this name, be it disabled: AWS lets no two have the same. */
  Optional<Image> named(String name) {
    return ec2
        .describeImages(
            r -> r.owners(SELF).includeDisabled(true).filters(Tags.filter("name", name)))
        .images()
        .stream()
        .findFirst();
  }

  /**
   * What is known of an image beside whose it is.
   *
   * @param madeAt ISO 8601
   * @param expiresAt ISO 8601
   */
  record Facts(String source, String madeAt, String expiresAt) {
    List<Tag> tags() {
      return List.of(
          tag(Tags.SOURCE_IMAGE, source),
          tag(Tags.MADE_AT, madeAt),
          tag(Tags.EXPIRES_AT, expiresAt));
    }

    private static Tag tag(String key, String value) {
      return Tag.builder().key(key).value(value).build();
    }
  }

  /**
   * Makes it.
   *
   * @return empty if there is an image of this name, be it this one of a run whose answer was lost
   */
  Optional<String> create(
      LabMark mark, String instance, String name, boolean noReboot, Facts facts) {
    List<Tag> tags = new ArrayList<>(Tags.of(mark, name));
    tags.addAll(facts.tags());
    try {
      return Optional.of(
          ec2.createImage(
                  r ->
                      r.instanceId(instance)
                          .name(name)
                          .description("Baked by Lablift for the course " + mark.lab().course())
                          .noReboot(noReboot)
                          .tagSpecifications(
                              TagSpecification.builder()
                                  .resourceType(ResourceType.IMAGE)
                                  .tags(tags)
                                  .build(),
                              TagSpecification.builder()
                                  .resourceType(ResourceType.SNAPSHOT)
                                  .tags(tags)
                                  .build()))
              .imageId());
    } catch (Ec2Exception e) {
      if (AwsErrors.code(e).equals("InvalidAMIName.Duplicate")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Takes back what lost its claim, with its snapshots. */
  void remove(String id) {
    try {
      ec2.deregisterImage(r -> r.imageId(id).deleteAssociatedSnapshots(true));
    } catch (Ec2Exception e) {
      if (!AwsErrors.isNotFound(e)) {
        throw e;
      }
    }
  }

  /** The snapshots that hold an image's disks, with the name of the device that each is for. */
  static List<BlockDeviceMapping> disks(Image image) {
    return image.blockDeviceMappings().stream()
        .filter(disk -> disk.ebs() != null && disk.ebs().snapshotId() != null)
        .toList();
  }
}
