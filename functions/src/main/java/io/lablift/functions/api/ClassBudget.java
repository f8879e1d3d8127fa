package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.cost.Bill;
import io.lablift.functions.cost.Costs;
import io.lablift.functions.cost.Money;
import io.lablift.functions.course.Enrolment;
import io.lablift.functions.error.Violation;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.Classes;
import io.lablift.functions.registry.LabRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;

/** Whether what a class may cost allows that its leases, or one of them, end later. */
final class ClassBudget {
  private final Classes classes;
  private final Enrolment enrolment;
  private final Bill bill;
  private final InstantSource clock;

  ClassBudget(AwsClients aws) {
    this.classes = new Classes(aws.dynamoDb(), aws.settings().table());
    this.enrolment = new Enrolment(aws);
    this.bill = Bill.of(aws.settings());
    this.clock = aws.clock();
  }

  /** What speaks against one more lab of one of its students; empty: nothing does. */
  Optional<Violation> refused(ClassRecord course, LabSpec more) {
    if (course.budgetUsd() == null) {
      return Optional.empty();
    }
    BigDecimal one = bill.ofLease(more, more.lease()).map(Costs::exact).orElse(BigDecimal.ZERO);
    return refused(
        course, enrolment.labs(course).values(), (lab, lease) -> lease.end(), one, "leaseMinutes");
  }

  /** What speaks against another end of one lab's lease; empty: nothing does. */
  Optional<Violation> refused(LabRecord lab, Instant end, String field) {
    LabId id = lab.id();
    return classes
        .find(id.course())
        .filter(course -> course.budgetUsd() != null)
        .filter(course -> course.students().contains(id.student()))
        .flatMap(
            course ->
                refused(
                    course,
                    enrolment.labs(course).values(),
                    (each, lease) -> each.id().equals(id) ? end : lease.end(),
                    field));
  }

  /**
   * What speaks against other ends of a class's leases; empty: nothing does.
   *
   * @param labs of the class, as far as they are entered
   * @param ends when each lease is to end
   */
  Optional<Violation> refused(
      ClassRecord course,
      Collection<LabRecord> labs,
      BiFunction<LabRecord, Lease, Instant> ends,
      String field) {
    return refused(course, labs, ends, BigDecimal.ZERO, field);
  }

  private Optional<Violation> refused(
      ClassRecord course,
      Collection<LabRecord> labs,
      BiFunction<LabRecord, Lease, Instant> ends,
      BigDecimal more,
      String field) {
    BigDecimal budget = course.budgetUsd();
    if (budget == null) {
      return Optional.empty();
    }
    BigDecimal sum =
        ClassCost.ofThoseToCome(course, labs.size(), bill).orElse(BigDecimal.ZERO).add(more);
    for (LabRecord lab : labs) {
      sum = sum.add(costs(lab, ends).map(Costs::exact).orElse(BigDecimal.ZERO));
    }
    return sum.compareTo(budget) <= 0
        ? Optional.empty()
        : Optional.of(
            new Violation(
                field,
                "the class would cost %s, and its budget is %s"
                    .formatted(Money.text(sum), Money.text(budget)),
                "give a sooner end"));
  }

  /** Who waits will have a lab like any other, who is through will have no more. */
  private Optional<Costs> costs(LabRecord lab, BiFunction<LabRecord, Lease, Instant> ends) {
    Instant now = clock.instant();
    Lease lease = lab.lease();
    if (lab.status() == LabStatus.GONE) {
      return bill.soFar(lab, now);
    }
    return lease == null ? bill.atEnd(lab, now) : bill.atEnd(lab, ends.apply(lab, lease), now);
  }
}
