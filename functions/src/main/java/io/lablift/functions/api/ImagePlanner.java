package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.Bake;
import io.lablift.functions.blueprint.Blueprint;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.image.BuilderUserData;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.lab.LabRef;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the spec of an image, and of the lab that it is baked in, of a request. */
final class ImagePlanner {
  /** What the AMI is called, as in the tutorial, with the day (UTC) behind it. */
  private static final String NAME = "lab-web-";

  /** To be launched, to be made an image of, and to be removed, beside its user data. */
  private static final Duration BESIDE = Duration.ofMinutes(105);

  private final Settings settings;
  private final Zones zones;
  private final MachineImages images;
  private final GivenSubnet subnets;

  ImagePlanner(AwsClients aws) {
    this.settings = aws.settings();
    this.zones = new Zones(aws);
    this.images = new MachineImages(aws);
    this.subnets = new GivenSubnet(aws);
  }

  /**
   * Decides everything, asking AWS for the zone and the image to begin from.
   *
   * @param number of the course's images of that day, counted from 1
   */
  LabSpec plan(ImageRequest request, LocalDate day, int number) {
    List<Violation> violations = new ArrayList<>();
    try {
      Optional<GivenSubnet.Found> given =
          request.subnetId() == null
              ? Optional.empty()
              : subnets.find(request.subnetId(), request.instanceType(), violations);
      Topology topology =
          topology(
              given
                  .map(found -> List.of(found.zone()))
                  .orElseGet(() -> zones.offering(request.instanceType(), List.of(), violations)),
              violations);
      LabSpec.Image source =
          request.imageId() == null ? images.latest() : images.given(request.imageId(), violations);
      if (topology == null || source == null || !violations.isEmpty()) {
        throw new InvalidRequest(violations);
      }
      LabId id = ImageIds.image(request.course(), day, number);
      LabMark mark = new LabMark(settings.deployment(), new LabRef(id, 1));
      Duration patience = Duration.ofMinutes(request.patienceMinutes());
      Bake bake =
          new Bake(
              NAME + ImageIds.numbered(day, 1),
              builder(
                  request,
                  mark,
                  topology,
                  source,
                  patience,
                  given.map(GivenSubnet.Found::place).orElse(null)),
              request.noReboot(),
              patience.toSeconds(),
              request.keep());
      return LabSpec.image(
          mark, settings.region(), source, Duration.ofDays(request.keepDays()), bake);
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }

  private static @Nullable Topology topology(List<String> zones, List<Violation> violations) {
    return Blueprint.ofBuilder().resolve(Zones.placeholders(zones), null, Map.of(), violations);
  }

  /** A builder is a lab: whatever becomes of the bake, its lease ends it. */
  private LabSpec builder(
      ImageRequest request,
      LabMark image,
      Topology topology,
      LabSpec.Image source,
      Duration patience,
      LabSpec.@Nullable Place place) {
    LabRef builder = ImageIds.builderOf(image.ref());
    String userData =
        request.userData() == null ? Blueprint.defaultBakeUserData() : request.userData();
    return new LabSpec(
        settings.deployment(),
        builder.lab(),
        builder.attempt(),
        settings.region(),
        topology,
        source,
        request.instanceType(),
        LabRequestReader.INSTANCE_TYPES.getOrDefault(request.instanceType(), 2),
        BuilderUserData.wrap(userData),
        null,
        patience.plus(BESIDE).toSeconds(),
        null,
        place,
        null,
        null,
        null);
  }
}
