package io.lablift.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lab's resources as a tree for people: subnets with what stands in them, then tables, groups,
 * balancer.
 */
final class Topology {
  private static final Pattern ID = Pattern.compile("[a-z]+-[0-9a-f]{8,17}|arn:\\S+");

  private Topology() {}

  static List<String> lines(JsonNode resources) {
    Map<String, String> names = new HashMap<>();
    resources.forEach(
        resource -> names.put(resource.path("id").asText(), resource.path("name").asText()));
    List<String> lines = new ArrayList<>();
    for (JsonNode vpc : of("vpc", resources)) {
      lines.add("  " + vpc.path("name").asText() + "  " + vpc.path("cidr").asText());
    }
    for (JsonNode subnet : of("subnet", resources)) {
      lines.add(
          "    %-22s %-14s %s"
              .formatted(
                  subnet.path("name").asText(),
                  subnet.path("cidr").asText(),
                  subnet.path("zone").asText()));
      inside(subnet.path("id").asText(), resources, lines);
    }
    for (JsonNode table : of("route-table", resources)) {
      lines.add(
          "    %-22s %s%s"
              .formatted(
                  table.path("name").asText(),
                  named(joined(table.path("routes")), names),
                  table.path("main").asBoolean() ? "  (main)" : ""));
    }
    for (JsonNode group : of("security-group", resources)) {
      lines.add(
          "    %-22s in: %s"
              .formatted(group.path("name").asText(), named(joined(group.path("ingress")), names)));
    }
    for (JsonNode balancer : of("load-balancer", resources)) {
      lines.add(
          "    %-22s %s %s"
              .formatted(
                  balancer.path("name").asText(),
                  balancer.path("scheme").asText(),
                  balancer.path("state").asText()));
    }
    for (JsonNode group : of("target-group", resources)) {
      for (JsonNode target : group.path("targets")) {
        lines.add(
            "      -> %-19s %s"
                .formatted(
                    names.getOrDefault(target.path("id").asText(), target.path("id").asText()),
                    target.path("health").asText()));
      }
    }
    return lines;
  }

  private static void inside(String subnet, JsonNode resources, List<String> lines) {
    for (JsonNode resource : resources) {
      if (!resource.path("subnet").asText().equals(subnet)) {
        continue;
      }
      String address =
          resource.hasNonNull("publicIp")
              ? resource.path("publicIp").asText()
              : resource.path("address").asText(resource.path("privateIp").asText());
      lines.add(
          "      %-20s %-14s %s %s"
              .formatted(
                  resource.path("name").asText(),
                  resource.path("type").asText(),
                  resource.path("state").asText(),
                  address));
    }
  }

  private static List<JsonNode> of(String type, JsonNode resources) {
    List<JsonNode> found = new ArrayList<>();
    resources.forEach(
        resource -> {
          if (resource.path("type").asText().equals(type)) {
            found.add(resource);
          }
        });
    return found;
  }

  private static String joined(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add(text.asText()));
    return String.join(", ", all);
  }

  /** Ids that the lab knows by name, by name. */
  private static String named(String text, Map<String, String> names) {
    return ID.matcher(text)
        .replaceAll(
            found -> {
              String name = names.getOrDefault(found.group(), "");
              return Matcher.quoteReplacement(name.isEmpty() ? found.group() : name);
            });
  }
}
