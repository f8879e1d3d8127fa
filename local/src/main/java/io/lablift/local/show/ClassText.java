package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A class, as the API's JSON describes it, in lines of text. */
public final class ClassText {
  private static final int FAILURES = 20;

  private ClassText() {}

  /** One line for a list. */
  public static String line(JsonNode course) {
    return "%-20s  %,5d students  %-44s  from %s  %s"
        .formatted(
            course.path("course").asText(),
            course.path("students").asInt(),
            statuses(course),
            LabText.time(course.path("startAt")),
            "$%,.2f".formatted(course.path("cost").path("soFarUsd").asDouble()));
  }

  /** How many labs have which status: {@code 12 queued, 18 ready}. */
  public static String statuses(JsonNode course) {
    List<String> counts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> status : course.path("statuses").properties()) {
      if (status.getValue().asInt() > 0) {
        counts.add("%,d %s".formatted(status.getValue().asInt(), word(status.getKey())));
      }
    }
    return counts.isEmpty() ? "no labs" : String.join(", ", counts);
  }

  private static String word(String status) {
    return status.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Everything that is worth knowing of one class, without its labs. */
  public static List<String> details(JsonNode course) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %,d students, %s"
            .formatted(
                course.path("course").asText(),
                course.path("students").asInt(),
                course.path("whole").asBoolean() ? "all labs are ready" : statuses(course)));
    lines.add(row("starts", LabText.time(course.path("startAt"))));
    when(lines, course, "readyBy", "wanted", " ready");
    when(lines, course, "expectedReadyAt", "expected", " ready");
    when(lines, course, "readyAt", "ready", "");
    when(lines, course, "endsAt", "ends", "");
    when(lines, course, "endedAt", "ended", reason(course));
    lines.add(row("cost", cost(course.path("cost"))));
    JsonNode slowest = course.path("slowest");
    if (slowest.isObject()) {
      lines.add(row("slowest", slowest(slowest)));
    }
    course.path("failures").valueStream().limit(FAILURES).forEach(one -> lines.add(failure(one)));
    if (course.path("failures").size() > FAILURES) {
      lines.add(row("", "… " + (course.path("failures").size() - FAILURES) + " more"));
    }
    course.path("warnings").forEach(warning -> lines.add(row("note", warning.asText())));
    return lines;
  }

  /** The labs of a class, one a line. */
  public static List<String> labs(JsonNode course) {
    return course.path("labs").valueStream().map(ClassText::lab).toList();
  }

  /** What came of an extension. */
  public static List<String> extension(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    lines.add("%,d labs live longer".formatted(answer.path("extended").asInt()));
    for (JsonNode refused : answer.path("refused")) {
      lines.add(
          row("refused", refused.path("lab").asText() + ": " + refused.path("reason").asText()));
    }
    return lines;
  }

  private static String lab(JsonNode lab) {
    String more = "";
    if (lab.hasNonNull("queuePlace")) {
      more = "place " + lab.path("queuePlace").asInt() + " in the queue";
    } else if (lab.hasNonNull("leaseEnd")) {
      more = "until " + LabText.time(lab.path("leaseEnd"));
    }
    return "  %-40s  %-13s  %s"
        .formatted(lab.path("id").asText(), lab.path("status").asText(), more)
        .stripTrailing();
  }

  private static String cost(JsonNode cost) {
    String text =
        "$%,.2f so far, $%,.2f at the end"
            .formatted(cost.path("soFarUsd").asDouble(), cost.path("atEndUsd").asDouble());
    return cost.hasNonNull("budgetUsd")
        ? text + ", of a budget of $%,.2f".formatted(cost.path("budgetUsd").asDouble())
        : text;
  }

  private static String slowest(JsonNode slowest) {
    String stage = slowest.hasNonNull("stage") ? ", in " + slowest.path("stage").asText() : "";
    return "%s, %s after %s%s"
        .formatted(
            slowest.path("lab").asText(),
            slowest.path("status").asText(),
            DayText.time(slowest.path("seconds").asDouble()),
            stage);
  }

  private static String failure(JsonNode failure) {
    return row(
        "failed",
        failure.path("lab").asText()
            + ": "
            + failure.path("error").asText()
            + ": "
            + failure.path("cause").asText());
  }

  private static String reason(JsonNode course) {
    return course.hasNonNull("endedWhy") ? ": " + course.path("endedWhy").asText() : "";
  }

  private static void when(
      List<String> lines, JsonNode course, String field, String what, String more) {
    if (course.hasNonNull(field)) {
      lines.add(row(what, LabText.time(course.path(field)) + more));
    }
  }

  private static String row(String what, String text) {
    return "  %-9s %s".formatted(what, text);
  }
}
