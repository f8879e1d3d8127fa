package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.Blueprint;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/** Makes a lab spec of a request: zones, addresses, image and user data are decided here, once. */
final class LabPlanner {
  /**
   * Where AWS publishes the latest Amazon Linux 2023 (AL2023 user guide, "Launching with SSM
   * parameters").
   */
  static final String LATEST_IMAGE =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

  /** The root device of Amazon Linux 2023 (AL2023 user guide). */
  private static final String ROOT_DEVICE = "/dev/xvda";

  /**
   * Seoul's first two zones are a and b; the tutorial uses a and c, and old accounts have no
   * others.
   */
  private static final Map<String, List<String>> USUAL_ZONES =
      Map.of("ap-northeast-2", List.of("a", "c"));

  private final AwsClients aws;
  private final Settings settings;

  LabPlanner(AwsClients aws) {
    this.aws = aws;
    this.settings = aws.settings();
  }

  /** Checks what can be checked without AWS; the topology is the same wherever the zones lie. */
  void check(LabRequest request, List<Violation> violations) {
    topology(request, usualZones(request), violations);
  }

  private List<String> usualZones(LabRequest request) {
    List<String> letters =
        request.zones().isEmpty()
            ? USUAL_ZONES.getOrDefault(settings.region(), List.of("a", "b"))
            : request.zones();
    return letters.stream().map(letter -> settings.region() + letter).toList();
  }

  /** Decides everything, asking AWS for the zones and the image. */
  LabSpec plan(LabRequest request, int attempt) {
    List<Violation> violations = new ArrayList<>();
    try {
      Topology topology = topology(request, zones(request, violations), violations);
      LabSpec.Image image = image(request, violations);
      if (topology == null || image == null || !violations.isEmpty()) {
        throw new InvalidRequest(violations);
      }
      return new LabSpec(
          settings.deployment(),
          request.lab(),
          attempt,
          settings.region(),
          topology.withNat(request.nat()),
          image,
          request.instanceType(),
          LabRequestReader.INSTANCE_TYPES.getOrDefault(request.instanceType(), 2),
          userData(request),
          request.publicKey(),
          Duration.ofMinutes(request.leaseMinutes()).toSeconds(),
          request.checkpoint());
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }

  private static @Nullable Topology topology(
      LabRequest request, List<String> zones, List<Violation> violations) {
    Blueprint blueprint =
        request.blueprint() == null
            ? Blueprint.named(request.blueprintName())
            : new Blueprint(request.blueprint());
    Map<String, String> placeholders = new TreeMap<>();
    for (int i = 0; i < zones.size(); i++) {
      placeholders.put("az" + (i + 1), zones.get(i));
      placeholders.put("zone" + (i + 1), zones.get(i).replaceFirst("^.*-(\\d+[a-z])$", "$1"));
    }
    placeholders.put("sshCidr", request.sshCidr());
    return blueprint.resolve(placeholders, request.vpcCidr(), request.subnetCidrs(), violations);
  }

  private List<String> zones(LabRequest request, List<Violation> violations) {
    List<String> offered =
        aws
            .ec2()
            .describeInstanceTypeOfferingsPaginator(
                r ->
                    r.locationType(LocationType.AVAILABILITY_ZONE)
                        .filters(Tags.filter("instance-type", request.instanceType())))
            .instanceTypeOfferings()
            .stream()
            .map(InstanceTypeOffering::location)
            .filter(zone -> zone.matches(settings.region() + "[a-z]"))
            .sorted()
            .toList();
    List<String> usual = usualZones(request);
    if (offered.containsAll(usual)) {
      return usual;
    }
    if (!request.zones().isEmpty() || offered.size() < 2) {
      violations.add(
          new Violation(
              "zones",
              request.instanceType() + " is not offered in all of " + usual,
              "choose two of " + offered + ", or another instanceType"));
      return usual;
    }
    return offered.subList(0, 2);
  }

  private LabSpec.@Nullable Image image(LabRequest request, List<Violation> violations) {
    String given = request.imageId();
    if (given == null) {
      String latest = aws.ssm().getParameter(r -> r.name(LATEST_IMAGE)).parameter().value();
      return new LabSpec.Image(latest, ROOT_DEVICE);
    }
    Image image = find(given);
    String problem = problem(image);
    if (image == null || problem != null) {
      violations.add(
          new Violation(
              "imageId",
              given + " " + problem,
              "choose an available x86_64 image of " + settings.region()));
      return null;
    }
    return new LabSpec.Image(
        given, image.rootDeviceName() == null ? ROOT_DEVICE : image.rootDeviceName());
  }

  private @Nullable Image find(String id) {
    try {
      return aws.ec2().describeImages(r -> r.imageIds(id)).images().stream()
          .findFirst()
          .orElse(null);
    } catch (Ec2Exception e) {
      if (AwsErrors.isNotFound(e) || AwsErrors.code(e).equals("InvalidAMIID.Malformed")) {
        return null;
      }
      throw e;
    }
  }

  private static @Nullable String problem(@Nullable Image image) {
    if (image == null) {
      return "is not there, or not shared with this account";
    }
    if (image.state() != ImageState.AVAILABLE) {
      return "is " + image.stateAsString();
    }
    return image.architecture() == ArchitectureValues.X86_64
        ? null
        : "is of the architecture " + image.architectureAsString();
  }

  /**
   * A given image carries its own software; a plain one gets a page that names the server, unless
   * the request says.
   */
  private static @Nullable String userData(LabRequest request) {
    if (request.userData() != null) {
      return request.userData();
    }
    return request.imageId() == null ? Blueprint.defaultUserData() : null;
  }
}
