package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.error.Violation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/** The two Availability Zones that a lab lies in. Errors of the SDK escape. */
final class Zones {
  /**
   * Seoul's first two zones are a and b; the tutorial uses a and c, and old accounts have no
   * others.
   */
  private static final Map<String, List<String>> USUAL =
      Map.of("ap-northeast-2", List.of("a", "c"));

  private final AwsClients aws;

  Zones(AwsClients aws) {
    this.aws = aws;
  }

  /** The zones of these letters; without any, the region's usual two. */
  List<String> usual(List<String> letters) {
    String region = aws.settings().region();
    return (letters.isEmpty() ? USUAL.getOrDefault(region, List.of("a", "b")) : letters)
        .stream().map(letter -> region + letter).toList();
  }

  /** Two zones that offer the instance type: these letters, or any if none are given. */
  List<String> offering(String instanceType, List<String> letters, List<Violation> violations) {
    List<String> offered = offer(instanceType);
    List<String> usual = usual(letters);
    if (offered.containsAll(usual)) {
      return usual;
    }
    if (!letters.isEmpty() || offered.size() < 2) {
      violations.add(
          new Violation(
              "zones",
              instanceType + " is not offered in all of " + usual,
              "choose two of " + offered + ", or another instanceType"));
      return usual;
    }
    return offered.subList(0, 2);
  }

  /** The region's standard zones that offer the instance type: no Local Zones. */
  List<String> offer(String instanceType) {
    return aws
        .ec2()
        .describeInstanceTypeOfferingsPaginator(
            r ->
                r.locationType(LocationType.AVAILABILITY_ZONE)
                    .filters(Tags.filter("instance-type", instanceType)))
        .instanceTypeOfferings()
        .stream()
        .map(InstanceTypeOffering::location)
        .filter(zone -> zone.matches(aws.settings().region() + "[a-z]"))
        .sorted()
        .toList();
  }

  /** What a blueprint's placeholders for zones stand for: {@code {az1}}, {@code {zone1}} … */
  static Map<String, String> placeholders(List<String> zones) {
    Map<String, String> placeholders = new java.util.TreeMap<>();
    for (int i = 0; i < zones.size(); i++) {
      placeholders.put("az" + (i + 1), zones.get(i));
      placeholders.put("zone" + (i + 1), zones.get(i).replaceFirst("^.*-(\\d+[a-z])$", "$1"));
    }
    return placeholders;
  }
}
