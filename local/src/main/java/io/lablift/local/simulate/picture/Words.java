package io.lablift.local.simulate.picture;

import io.lablift.local.simulate.Bound;
import io.lablift.local.simulate.Day;
import io.lablift.local.simulate.Spread;
import java.math.RoundingMode;
import java.time.Duration;

/** What a picture says in words. */
final class Words {
  private Words() {}

  /** The day in one line: how many, and how long. */
  static String title(Day day) {
    int students = day.plan().students();
    String whom = "%,d %s".formatted(students, students == 1 ? "student" : "students");
    if (day.ready() == 0) {
      return whom + ": no lab was ready";
    }
    String ready = day.failed() == 0 ? "all ready" : "%,d ready".formatted(day.ready());
    String failed = day.failed() == 0 ? "" : ", %,d failed".formatted(day.failed());
    return "%s: %s%s, the last after %s".formatted(whom, ready, failed, time(day.waits().last()));
  }

  /** The figures below it. */
  static String below(Day day) {
    Spread waits = day.waits();
    Bound bound = day.bound();
    return "half after %s, 95 %% after %s; bound %s (%s);  %,d of %,d calls throttled;  $%,.2f;  NAT %s, %s, seed %d%s"
        .formatted(
            time(waits.p50()),
            time(waits.p95()),
            time(bound.seconds()),
            action(bound.by()),
            day.calls().throttled(),
            day.calls().all(),
            day.costUsd().setScale(2, RoundingMode.HALF_UP).doubleValue(),
            day.plan().nat(),
            arrival(day.plan().arrival().word()),
            day.plan().seed(),
            day.full().map(full -> ";  first full: " + full.quota().name()).orElse(""));
  }

  private static String arrival(String word) {
    return word.equals("all") ? "all at once" : word.replace(':', ' ');
  }

  /** An action without its service. */
  static String action(String bucket) {
    return bucket.substring(bucket.indexOf(':') + 1);
  }

  static String plain(double number) {
    return number == Math.rint(number) ? Long.toString(Math.round(number)) : "" + number;
  }

  private static String time(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
