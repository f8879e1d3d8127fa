package io.lablift.functions.sweep;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.cost.Bill;
import io.lablift.functions.cost.Money;
import io.lablift.functions.course.Enrolment;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.Classes;
import io.lablift.functions.registry.LabRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Goes on with classes where others stopped: enters their labs, and ends them. */
final class ClassSweep {
  /** Of the sweep's five minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  /** A lab may be entered while its class is being ended; it is looked for until none lives. */
  private static final Duration ENDING_CHECK = Duration.ofMinutes(2);

  /** Students extend leases and make things: what a class will have cost is reckoned anew. */
  private static final Duration BUDGET_CHECK = Duration.ofMinutes(5);

  /** Whoever still has an older lab is looked for this often. */
  private static final Duration REST_CHECK = Duration.ofMinutes(1);

  private final Classes classes;
  private final Enrolment enrolment;
  private final Bill bill;
  private final InstantSource clock;

  ClassSweep(AwsClients aws) {
    this.classes = new Classes(aws.dynamoDb(), aws.settings().table());
    this.enrolment = new Enrolment(aws);
    this.bill = Bill.of(aws.settings());
    this.clock = aws.clock();
  }

  /** Does what is due for the class of a course. */
  void take(String name) {
    Optional<ClassRecord> course = classes.find(name);
    if (course.isEmpty()) {
      return;
    }
    Instant until = clock.instant().plus(PATIENCE);
    if (course.get().endedAt() != null) {
      end(course.get(), until);
    } else if (!course.get().isEntered() && !enrolment.enter(course.get(), until)) {
      classes.due(course.get(), clock.instant());
    } else {
      watch(course.get(), until);
    }
  }

  /**
   * Students who had a lab of the course before get one of the class when that is gone; a class
   * with a budget is looked at until nothing of it is left to be paid.
   */
  private void watch(ClassRecord course, Instant until) {
    Instant now = clock.instant();
    Map<String, LabRecord> byStudent = enrolment.labs(course);
    boolean waits = !course.isOver(now) && !enrolment.enterRest(course, byStudent);
    BigDecimal budget = course.budgetUsd();
    if (budget == null) {
      classes.due(course, waits ? now.plus(REST_CHECK) : null);
      return;
    }
    Collection<LabRecord> labs = byStudent.values();
    Optional<Instant> spent = bill.moment(labs, budget);
    if (course.endAtBudget() && spent.filter(at -> !at.isAfter(now)).isPresent()) {
      classes.end(course, now, "the budget of " + Money.text(budget) + " is spent");
      end(course, until);
    } else if (isOver(labs) && !waits) {
      classes.due(course, null);
    } else {
      Instant next = now.plus(waits ? REST_CHECK : BUDGET_CHECK);
      classes.due(course, spent.filter(next::isAfter).filter(now::isBefore).orElse(next));
    }
  }

  private void end(ClassRecord course, Instant until) {
    boolean all = enrolment.end(course, until);
    Collection<LabRecord> labs = enrolment.labs(course).values();
    Instant next = all ? clock.instant().plus(ENDING_CHECK) : clock.instant();
    classes.due(course, isOver(labs) ? null : next);
  }

  private static boolean isOver(Collection<LabRecord> labs) {
    return labs.stream().allMatch(lab -> lab.status() == LabStatus.GONE && !lab.again());
  }
}
