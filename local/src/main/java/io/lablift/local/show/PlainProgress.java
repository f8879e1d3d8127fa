package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One line whenever something changes. */
final class PlainProgress implements Progress {
  private final Console console;
  private final Map<String, String> shown = new HashMap<>();
  private final boolean stages;

  PlainProgress(Console console, boolean stages) {
    this.console = console;
    this.stages = stages;
  }

  @Override
  public void show(JsonNode lab) {
    String begin = lab.path("createdAt").asText("");
    String status = lab.path("status").asText();
    say("", status, lab.path("id").asText() + " is " + status, begin, since(lab, status));
    for (JsonNode stage : stages ? lab.path("stages") : MissingNode.getInstance()) {
      String state = stage.path("status").asText();
      if (state.equals("RUNNING") || state.equals("READY")) {
        String when = state.equals("READY") ? "readyAt" : "startedAt";
        String name = stage.path("name").asText();
        say(name, state, LabText.stage(stage), begin, stage.path(when).asText(""));
      }
    }
  }

  private static String since(JsonNode lab, String status) {
    String when =
        switch (status) {
          case "READY" -> "readyAt";
          case "TEARING_DOWN" -> "fencedAt";
          case "GONE" -> "provedAt";
          case "SCHEDULED", "QUEUED", "PROVISIONING" -> "createdAt";
          default -> "";
        };
    return lab.path(when).asText("");
  }

  private void say(String key, String state, String line, String begin, String at) {
    if (!state.equals(shown.put(key, state))) {
      console.line("  " + clock(begin, at) + "  " + line);
    }
  }

  /** Seconds since the lab was asked for. */
  private static String clock(String begin, String at) {
    return begin.isEmpty() || at.isEmpty()
        ? "       "
        : "%5d s".formatted(Duration.between(Instant.parse(begin), Instant.parse(at)).toSeconds());
  }

  @Override
  public void close() {}
}
