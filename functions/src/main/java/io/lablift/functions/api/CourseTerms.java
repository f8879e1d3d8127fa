package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.Booking;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.Classes;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a class holds its students to who ask for a lab by themselves while it goes on: its ceilings
 * and its budgets. Deleting a lab and asking for another one is no way around them.
 */
final class CourseTerms {
  private final Classes classes;
  private final ClassBudget budget;
  private final Settings settings;
  private final InstantSource clock;

  CourseTerms(AwsClients aws) {
    this.classes = new Classes(aws.dynamoDb(), aws.settings().table());
    this.budget = new ClassBudget(aws);
    this.settings = aws.settings();
    this.clock = aws.clock();
  }

  /**
   * The spec with the terms of the class, if its student is in one.
   *
   * @throws InvalidRequest if the class does not allow as much
   */
  LabSpec hold(LabSpec spec) {
    Optional<ClassRecord> course =
        classes
            .find(spec.lab().course())
            .filter(found -> found.students().contains(spec.lab().student()))
            .filter(found -> !found.isOver(clock.instant()));
    return course.isEmpty() ? spec : held(spec, course.get());
  }

  private LabSpec held(LabSpec spec, ClassRecord course) {
    Terms terms = stricter(spec.termsOr(settings.terms()), course.spec().termsOr(settings.terms()));
    if (spec.lease().compareTo(terms.longestLease()) > 0) {
      throw new InvalidRequest(
          new Violation(
              "leaseMinutes",
              "the class " + course.course() + " allows " + terms.longestLeaseMinutes(),
              "give that, or less"));
    }
    Leases.refuse(budget.refused(course, spec));
    Booking booking = spec.booking();
    return spec.booked(booking == null ? new Booking(null, null) : booking, terms);
  }

  private static Terms stricter(Terms some, Terms others) {
    return new Terms(
        Math.min(some.longestLeaseMinutes(), others.longestLeaseMinutes()),
        Math.min(some.longestAheadMinutes(), others.longestAheadMinutes()),
        Math.min(some.longestQueueMinutes(), others.longestQueueMinutes()),
        least(some.budgetUsd(), others.budgetUsd()),
        some.endAtBudget() || others.endAtBudget());
  }

  private static @Nullable BigDecimal least(
      @Nullable BigDecimal some, @Nullable BigDecimal others) {
    return some == null ? others : others == null ? some : some.min(others);
  }
}
