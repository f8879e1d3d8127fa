package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * One bar a stage, and one for the teardown; a bar is full when its stage says that it is ready.
 */
final class BarProgress implements Progress {
  /** How much of a bar a stage that is not ready can fill. */
  private static final int ALMOST = 95;

  private static final int FULL = 100;

  private final Map<String, ProgressBar> bars = new LinkedHashMap<>();
  private final boolean stages;

  BarProgress(boolean stages) {
    this.stages = stages;
  }

  @Override
  public void show(JsonNode lab) {
    for (JsonNode stage : stages ? lab.path("stages") : MissingNode.getInstance()) {
      switch (stage.path("status").asText()) {
        case "RUNNING" ->
            step(bar(stage.path("name").asText()), stage.path("waitingFor").asText(""));
        case "READY" -> bar(stage.path("name").asText()).stepTo(FULL).setExtraMessage("");
        default -> {}
      }
    }
    switch (lab.path("status").asText()) {
      case "TEARING_DOWN" -> {
        int all = Math.max(1, lab.path("resources").size());
        int gone = 0;
        for (JsonNode resource : lab.path("resources")) {
          gone += resource.hasNonNull("goneAt") ? 1 : 0;
        }
        bar("Teardown")
            .stepTo(Math.min(ALMOST, gone * FULL / all))
            .setExtraMessage(gone + "/" + all);
      }
      case "GONE" -> bar("Teardown").stepTo(FULL).setExtraMessage("proved");
      default -> {}
    }
  }

  /** Nobody knows how far AWS is: each look goes a twentieth of the way that is left. */
  private static void step(ProgressBar bar, String waitingFor) {
    long left = ALMOST - bar.getCurrent();
    bar.stepTo(bar.getCurrent() + Math.max(left > 0 ? 1 : 0, left / 20))
        .setExtraMessage(waitingFor);
  }

  private ProgressBar bar(String name) {
    return bars.computeIfAbsent(
        name,
        absent ->
            new ProgressBarBuilder()
                .setTaskName("%-14s".formatted(name))
                .setInitialMax(FULL)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .hideEta()
                .build());
  }

  @Override
  public void close() {
    bars.values().forEach(ProgressBar::close);
  }
}
