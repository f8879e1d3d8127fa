package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import java.time.Duration;
import java.util.function.Predicate;

/** Looks at a lab again and again until it is as it should be, and shows what it sees. */
public final class LabWatch {
  /** Lets time pass between two looks, in whatever time the looker lives. */
  @FunctionalInterface
  public interface Interval {
    void pass(Duration duration);
  }

  private final ApiClient api;
  private final Progress progress;
  private final Interval interval;

  /** A watch through the API. */
  public LabWatch(ApiClient api, Progress progress, Interval interval) {
    this.api = api;
    this.progress = progress;
    this.interval = interval;
  }

  /** The lab at the first look at which {@code done} holds. */
  public JsonNode until(String id, Duration every, Predicate<JsonNode> done) {
    while (true) {
      JsonNode lab = api.get("/labs/" + id).body();
      progress.show(lab);
      if (done.test(lab)) {
        return lab;
      }
      interval.pass(every);
    }
  }

  /** Whether the building of a lab has come to its end, good or bad. */
  public static boolean isBuilt(JsonNode lab) {
    return switch (lab.path("status").asText()) {
      case "SCHEDULED", "QUEUED", "PROVISIONING" -> false;
      default -> true;
    };
  }

  /** Whether nothing more will happen to a lab by itself. */
  public static boolean isOver(JsonNode lab) {
    String status = lab.path("status").asText();
    return status.equals("GONE") || status.equals("QUARANTINED");
  }
}
