package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A simulated day of a class, as its report's JSON describes it, in lines of text. */
public final class DayText {
  private static final int ACTIONS = 3;

  private DayText() {}

  /** Everything that is worth knowing of one day. */
  public static List<String> lines(JsonNode day) {
    List<String> lines = new ArrayList<>();
    int students = day.path("students").asInt();
    lines.add(
        "%,d %s, arriving %s, a lease of %s each, NAT %s, seed %d"
            .formatted(
                students,
                students == 1 ? "student" : "students",
                arrival(day.path("arrival").asText()),
                time(day.path("leaseMinutes").asDouble() * 60),
                day.path("nat").asText(),
                day.path("seed").asLong()));
    lines.add(
        row(
            "labs",
            "%,d ready, %,d failed, %,d left over"
                .formatted(
                    day.path("ready").asInt(),
                    day.path("failed").asInt(),
                    day.path("leftOver").asInt())));
    JsonNode seconds = day.path("seconds");
    if (day.path("ready").asInt() > 0) {
      lines.add(row("ready after", spread(seconds) + " from asking"));
      lines.add(row("at best", bound(day)));
    }
    lines.add(row("queue", queue(day.path("queue"))));
    lines.add(row("AWS calls", calls(day)));
    lines.add(
        row(
            "cost",
            "$%,.2f in all, $%.2f a lab%s"
                .formatted(
                    day.path("costUsd").asDouble(),
                    day.path("costUsdPerLab").asDouble(),
                    kinds(day.path("costs")))));
    lines.add(row("torn down in", spread(day.path("teardownSeconds"))));
    day.path("troubles").valueStream().limit(5).forEach(trouble -> lines.add(trouble(trouble)));
    if (day.path("troubles").size() > 5) {
      lines.add(row("", "… " + (day.path("troubles").size() - 5) + " more"));
    }
    day.path("leftOverThings")
        .valueStream()
        .limit(5)
        .forEach(left -> lines.add(row("left over", left.asText())));
    if (day.has("wallSeconds")) {
      lines.add(
          row(
              "here",
              "%.1f s, heap at most %,d MiB"
                  .formatted(day.path("wallSeconds").asDouble(), day.path("peakHeapMb").asLong())));
    }
    return lines;
  }

  /** One line for one of many days. */
  public static String line(JsonNode day) {
    return "seed %-6d %,d ready, %,d failed, last after %s, %s of %,d calls throttled, %d left over"
        .formatted(
            day.path("seed").asLong(),
            day.path("ready").asInt(),
            day.path("failed").asInt(),
            time(day.path("seconds").path("last").asDouble()),
            "%,d".formatted(day.path("throttled").asInt()),
            day.path("calls").asInt(),
            day.path("leftOver").asInt());
  }

  /** What many days come to. */
  public static List<String> totals(JsonNode totals) {
    return List.of(
        "%,d days of %,d labs: %,d ready, %,d failed, %,d left over"
            .formatted(
                totals.path("days").asInt(),
                totals.path("students").asInt(),
                totals.path("ready").asInt(),
                totals.path("failed").asInt(),
                totals.path("leftOver").asInt()),
        row(
            "last ready",
            "%s; at worst %.2f times the bound"
                .formatted(
                    spread(totals.path("lastSeconds")),
                    totals.path("worstLastToBound").asDouble())),
        row("AWS calls", calls(totals)),
        row("cost", "$%,.2f".formatted(totals.path("costUsd").asDouble())));
  }

  private static String arrival(String word) {
    if (word.equals("all")) {
      return "all at once";
    }
    String number = word.substring(word.indexOf(':') + 1);
    return word.startsWith("poisson")
        ? number + " a minute by chance"
        : "evenly over " + number + " min";
  }

  private static String bound(JsonNode day) {
    double bound = day.path("boundSeconds").asDouble();
    double last = day.path("seconds").path("last").asDouble();
    return "%s (%s, and a critical path of %s): the last one took %.2f times as long"
        .formatted(
            time(bound),
            day.path("boundBy").asText(),
            time(day.path("criticalPathSeconds").asDouble()),
            last / bound);
  }

