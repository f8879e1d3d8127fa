package io.lablift.local.simulate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a day came to: all that a report and a picture are made of.
 *
 * @param plan with the account's quotas as they were
 * @param history how many labs had each status, at each change
 * @param full the quota that kept somebody waiting first
 * @param calls to AWS; the registry's are not among them
 * @param leftOver what the account holds in the end that it was not born with, one word each
 */
public record Day(
    DayPlan plan,
    Instant start,
    Instant end,
    List<StudentDay> students,
    List<StatusCount> history,
    Optional<FullQuota> full,
    CallFigures calls,
    Bound bound,
    List<String> leftOver) {
  public Day {
    students = List.copyOf(students);
    history = List.copyOf(history);
    leftOver = List.copyOf(leftOver);
  }

  /** How many labs were READY at some time. */
  public int ready() {
    return (int) students.stream().filter(student -> student.ready().isPresent()).count();
  }

  /** How many never were. */
  public int failed() {
    return students.size() - ready();
  }

  /** Whether every student had a lab, and nothing is left of any. */
  public boolean isGood() {
    return failed() == 0
        && leftOver.isEmpty()
        && students.stream().allMatch(student -> student.gone().isPresent());
  }

  /** From asking until READY, of those who got there. */
  public Spread waits() {
    return spread(StudentDay::waited);
  }

  /** From asking until admitted or refused. */
  public Spread queued() {
    return spread(StudentDay::queued);
  }

  /** From the teardown's beginning until gone. */
  public Spread teardowns() {
    return spread(StudentDay::teardown);
  }

  private Spread spread(Function<StudentDay, Optional<Duration>> of) {
    return Spread.of(students.stream().map(of).flatMap(Optional::stream).toList());
  }

  /** The whole class's bill. */
  public BigDecimal costUsd() {
    return students.stream().map(StudentDay::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The same by kind of thing, such as {@code natGateways}. */
  public SortedMap<String, BigDecimal> costs() {
    SortedMap<String, BigDecimal> costs = new TreeMap<>();
    students.forEach(
        student -> student.costs().forEach((kind, usd) -> costs.merge(kind, usd, BigDecimal::add)));
    return costs;
  }
}
