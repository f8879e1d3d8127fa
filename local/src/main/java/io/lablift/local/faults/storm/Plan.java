package io.lablift.local.faults.storm;

import io.lablift.functions.lab.LabId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens in a storm, and when: drawn from its seed before it begins, so that nothing in it
 * depends on what comes of it.
 *
 * @param room for how many labs the account has room at once
 * @param labs what befalls each lab
 * @param bakes which images are asked for
 * @param faults how many calls are struck, out of how many
 * @param sweeps when sweeps begin besides those of every minute; two may begin at once
 * @param crashes when every function that runs dies
 * @param kills when the whole process dies and another one is started
 * @param fates which of AWS's own failures are in store
 */
record Plan(
    int room,
    List<LabPlan> labs,
    List<BakePlan> bakes,
    int faults,
    List<Duration> sweeps,
    List<Duration> crashes,
    List<Duration> kills,
    List<Fate> fates) {
  private static final int SECONDS_OF_STARTS = 12 * 60;
  private static final int SECONDS = 30 * 60;
  private static final List<String> STUDENTS =
      List.of("kim", "lee", "park", "choi", "jung", "kang", "cho", "yoon", "jang", "lim");

  /** Something of AWS's that fails by itself. */
  enum Fate {
    NAT_GATEWAY,
    INSTANCE,
    LOAD_BALANCER,
    TARGET,
    USER_DATA,
    IMAGE
  }

  /**
   * One image.
   *
   * @param deletes how long after it was asked for its end is; empty: the storm's end is
   */
  record BakePlan(String course, Duration at, List<Duration> deletes) {}

  /**
   * One lab.
   *
   * @param starts when it is asked for
   * @param leaseMinutes its lease
   * @param deletes when its end is asked for; empty: its lease ends
   * @param startsAgain when it is asked for once more; empty: never
   * @param deeds how long after it is READY its student does something by hand
   */
  record LabPlan(
      LabId id,
      Duration starts,
      long leaseMinutes,
      List<Duration> deletes,
      List<Duration> startsAgain,
      List<Duration> deeds) {}

  static Plan of(int labs, SplittableRandom random) {
    int courses = 1 + random.nextInt(2);
    List<LabPlan> plans = new ArrayList<>();
    for (int i = 0; i < labs; i++) {
      String course = "aws" + (101 + random.nextInt(courses));
      String student =
          i < STUDENTS.size() ? STUDENTS.get(i) : STUDENTS.get(i % STUDENTS.size()) + i;
      plans.add(lab(new LabId(course, student), random));
    }
    List<Duration> sweeps = some(random.nextInt(4), random);
    if (random.nextInt(3) == 0 && !sweeps.isEmpty()) {
      sweeps.add(sweeps.getFirst());
    }
    return new Plan(
        1 + random.nextInt(3),
        List.copyOf(plans),
        bakes(courses, random),
        labs * (1 + random.nextInt(4)),
        List.copyOf(sweeps),
        List.copyOf(some(random.nextInt(2), random)),
        List.copyOf(some(random.nextInt(3) == 0 ? 1 : 0, random)),
        fates(random));
  }

  private static LabPlan lab(LabId id, SplittableRandom random) {
    Duration starts = Duration.ofMillis(random.nextLong(SECONDS_OF_STARTS * 1000L));
    List<Duration> deletes =
        random.nextInt(5) < 3 ? some(1 + random.nextInt(2), random) : List.of();
    List<Duration> again = random.nextInt(4) == 0 ? some(1, random) : List.of();
    List<Duration> deeds = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      deeds.add(Duration.ofMillis(random.nextLong(240_000)));
    }
    return new LabPlan(
        id, starts, 5 + random.nextInt(20), List.copyOf(deletes), again, List.copyOf(deeds));
  }

  /** Most courses bake, some twice, and some give it up. */
  private static List<BakePlan> bakes(int courses, SplittableRandom random) {
    List<BakePlan> bakes = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      bakes.add(
          new BakePlan(
              "aws" + (101 + random.nextInt(courses)),
              Duration.ofMillis(random.nextLong(SECONDS_OF_STARTS * 1000L)),
              random.nextInt(3) == 0
                  ? List.of(Duration.ofMillis(random.nextLong(600_000)))
                  : List.of()));
    }
    return List.copyOf(bakes);
  }

  private static List<Duration> some(int count, SplittableRandom random) {
    List<Duration> moments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      moments.add(Duration.ofMillis(random.nextLong(SECONDS * 1000L)));
    }
    return moments;
  }

  private static List<Fate> fates(SplittableRandom random) {
    List<Fate> fates = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      if (random.nextInt(4) == 0) {
        fates.add(fate);
      }
    }
    return List.copyOf(fates);
  }

  /** After this nothing new is planned. */
  static Duration length() {
    return Duration.ofSeconds(SECONDS);
  }
}
