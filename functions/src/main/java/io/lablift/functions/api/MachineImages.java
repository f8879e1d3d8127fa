package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.error.Violation;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.ImageListing;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;

/** The AMIs that servers can be launched from. Errors of the SDK escape. */
final class MachineImages {
  /**
   * Where AWS publishes the latest Amazon Linux 2023 (AL2023 user guide, "Launching with SSM
   * parameters").
   */
  static final String LATEST_IMAGE =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

  /** The root device of Amazon Linux 2023, and its size in GiB (AL2023 user guide). */
  private static final String ROOT_DEVICE = "/dev/xvda";

  private static final int ROOT_GIB = 8;

  private final AwsClients aws;
  private final ImageListing baked;

  MachineImages(AwsClients aws) {
    this.aws = aws;
    this.baked = new ImageListing(aws.dynamoDb(), aws.settings().table());
  }

  /** Amazon Linux 2023 as it is now. */
  LabSpec.Image latest() {
    String id = aws.ssm().getParameter(r -> r.name(LATEST_IMAGE)).parameter().value();
    return new LabSpec.Image(id, ROOT_DEVICE, ROOT_GIB);
  }

  /** The course's newest image that is kept and that AWS has available; empty: it has none. */
  Optional<LabSpec.Image> newestOf(String course) {
    List<String> newestFirst =
        baked.of(course).stream()
            .filter(image -> image.status() == LabStatus.READY && !isOver(image))
            .sorted(
                Comparator.comparing((LabRecord image) -> Objects.requireNonNull(image.readyAt()))
                    .reversed())
            .flatMap(image -> image.entries(ResourceType.IMAGE).stream())
            .map(LedgerEntry::id)
            .toList();
    if (newestFirst.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Image> available =
        aws
            .ec2()
            .describeImages(r -> r.filters(Tags.filter("image-id", newestFirst)))
            .images()
            .stream()
            .filter(image -> problem(image) == null)
            .collect(Collectors.toMap(Image::imageId, image -> image));
    return newestFirst.stream()
        .filter(available::containsKey)
        .findFirst()
        .map(id -> described(Objects.requireNonNull(available.get(id))));
  }

  /** Such an image goes at any moment; a lab that takes it would lose it, or keep it for ever. */
  private boolean isOver(LabRecord image) {
    return image.lease() != null && image.lease().isOver(aws.clock().instant());
  }

  /** The image of this id; a violation if no server could be launched from it. */
  LabSpec.@Nullable Image given(String id, List<Violation> violations) {
    Image image = find(id);
    String problem = problem(image);
    if (image == null || problem != null) {
      violations.add(
          new Violation(
              "imageId",
              id + " " + problem,
              "choose an available x86_64 image of " + aws.settings().region()));
      return null;
    }
    return described(image);
  }

  private static LabSpec.Image described(Image image) {
    return new LabSpec.Image(image.imageId(), root(image), rootGib(image));
  }

  private static String root(Image image) {
    return image.rootDeviceName() == null ? ROOT_DEVICE : image.rootDeviceName();
  }

  private static int rootGib(Image image) {
    return image.blockDeviceMappings().stream()
        .filter(disk -> root(image).equals(disk.deviceName()) && disk.ebs() != null)
        .map(BlockDeviceMapping::ebs)
        .map(ebs -> ebs.volumeSize())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(0);
  }

  private @Nullable Image find(String id) {
    try {
      return aws.ec2().describeImages(r -> r.imageIds(id)).images().stream()
          .findFirst()
          .orElse(null);
    } catch (Ec2Exception e) {
      if (AwsErrors.isNotFound(e) || AwsErrors.code(e).startsWith("InvalidAMIID.")) {
        return null;
      }
      throw e;
    }
  }

  private static @Nullable String problem(@Nullable Image image) {
    if (image == null) {
      return "is not there: gone, of another region, or not shared with this account";
    }
    if (image.state() != ImageState.AVAILABLE) {
      return "is " + image.stateAsString();
    }
    if (rootGib(image) > LabSpec.Image.LARGEST_GIB) {
      return "has a root device of more than " + LabSpec.Image.LARGEST_GIB + " GiB";
    }
    return image.architecture() == ArchitectureValues.X86_64
        ? null
        : "is of the architecture " + image.architectureAsString();
  }
}
