package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What a lab costs, in lines of text. */
final class CostText {
  private static final Map<String, String> NAMES =
      Map.of(
          "natGateways", "NAT gateways",
          "loadBalancers", "load balancers",
          "publicAddresses", "public addresses",
          "servers", "servers",
          "disks", "disks",
          "snapshots", "snapshots");

  private CostText() {}

  /** So far, at the end, by the hour; by kind; and the budget. */
  static List<String> lines(JsonNode lab) {
    JsonNode cost = lab.path("cost");
    List<String> lines = new ArrayList<>();
    if (!cost.isObject()) {
      lines.add("  cost    not known");
      return lines;
    }
    boolean isOver = lab.path("status").asText().equals("GONE");
    lines.add(
        "  cost    "
            + LabText.dollars(cost.path("soFarUsd"))
            + (isOver ? "" : " so far, " + LabText.dollars(cost.path("atEndUsd")) + " at the end")
            + (cost.hasNonNull("nextHourUsd")
                ? ", " + LabText.dollars(cost.path("nextHourUsd")) + " for one more hour"
                : ""));
    StringJoiner items = new StringJoiner(", ");
    cost.path("items")
        .properties()
        .forEach(
            item ->
                items.add(
                    NAMES.getOrDefault(item.getKey(), item.getKey())
                        + " "
                        + LabText.dollars(item.getValue())));
    if (items.length() > 0) {
      lines.add("          " + items + " (prices of " + cost.path("pricesAsOf").asText() + ")");
    }
    if (cost.hasNonNull("budgetUsd")) {
      lines.add(
          "  budget  $%.2f, %.0f %% of it spent"
              .formatted(
                  cost.path("budgetUsd").asDouble(), cost.path("budgetUsed").asDouble() * 100));
    }
    return lines;
  }
}
