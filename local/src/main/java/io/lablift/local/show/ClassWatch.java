package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Looks at a class again and again, and shows how many labs have which status as they change. */
public final class ClassWatch {
  private static final List<String> UNDER_WAY =
      List.of("REQUESTED", "QUEUED", "PROVISIONING", "SCHEDULED");

  private final ApiClient api;
  private final Console console;
  private final LabWatch.Interval interval;

  /** A watch through the API. */
  public ClassWatch(ApiClient api, Console console, LabWatch.Interval interval) {
    this.api = api;
    this.console = console;
    this.interval = interval;
  }

  /** The class at the first look at which {@code done} holds. */
  public JsonNode until(String path, Duration every, Predicate<JsonNode> done) {
    String said = "";
    Duration passed = Duration.ZERO;
    while (true) {
      JsonNode course = api.get(path).body();
      String now = ClassText.statuses(course);
      if (!now.equals(said)) {
        console.line("  %5d s  %s".formatted(passed.toSeconds(), now));
        said = now;
      }
      if (done.test(course)) {
        return course;
      }
      interval.pass(every);
      passed = passed.plus(every);
    }
  }

  /** Whether the building of all labs has come to its end, good or bad. */
  public static boolean isBuilt(JsonNode course) {
    return UNDER_WAY.stream().allMatch(status -> course.path("statuses").path(status).asInt() == 0);
  }

  /** Whether nothing more will happen to any lab by itself. */
  public static boolean isOver(JsonNode course) {
    int over =
        course.path("statuses").path("GONE").asInt()
            + course.path("statuses").path("QUARANTINED").asInt();
    return over >= course.path("students").asInt();
  }

  /** Whether every lab waits for its time to come. */
  public static boolean isAhead(JsonNode course) {
    int waiting =
        course.path("statuses").path("SCHEDULED").asInt()
            + course.path("statuses").path("REQUESTED").asInt();
    return course.path("statuses").path("SCHEDULED").asInt() > 0
        && waiting == course.path("students").asInt();
  }
}
