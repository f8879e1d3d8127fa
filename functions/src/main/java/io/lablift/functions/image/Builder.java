package io.lablift.functions.image;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.error.ResourceFailed;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.stage.Lab;
import java.util.Optional;

/** The lab in which an image is baked, as the image's stages see it. */
final class Builder {
  private final Registry registry;

  Builder(AwsClients aws) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
  }

  Optional<LabRecord> find(Lab image) {
    return registry.find(ImageIds.builderOf(image.ref()));
  }

  /**
   * The builder, which must be whole.
   *
   * @throws ResourceFailed if it is not
   */
  LabRecord ready(Lab image) {
    return find(image)
        .filter(builder -> builder.status() == LabStatus.READY)
        .orElseThrow(
            () ->
                new ResourceFailed(
                    find(image)
                        .map(Builder::lost)
                        .orElse("the builder of " + image.ref() + " is not known")));
  }

  /** Why a builder is of no use. */
  static String lost(LabRecord builder) {
    Failure failure = builder.failure();
    return "the builder "
        + builder.id()
        + " is "
        + builder.status()
        + (failure == null ? "" : ": " + failure.error() + ": " + failure.cause());
  }
}
