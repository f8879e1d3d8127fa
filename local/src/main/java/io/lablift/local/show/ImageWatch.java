package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import java.time.Duration;
import java.util.function.Predicate;

/** Looks at an image again and again until it is as it should be; says what it waits for. */
public final class ImageWatch {
  private final ApiClient api;
  private final Console console;
  private final LabWatch.Interval interval;

  /** A watch through the API. */
  public ImageWatch(ApiClient api, Console console, LabWatch.Interval interval) {
    this.api = api;
    this.console = console;
    this.interval = interval;
  }

  /** The image at the first look at which {@code done} holds. */
  public JsonNode until(String id, Duration every, Predicate<JsonNode> done) {
    String said = "";
    Duration passed = Duration.ZERO;
    while (true) {
      JsonNode image = api.get("/images/" + id).body();
      String state = image.path("state").asText();
      String now =
          image.path("waitingFor").isTextual()
              ? state + ", waits for " + image.path("waitingFor").asText()
              : state;
      if (!now.equals(said)) {
        console.line("  %5d s  %s is %s".formatted(passed.toSeconds(), id, now));
        said = now;
      }
      if (done.test(image)) {
        return image;
      }
      interval.pass(every);
      passed = passed.plus(every);
    }
  }

  /** Whether the bake has come to its end, good or bad. */
  public static boolean isBaked(JsonNode image) {
    return !image.path("state").asText().equals("BAKING");
  }

  /** Whether nothing more will happen to an image that is being removed. */
  public static boolean isOver(JsonNode image) {
    String state = image.path("state").asText();
    return state.equals("GONE") || state.equals("STUCK");
  }
}