  private static String queue(JsonNode queue) {
    String most =
        "at most %,d waiting, %s on average"
            .formatted(
                queue.path("most").asInt(), time(queue.path("seconds").path("mean").asDouble()));
    return queue.hasNonNull("firstFullQuota")
        ? most
            + "; "
            + queue.path("firstFullQuota").asText()
            + " was full first, after "
            + time(queue.path("firstFullAtSeconds").asDouble())
        : most + "; no quota was full";
  }

  private static String calls(JsonNode figures) {
    int all = figures.path("calls").asInt();
    int throttled = figures.path("throttled").asInt();
    return "%,d, %,d throttled (%.1f %%)%s"
        .formatted(
            all,
            throttled,
            all == 0 ? 0.0 : 100.0 * throttled / all,
            most(figures.path("throttledByAction")));
  }

  private static String most(JsonNode counts) {
    List<String> actions =
        counts.properties().stream()
            .sorted(
                Map.Entry.<String, JsonNode>comparingByValue(
                        (a, b) -> Integer.compare(b.asInt(), a.asInt()))
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(ACTIONS)
            .map(entry -> "%,d %s".formatted(entry.getValue().asInt(), entry.getKey()))
            .toList();
    return actions.isEmpty() ? "" : ": " + String.join(", ", actions);
  }

  /** The kinds of things on a bill, the dearest first. */
  private static String kinds(JsonNode costs) {
    List<String> kinds =
        costs.properties().stream()
            .filter(cost -> cost.getValue().asDouble() > 0)
            .sorted(
                Map.Entry.<String, JsonNode>comparingByValue(
                        (a, b) -> Double.compare(b.asDouble(), a.asDouble()))
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(cost -> words(cost.getKey()) + " $%,.2f".formatted(cost.getValue().asDouble()))
            .toList();
    return kinds.isEmpty() ? "" : ": " + String.join(", ", kinds);
  }

  /** {@code natGateways} as words. */
  private static String words(String kind) {
    return kind.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).replace("nat ", "NAT ");
  }

  /** The NAT modes of a forecast side by side. */
  public static List<String> blueprints(JsonNode forecast) {
    List<String> lines = new ArrayList<>();
    lines.add("The same class with other blueprints:");
    lines.add("  %-10s %12s %10s %14s %14s".formatted("NAT", "cost", "a lab", "half ready", "all"));
    for (JsonNode one : forecast.path("blueprints")) {
      JsonNode seconds = one.path("seconds");
      int failed = one.path("failed").asInt();
      lines.add(
          "%s %-10s %12s %10s %14s %14s%s"
              .formatted(
                  one.path("nat").equals(forecast.path("nat")) ? "*" : " ",
                  one.path("nat").asText(),
                  "$%,.2f".formatted(one.path("costUsd").asDouble()),
                  "$%,.2f".formatted(one.path("costUsdPerLab").asDouble()),
                  time(seconds.path("p50").asDouble()),
                  time(seconds.path("last").asDouble()),
                  failed == 0 ? "" : "  %,d never".formatted(failed)));
    }
    return lines;
  }

  private static String trouble(JsonNode trouble) {
    String reason = trouble.path("reason").asText();
    return row(
        "trouble",
        trouble.path("lab").asText() + ": " + (reason.isEmpty() ? "never was READY" : reason));
  }

  private static String spread(JsonNode seconds) {
    return "half within %s, 95 %% within %s, the last %s"
        .formatted(
            time(seconds.path("p50").asDouble()),
            time(seconds.path("p95").asDouble()),
            time(seconds.path("last").asDouble()));
  }

  private static String row(String title, String text) {
    return "  %-13s %s".formatted(title, text);
  }

  /** Hours, minutes and seconds, as many as say something. */
  static String time(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
    }
    long minutes = Math.round(whole / 60.0);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
