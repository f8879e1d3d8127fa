package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An image, as the API's JSON describes it, in lines of text. */
public final class ImageText {
  private ImageText() {}

  /** One line for a list: id, state, AMI, name, age, size, cost per month. */
  public static String line(JsonNode image) {
    return "%-32s  %-9s  %-21s  %-20s  %3d days  %3d GiB  $%.2f a month"
        .formatted(
            image.path("id").asText(),
            image.path("failure").isObject() ? "FAILED" : image.path("state").asText(),
            image.path("imageId").asText("-"),
            image.path("name").asText(),
            image.path("ageDays").asLong(),
            image.path("sizeGib").asInt(),
            image.path("costUsdPerMonth").asDouble());
  }

  /** Everything that is worth knowing of one image. */
  public static List<String> details(JsonNode image) {
    List<String> lines = new ArrayList<>();
    lines.add(image.path("id").asText() + ": " + image.path("state").asText());
    add(lines, "image", image.path("imageId"), "  " + image.path("name").asText());
    for (JsonNode snapshot : image.path("snapshots")) {
      add(lines, "disk", snapshot, "");
    }
    add(lines, "source", image.path("source"), "");
    add(lines, "expires", image.path("expiresAt"), "");
    lines.add(
        "  cost    $%.2f a month at most (AWS bills only the blocks that the snapshot holds)"
            .formatted(image.path("costUsdPerMonth").asDouble()));
    if (image.path("failure").isObject()) {
      lines.add(
          "  failed  "
              + image.path("failure").path("error").asText()
              + ": "
              + image.path("failure").path("cause").asText());
    }
    add(lines, "waits", image.path("waitingFor"), "");
    add(lines, "stuck", image.path("blocker"), "");
    for (JsonNode warning : image.path("warnings")) {
      add(lines, "note", warning, "");
    }
    return lines;
  }

  private static void add(List<String> lines, String what, JsonNode text, String more) {
    if (text.isTextual()) {
      lines.add("  %-7s %s%s".formatted(what, text.asText(), more));
    }
  }
}
