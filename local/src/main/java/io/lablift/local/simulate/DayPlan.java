package io.lablift.local.simulate;

import io.lablift.functions.lab.LabId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A class that is to be simulated: the same plan gives the same day.
 *
 * @param students how many, 1 to 1,000
 * @param arrival when they ask
 * @param leaseMinutes how long each lab may live
 * @param nat {@code per-zone}, {@code single} or {@code none}
 * @param quotas what the account may hold
 * @param advised whether the account's quotas are first raised as Lablift advises for the class
 * @param seed of all that chance decides
 */
public record DayPlan(
    int students,
    Arrival arrival,
    long leaseMinutes,
    String nat,
    AccountQuotas quotas,
    boolean advised,
    long seed) {
  /** The largest class. */
  public static final int MOST_STUDENTS = 1000;

  /** What a blueprint's NAT can be, the usual first. */
  public static final List<String> NAT_MODES = List.of("per-zone", "single", "none");

  private static final String COURSE = "class";

  public DayPlan {
    if (students < 1 || students > MOST_STUDENTS) {
      throw new IllegalArgumentException(
          "a class has 1 to " + MOST_STUDENTS + " students, not " + students);
    }
    if (leaseMinutes < 5 || leaseMinutes > 12 * 60) {
      throw new IllegalArgumentException(
          "a lease is 5 minutes to 12 hours, not " + leaseMinutes + " minutes");
    }
    if (!NAT_MODES.contains(nat)) {
      throw new IllegalArgumentException("nat is one of " + NAT_MODES + ", not " + nat);
    }
  }

  /** The students' labs, in the order in which they ask. */
  List<LabId> labs() {
    return IntStream.rangeClosed(1, students)
        .mapToObj(number -> new LabId(COURSE, "student-%02d".formatted(number)))
        .toList();
  }

  /** The course of the class. */
  String course() {
    return COURSE;
  }

  /** The same class by another chance. */
  public DayPlan withSeed(long other) {
    return new DayPlan(students, arrival, leaseMinutes, nat, quotas, advised, other);
  }

  /** The same class with another blueprint. */
  public DayPlan withNat(String other) {
    return new DayPlan(students, arrival, leaseMinutes, other, quotas, advised, seed);
  }

  /** The same class in an account that may hold this. */
  DayPlan withQuotas(AccountQuotas granted) {
    return new DayPlan(students, arrival, leaseMinutes, nat, granted, false, seed);
  }
}
