package io.lablift.simulator.ec2;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A region's Availability Zones ("Regions and Zones" in the EC2 user guide), and where which
 * instance types are not to be had.
 */
record Zones(
    String region, String idPrefix, List<String> letters, Map<String, List<String>> absent) {
  private static final List<Zones> KNOWN =
      List.of(
          // t2 is offered in two of Seoul's four zones.
          new Zones(
              "ap-northeast-2",
              "apne2",
              List.of("a", "b", "c", "d"),
              Map.of("t2", List.of("b", "d"))),
          // The oldest zone has none of the Nitro types.
          new Zones(
              "us-east-1",
              "use1",
              List.of("a", "b", "c", "d", "e", "f"),
              Map.of(
                  "t3", List.of("e"),
                  "t3a", List.of("e"),
                  "t4g", List.of("e"),
                  "m5", List.of("e"),
                  "c5", List.of("e"))));

  static Zones of(String region) {
    return KNOWN.stream()
        .filter(z -> z.region().equals(region))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the simulator knows no zones of region "
                        + region
                        + ", only of "
                        + KNOWN.stream().map(Zones::region).toList()));
  }

  List<String> names() {
    return letters.stream().map(l -> region + l).toList();
  }

  /** The zone's id, such as {@code apne2-az1}. */
  String id(String name) {
    return idPrefix + "-az" + (names().indexOf(name) + 1);
  }

  Optional<String> byId(String id) {
    return names().stream().filter(n -> id(n).equals(id)).findAny();
  }

  boolean offers(InstanceTypes.Shape type, String zone) {
    String letter = zone.substring(region.length());
    return !absent.getOrDefault(type.family(), List.of()).contains(letter);
  }
}
