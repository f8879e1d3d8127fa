package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;

/**
 * The AMI of a lab that is an image: by its tags, or because the lab's stage made it. A lab with
 * servers has none: what its student bakes belongs to the student.
 */
public final class Images implements Kind {
  private final Ec2Client ec2;

  public Images(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.IMAGE;
  }

  @Override
  public software.amazon.awssdk.services.ec2.model.ResourceType taggedAs() {
    return software.amazon.awssdk.services.ec2.model.ResourceType.IMAGE;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    return there(ec2, scope).stream().map(image -> remnant(scope, image)).toList();
  }

  /** What there is of the lab's images. */
  static List<Image> there(Ec2Client ec2, Scope scope) {
    if (!ImageIds.isImage(scope.mark().lab())) {
      return List.of();
    }
    List<Image> found = new ArrayList<>(there(ec2, Tags.filters(scope.mark())));
    Set<String> made = scope.made(ResourceType.IMAGE);
    boolean retagged =
        made.stream().anyMatch(id -> found.stream().noneMatch(i -> i.imageId().equals(id)));
    if (retagged) {
      there(ec2, List.of(Tags.filter("image-id", made))).stream()
          .filter(image -> !found.contains(image))
          .forEach(found::add);
    }
    return found;
  }

  private static List<Image> there(Ec2Client ec2, List<Filter> filters) {
    return ec2
        .describeImages(r -> r.owners("self").includeDisabled(true).filters(filters))
        .images()
        .stream()
        .filter(image -> image.state() != ImageState.DEREGISTERED)
        .toList();
  }

  private Remnant remnant(Scope scope, Image image) {
    Ownership proof =
        scope.tagged(image.tags())
            ? Ownership.tagged(image.tags())
            : Ownership.written(image.imageId());
    return Remnant.of(type(), image.imageId(), image.name(), proof, snapshots(image));
  }

  /** A snapshot cannot be deleted as long as an image is made of it. */
  static List<String> snapshots(Image image) {
    return image.blockDeviceMappings().stream()
        .filter(disk -> disk.ebs() != null)
        .map(disk -> disk.ebs().snapshotId())
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public void delete(Remnant image) {
    ec2.deregisterImage(r -> r.imageId(image.id()).deleteAssociatedSnapshots(true));
  }
}
