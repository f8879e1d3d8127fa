package io.lablift.local.simulate.picture;

import io.lablift.local.simulate.Day;
import io.lablift.local.simulate.StatusCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A part of the day in which something happens.
 *
 * @param from its beginning
 * @param to its end
 */
record Stretch(Instant from, Instant to) {
  /** A part that is quiet is left out of the picture when it is longer than all the rest. */
  private static final double QUIET = 0.5;

  /** So much of a busy part is shown around it. */
  private static final double MARGIN = 0.06;

  private static final Duration LEAST = Duration.ofMinutes(1);

  /** The parts that a picture shows: the whole day, or what is before and after its long quiet. */
  static List<Stretch> of(Day day) {
    Instant end = day.end();
    Instant quietFrom = day.start();
    Instant quietTo = day.start();
    Instant before = day.start();
    for (StatusCount count : day.history()) {
      if (length(before, count.at()).compareTo(length(quietFrom, quietTo)) > 0) {
        quietFrom = before;
        quietTo = count.at();
      }
      before = count.at();
    }
    Stretch whole = new Stretch(day.start(), end).atLeast(LEAST);
    if (length(quietFrom, quietTo).toMillis() < QUIET * whole.length().toMillis()
        || quietFrom.equals(day.start())) {
      return List.of(whole);
    }
    Duration busy = length(day.start(), quietFrom).plus(length(quietTo, end));
    Duration margin = Duration.ofMillis(Math.round(busy.toMillis() * MARGIN));
    return List.of(
        new Stretch(day.start(), quietFrom.plus(margin)).atLeast(LEAST),
        new Stretch(quietTo.minus(margin), end.plus(margin)).atLeast(LEAST));
  }

  private Stretch atLeast(Duration least) {
    return length().compareTo(least) >= 0 ? this : new Stretch(from, from.plus(least));
  }

  Duration length() {
    return length(from, to);
  }

  private static Duration length(Instant from, Instant to) {
    return Duration.between(from, to);
  }

  /** Minutes from the day's start to a point of this stretch. */
  double[] minutes(Instant start, int points) {
    double[] minutes = new double[points];
    double first = length(start, from).toMillis() / 60_000.0;
    double all = length().toMillis() / 60_000.0;
    for (int i = 0; i < points; i++) {
      minutes[i] = first + all * i / (points - 1);
    }
    return minutes;
  }

  /** The moment of a point among so many. */
  Instant moment(int point, int points) {
    return from.plusNanos(Math.round((double) length().toNanos() * point / (points - 1)));
  }
}
