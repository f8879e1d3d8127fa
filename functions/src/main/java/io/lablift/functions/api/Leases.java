package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.cost.Budgets;
import io.lablift.functions.cost.Costs;
import io.lablift.functions.cost.Ending;
import io.lablift.functions.cost.Extension;
import io.lablift.functions.cost.Money;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Fields;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Extensions of leases. There are two ceilings, a course's or else the deployment's: how long a
 * lease is at most, from its start; and how far ahead it may end, from now. Budgets, a lab's own
 * and its class's, are others.
 */
final class Leases {
  /** Longer than any ceiling: what is beyond one is to be told with its figures. */
  private static final long MANY = Duration.ofDays(3650).toMinutes();

  private static final String MINUTES = "leaseMinutes";
  private static final String ENDS_AT = "endsAt";

  private final Registry registry;
  private final Admission admission;
  private final Budgets budgets;
  private final ClassBudget classes;
  private final InstantSource clock;

  Leases(AwsClients aws, Admission admission) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.admission = admission;
    this.budgets = Budgets.of(aws.settings());
    this.classes = new ClassBudget(aws);
    this.clock = aws.clock();
  }

  /** A lab after its extension, or as it is if that was only asked for, and what it costs. */
  record Extended(LabRecord lab, LabView.ExtensionView how) {}

  /**
   * What is asked for.
   *
   * @param minutes the whole length of the lease, from its start; null: an end is given
   */
  private record Wanted(@Nullable Long minutes, @Nullable Instant endsAt, boolean dryRun) {
    String field() {
      return minutes == null ? ENDS_AT : MINUTES;
    }

    Instant end(Lease lease) {
      return minutes == null
          ? Objects.requireNonNull(endsAt)
          : lease.start().plus(Duration.ofMinutes(minutes));
    }
  }

  /**
   * Extends a lease as the body of a request says, or tells what that would cost.
   *
   * @throws InvalidRequest if it may not be extended so
   * @throws HttpProblem if there is no lease to be extended
   */
  Extended extend(LabRecord lab, String body) {
    Wanted wanted = read(body);
    Lease lease = demandLease(lab);
    Instant end = wanted.end(lease);
    if (end.isAfter(lease.end())) {
      refuse(classes.refused(lab, end, wanted.field()));
    }
    return extend(lab, lease, end, wanted.field(), wanted.dryRun());
  }

  /**
   * Extends a lease to this end, or tells what that would cost.
   *
   * @param field what the end was given as
   */
  Extended extend(LabRecord lab, Lease lease, Instant end, String field, boolean dryRun) {
    Instant now = clock.instant();
    refuse(refused(lab, lease, end, field, now));
    Extension cost = budgets.bill().costOfExtension(lab, end).orElse(null);
    LabView.ExtensionView how = LabView.ExtensionView.of(lease.end(), end, dryRun, cost);
    if (dryRun) {
      return new Extended(lab, how);
    }
    LabUpdate update = LabUpdate.of(lab.ref()).whileIn(lab.status()).leaseEnd(lease.end(), end);
    if (lab.status() == LabStatus.READY) {
      update.due(budgets.dueAt(lab.until(end), now));
    }
    LabRecord extended =
        registry
            .update(update)
            .orElseThrow(
                () ->
                    Problems.conflict(
                        "The lab " + lab.id() + " changed at this moment; ask again."));
    admission.endsAt(extended);
    return new Extended(extended, how);
  }

  /** Throws what speaks against a request, if something does. */
  static void refuse(Optional<Violation> violation) {
    if (violation.isPresent()) {
      throw new InvalidRequest(violation.get());
    }
  }

  /** The lease of a lab that has one to be extended. */
  static Lease demandLease(LabRecord lab) {
    Lease lease = lab.lease();
    if (lease == null
        || (lab.status() != LabStatus.PROVISIONING && lab.status() != LabStatus.READY)) {
      throw new HttpProblem(
          409, "No lease to extend", "The lab " + lab.id() + " is " + lab.status() + ".");
    }
    return lease;
  }

  private static Wanted read(String body) {
    List<Violation> violations = new ArrayList<>();
    Fields fields = Fields.of(LabRequestReader.parse(body), violations);
    String remedy = "give the lease's whole length in minutes, counted from its start";
    Long minutes = fields.optionalWhole(MINUTES, 1, MANY, remedy);
    Instant endsAt = fields.optionalInstant(ENDS_AT);
    boolean dryRun = fields.flag("dryRun", false);
    if (!fields.has(MINUTES) && !fields.has(ENDS_AT)) {
      fields.violation(MINUTES, "is missing, and so is endsAt", remedy + ", or its end as endsAt");
    }
    if (fields.has(MINUTES) && fields.has(ENDS_AT)) {
      fields.violation(ENDS_AT, "is given beside leaseMinutes", "give one of the two");
    }
    fields.noOthers();
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    return new Wanted(minutes, endsAt, dryRun);
  }

  /** What speaks against this end; empty: nothing does. */
  private Optional<Violation> refused(
      LabRecord lab, Lease lease, Instant end, String field, Instant now) {
    if (end.isBefore(lease.end())) {
      return Optional.of(
          new Violation(
              field,
              "the lease already lasts until " + lease.end(),
              "extend it, or DELETE the lab to end it early"));
    }
    Terms terms = budgets.terms(lab.spec());
    Instant fromStart = lease.start().plus(terms.longestLease());
    Instant fromNow = now.plus(terms.longestAhead());
    Instant latest = fromStart.isBefore(fromNow) ? fromStart : fromNow;
    if (end.isAfter(latest) && end.isAfter(lease.end())) {
      return Optional.of(tooLong(lease, end, field, terms, latest, now));
    }
    return tooDear(lab, lease, end, field, now);
  }

  private static Violation tooLong(
      Lease lease, Instant end, String field, Terms terms, Instant latest, Instant now) {
    String rule =
        "the lease would end at %s: a lease is %d minutes long at most, from its start at %s, and ends %d minutes from now at most"
            .formatted(
                end, terms.longestLeaseMinutes(), lease.start(), terms.longestAheadMinutes());
    if (!latest.isAfter(lease.end())) {
      Instant again = lease.end().minus(terms.longestAhead());
      boolean isWhole = !lease.start().plus(terms.longestLease()).isAfter(lease.end());
      return new Violation(
          field,
          rule,
          isWhole || !again.isAfter(now)
              ? "it lasts until " + lease.end() + ", as long as it can"
              : "it lasts until " + lease.end() + "; extend it after " + again);
    }
    return new Violation(
        field,
        rule,
        "give an end of %s at the latest, which is leaseMinutes %d"
            .formatted(latest, Duration.between(lease.start(), latest).toMinutes()));
  }

  /** Beyond the budget, where there is one; what is within it already stays so. */
  private Optional<Violation> tooDear(
      LabRecord lab, Lease lease, Instant end, String field, Instant now) {
    Optional<BigDecimal> budget = budgets.of(lab.spec());
    Optional<Costs> cost = budgets.bill().atEnd(lab, end, now);
    if (budget.isEmpty()
        || cost.isEmpty()
        || end.equals(lease.end())
        || cost.get().exact().compareTo(budget.get()) <= 0) {
      return Optional.empty();
    }
    Optional<Ending> early = budgets.ending(lab).filter(ending -> ending.reason() != null);
    if (early.isPresent()) {
      return Optional.of(
          new Violation(
              field,
              "the lab ends at " + early.get().at() + ": then " + early.get().reason(),
              "there is no more to be had for its budget"));
    }
    String remedy =
        budgets
            .bill()
            .moment(lab.until(end), budget.get())
            .filter(moment -> moment.isAfter(lease.end()))
            .map(moment -> "give an end of " + moment + " at the latest")
            .orElse("the lease lasts until " + lease.end() + ", and no longer");
    return Optional.of(
        new Violation(
            field,
            "the lab would cost %s, and its budget is %s"
                .formatted(Money.text(cost.get().exact()), Money.text(budget.get())),
            remedy));
  }
}
