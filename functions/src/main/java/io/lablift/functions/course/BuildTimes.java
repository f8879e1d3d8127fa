package io.lablift.functions.course;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.json.Json;
import io.lablift.functions.pace.Calls;
import io.lablift.functions.registry.LabRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * How long a class takes from its first lab's turn until its last lab is ready: measured, by its
 * size. {@code build-times.json} says how it was measured, and by which command.
 *
 * @param how the command that measured it, and when
 * @param lab one lab alone
 * @param classes by size, the smallest first
 */
public record BuildTimes(String how, Times lab, double intervalSeconds, List<Times> classes) {
  /** Fewer of a course's own labs say too little. */
  private static final int ENOUGH = 10;

  /**
   * What was measured of classes of a size.
   *
   * @param p50 half of them were ready after so many seconds
   * @param p95 95 of 100 were
   */
  public record Times(int students, double p50, double p95) {}

  public BuildTimes {
    classes = List.copyOf(classes);
  }

  /** Those that come with Lablift. */
  public static BuildTimes measured() {
    try (InputStream in =
        Objects.requireNonNull(BuildTimes.class.getResourceAsStream("/build-times.json"))) {
      return Json.read(in, BuildTimes.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How long before a moment a class is to begin, so that it is ready then 95 times of 100.
   *
   * @param spec what each lab is like: one whose calls are fewer or more is paced faster or slower
   * @param before labs of the course that were built here before: where AWS is slower than what was
   *     measured, so are they
   */
  public Duration lead(int students, LabSpec spec, Collection<LabRecord> before) {
    double interval = Calls.toBuild(spec).interval().toMillis() / 1000.0;
    double paced = p95(students) + (interval - intervalSeconds) * (students - 1);
    return Duration.ofMillis(Math.round((paced + slower(before)) * 1000));
  }

  /** Between measured sizes, on the line through them. */
  private double p95(int students) {
    Times below = classes.getFirst();
    for (Times above : classes) {
      if (above.students() >= students) {
        int span = above.students() - below.students();
        return span == 0
            ? above.p95()
            : below.p95() + (above.p95() - below.p95()) * (students - below.students()) / span;
      }
      below = above;
    }
    return below.p95() + intervalSeconds * (students - below.students());
  }

  private double slower(Collection<LabRecord> before) {
    double[] seconds =
        before.stream()
            .filter(lab -> lab.lease() != null && lab.readyAt() != null)
            .mapToDouble(BuildTimes::seconds)
            .sorted()
            .toArray();
    return seconds.length < ENOUGH
        ? 0
        : Math.max(0, seconds[(int) Math.ceil(0.95 * seconds.length) - 1] - lab.p95());
  }

  private static double seconds(LabRecord lab) {
    return lab.lease() == null || lab.readyAt() == null
        ? 0
        : Duration.between(lab.lease().start(), lab.readyAt()).toMillis() / 1000.0;
  }
}
