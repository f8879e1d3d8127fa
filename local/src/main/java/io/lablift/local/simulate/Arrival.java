package io.lablift.local.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When the students of a class ask for their labs. */
public sealed interface Arrival {
  /** What {@link #parse} takes. */
  String FORMS =
      "all, poisson:R (R students a minute) or spread:MIN (evenly over MIN minutes), as in"
          + " poisson:6 or spread:15";

  /** The most minutes that a class may take to arrive: a day. */
  double LONGEST_MINUTES = 24 * 60;

  /** All at one moment, by one request of their instructor. */
  record AtOnce() implements Arrival {
    @Override
    public List<Duration> moments(int students, long seed) {
      return new ArrayList<>(Collections.nCopies(students, Duration.ZERO));
    }

    @Override
    public String word() {
      return "all";
    }
  }

  /**
   * One by one, as independent people do: the gaps between them are exponentially distributed.
   *
   * @param perMinute students a minute on average
   */
  record Poisson(double perMinute) implements Arrival {
    public Poisson {
      if (!(perMinute >= 0.01 && perMinute <= 10_000)) {
        throw new IllegalArgumentException(
            "poisson wants 0.01 to 10000 students a minute, not " + perMinute);
      }
    }

    @Override
    public List<Duration> moments(int students, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Duration> moments = new ArrayList<>();
      double minutes = 0;
      for (int i = 0; i < students; i++) {
        minutes -= Math.log(1 - random.nextDouble()) / perMinute;
        moments.add(ofMinutes(minutes));
      }
      return moments;
    }

    @Override
    public String word() {
      return "poisson:" + plain(perMinute);
    }
  }

  /**
   * Evenly over some time, the first at its beginning and the last at its end.
   *
   * @param minutes how long that is
   */
  record Spread(double minutes) implements Arrival {
    public Spread {
      if (!(minutes >= 0 && minutes <= LONGEST_MINUTES)) {
        throw new IllegalArgumentException(
            "spread wants 0 to " + plain(LONGEST_MINUTES) + " minutes, not " + minutes);
      }
    }

    @Override
    public List<Duration> moments(int students, long seed) {
      List<Duration> moments = new ArrayList<>();
      for (int i = 0; i < students; i++) {
        moments.add(ofMinutes(students == 1 ? 0 : minutes * i / (students - 1)));
      }
      return moments;
    }

    @Override
    public String word() {
      return "spread:" + plain(minutes);
    }
  }

  /** Each student's moment, counted from the first possible one; in order. */
  List<Duration> moments(int students, long seed);

  /** As {@link #parse} takes it. */
  String word();

  /**
   * Reads {@link #FORMS}.
   *
   * @throws IllegalArgumentException which says what is wrong
   */
  static Arrival parse(String text) {
    if (text.equals("all")) {
      return new AtOnce();
    }
    Matcher form = Pattern.compile("(poisson|spread):(\\d{1,9}(?:\\.\\d{1,9})?)").matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("an arrival is " + FORMS + ", not " + text);
    }
    double number = Double.parseDouble(form.group(2));
    return form.group(1).equals("poisson") ? new Poisson(number) : new Spread(number);
  }

  private static Duration ofMinutes(double minutes) {
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
