package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A lab, as the API's JSON describes it, in lines of text. */
public final class LabText {
  private LabText() {}

  /** One line for a list: id, status, since when, until when, cost. */
  public static String line(JsonNode lab) {
    return "%-32s  %-13s  %-22s  %s"
        .formatted(
            lab.path("id").asText(),
            lab.path("status").asText(),
            lab.path("lease").has("end")
                ? "until " + time(lab.path("lease").path("end")) + soon(lab)
                : queue(lab),
            cost(lab));
  }

  /** Everything that is worth knowing of one lab. */
  public static List<String> details(JsonNode lab) {
    List<String> lines = new ArrayList<>();
    lines.add(lab.path("id").asText() + ": " + lab.path("status").asText() + queueSuffix(lab));
    JsonNode lease = lab.path("lease");
    if (lease.has("end")) {
      lines.add(
          "  lease   " + time(lease.path("start")) + " to " + time(lease.path("end")) + soon(lab));
    }
    if (lab.hasNonNull("ended")) {
      lines.add("  ended   " + lab.path("ended").asText());
    }
    lines.addAll(CostText.lines(lab));
    if (lab.hasNonNull("failure")) {
      lines.add(
          "  failed  "
              + lab.path("failure").path("error").asText()
              + ": "
              + lab.path("failure").path("cause").asText());
    }
    if (lab.hasNonNull("blocker")) {
      lines.addAll(blocker(lab.path("blocker").asText()));
    }
    for (JsonNode stage : lab.path("stages")) {
      lines.add("  " + stage(stage));
    }
    lines.addAll(endpoints(lab));
    for (JsonNode warning : lab.path("warnings")) {
      lines.add("  note    " + warning.asText());
    }
    return lines;
  }

  /** What the lab consists of, one resource a line. */
  public static List<String> resources(JsonNode lab) {
    List<String> lines = new ArrayList<>();
    for (JsonNode resource : lab.path("resources")) {
      lines.add(
          "  %-18s %-34s %s%s"
              .formatted(
                  resource.path("type").asText(),
                  resource.path("name").asText(),
                  resource.path("id").asText(),
                  resource.hasNonNull("address") ? "  " + resource.path("address").asText() : ""));
    }
    return lines;
  }

  /** How the lab is reached; nothing unless it is READY. */
  public static List<String> endpoints(JsonNode lab) {
    List<String> lines = new ArrayList<>();
    JsonNode endpoints = lab.path("endpoints");
    if (endpoints.hasNonNull("url")) {
      lines.add("  web     " + endpoints.path("url").asText());
    }
    if (endpoints.hasNonNull("bastion")) {
      lines.add("  bastion " + endpoints.path("bastion").asText());
    }
    for (JsonNode ssh : endpoints.path("ssh")) {
      lines.add("          " + ssh.asText());
    }
    return lines;
  }

  /** The proof that a lab is gone. */
  public static List<String> certificate(JsonNode lab) {
    JsonNode certificate = lab.path("certificate");
    List<String> lines = new ArrayList<>();
    if (!certificate.isObject()) {
      return lines;
    }
    lines.add("Certificate for " + lab.path("id").asText() + ": nothing is left");
    lines.add("  teardown began  " + time(certificate.path("beganAt")) + "; gone after");
    for (JsonNode resource : certificate.path("resources")) {
      lines.add(went(certificate, resource));
    }
    lines.add("  billing stopped " + time(certificate.path("billingStopsAt")));
    lines.add("  proved empty    " + time(certificate.path("provedAt")) + ", by the second look");
    lines.add("  cost            " + dollars(certificate.path("costUsd")));
    return lines;
  }

  private static String went(JsonNode certificate, JsonNode resource) {
    String name = resource.path("name").asText();
    String more =
        resource.hasNonNull("leftTo")
            ? "  left alone: " + resource.path("leftTo").asText()
            : resource.path("found").asBoolean() ? "  found, not made by a stage" : "";
    return "  %7s  %-26s %-34s made %s%s"
        .formatted(
            after(certificate.path("beganAt"), resource.path("goneAt")),
            resource.path("type").asText(),
            name,
            time(resource.path("madeAt")),
            more);
  }

  private static String after(JsonNode from, JsonNode to) {
    if (!from.isTextual() || !to.isTextual()) {
      return "-";
    }
    long seconds =
        Duration.between(Instant.parse(from.asText()), Instant.parse(to.asText())).toSeconds();
    return seconds < 0 ? "before" : seconds + " s";
  }

  /** What holds up a teardown, one thing a line. */
  private static List<String> blocker(String said) {
    List<String> lines = new ArrayList<>();
    String head = "  stuck   ";
    for (String sentence : said.split("; ", -1)) {
      lines.add(head + sentence);
      head = "          ";
    }
    return lines;
  }

  static String stage(JsonNode stage) {
    String waiting = stage.path("waitingFor").asText("");
    return "%-14s %s%s"
        .formatted(
            stage.path("name").asText(),
            stage.path("status").asText().toLowerCase(Locale.ROOT),
            waiting.isEmpty() || stage.hasNonNull("readyAt")
                ? took(stage)
                : ", waits for " + waiting);
  }

  private static String took(JsonNode stage) {
    if (!stage.hasNonNull("readyAt") || !stage.hasNonNull("startedAt")) {
      return "";
    }
    Duration took =
        Duration.between(
            Instant.parse(stage.path("startedAt").asText()),
            Instant.parse(stage.path("readyAt").asText()));
    return " after " + took.toSeconds() + " s";
  }

  private static String queue(JsonNode lab) {
    return lab.hasNonNull("queue") ? "place " + lab.path("queue").path("place").asInt() : "";
  }

  private static String queueSuffix(JsonNode lab) {
    if (!lab.hasNonNull("queue")) {
      return "";
    }
    String waitingFor = lab.path("queue").path("waitingFor").asText("");
    return ", " + queue(lab) + (waitingFor.isEmpty() ? "" : ", waits for " + waitingFor);
  }

  /** What an extension costs; nothing unless one was asked for. */
  public static List<String> extension(JsonNode lab) {
    JsonNode extension = lab.path("extension");
    if (!extension.isObject()) {
      return List.of();
    }
    String says = extension.path("says").asText();
    return List.of(
        extension.path("dryRun").asBoolean()
            ? says + " (until " + time(extension.path("to")) + "; nothing was changed)"
            : says);
  }

  private static String soon(JsonNode lab) {
    return lab.path("expiresSoon").asBoolean() ? ", expires soon" : "";
  }

  private static String cost(JsonNode lab) {
    return dollars(lab.path("costUsd"));
  }

  static String dollars(JsonNode amount) {
    return amount.isNumber() ? "$%.4f".formatted(amount.asDouble()) : "";
  }

  static String time(JsonNode instant) {
    String text = instant.asText("");
    return text.length() < 19 ? "-" : text.substring(0, 19).replace('T', ' ');
  }
}
