package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What an account has room for, as the API's JSON describes it, in lines of text. */
public final class CapacityText {
  private CapacityText() {}

  /** The quotas as a table, and what to ask AWS for. */
  public static List<String> lines(JsonNode capacity) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%,d more %s in %s%s; %,d in the queue"
            .formatted(
                capacity.path("fits").asInt(),
                capacity.path("fits").asInt() == 1 ? "lab fits" : "labs fit",
                capacity.path("region").asText(),
                capacity.hasNonNull("bindingQuota")
                    ? ", bound by " + capacity.path("bindingQuota").asText()
                    : "",
                capacity.path("queue").asInt()));
    lines.add(
        "  %-28s %-10s %7s %-10s %7s %6s %8s %6s %6s"
            .formatted(
                "quota", "code", "value", "source", "others", "labs", "per lab", "free", "fit"));
    for (JsonNode quota : capacity.path("quotas")) {
      lines.add(
          "%s %-28s %-10s %,7d %-10s %,7d %,6d %,8d %,6d %6s"
              .formatted(
                  quota.path("name").equals(capacity.path("bindingQuota")) ? "*" : " ",
                  quota.path("name").asText(),
                  quota.path("code").asText(),
                  quota.path("value").asInt(),
                  quota.path("source").asText(),
                  quota.path("usedByOthers").asInt(),
                  quota.path("takenByLabs").asInt(),
                  quota.path("perLab").asInt(),
                  quota.path("free").asInt(),
                  quota.path("labs").isNumber() ? quota.path("labs").asText() : "any"));
    }
    lines.addAll(advice(capacity));
    for (JsonNode note : capacity.path("notes")) {
      lines.add("  note  " + note.asText());
    }
    return lines;
  }

  private static List<String> advice(JsonNode capacity) {
    if (!capacity.path("wanted").isNumber()) {
      return List.of();
    }
    int wanted = capacity.path("wanted").asInt();
    if (capacity.path("advice").isEmpty()) {
      return List.of("%,d labs fit: there is nothing to ask AWS for.".formatted(wanted));
    }
    List<String> lines = new ArrayList<>();
    lines.add("For %,d labs, ask AWS for:".formatted(wanted));
    for (JsonNode increase : capacity.path("advice")) {
      lines.add(
          "  %s (%s): %,d, now %,d"
              .formatted(
                  increase.path("title").asText(),
                  increase.path("code").asText(),
                  increase.path("ask").asInt(),
                  increase.path("value").asInt()));
    }
    lines.add("by these commands:");
    for (JsonNode increase : capacity.path("advice")) {
      lines.add("  " + increase.path("command").asText());
    }
    return lines;
  }
}
