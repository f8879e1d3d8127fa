package io.lablift.functions.cost;

import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What labs may cost, and what follows from it. */
public final class Budgets {
  /** From this share of a budget on it is said that it is nearly spent. */
  private static final BigDecimal NEARLY = new BigDecimal("0.8");

  /** The last quarter of an hour of a lease, or its last tenth, is time to extend it. */
  private static final Duration SOON = Duration.ofMinutes(15);

  private static final int TENTH = 10;

  private final Bill bill;
  private final Terms deployments;

  public Budgets(Bill bill, Terms deployments) {
    this.bill = bill;
    this.deployments = deployments;
  }

  public static Budgets of(Settings settings) {
    return new Budgets(Bill.of(settings), settings.terms());
  }

  public Bill bill() {
    return bill;
  }

  public Terms terms(LabSpec spec) {
    return spec.termsOr(deployments);
  }

  /** What a lab may cost; empty: there is no budget for it. */
  public Optional<BigDecimal> of(LabSpec spec) {
    return Optional.ofNullable(terms(spec).budgetUsd());
  }

  /**
   * When a lab ends: when its lease does, or when its budget is spent, if its terms say so.
   *
   * @return empty as long as it has no lease
   */
  public Optional<Ending> ending(LabRecord lab) {
    if (lab.lease() == null) {
      return Optional.empty();
    }
    return Optional.of(
        of(lab.spec())
            .filter(budget -> terms(lab.spec()).endAtBudget())
            .flatMap(
                budget ->
                    bill.moment(lab, budget)
                        .map(
                            at ->
                                new Ending(
                                    at, "the budget of " + Money.text(budget) + " is spent")))
            .orElse(new Ending(lab.lease().end(), null)));
  }

  /**
   * When the sweep is to look at a lab that is whole: when its budget is nearly spent, to say so,
   * or else when it ends.
   */
  public Instant dueAt(LabRecord lab, Instant now) {
    Instant end = ending(lab).map(Ending::at).orElse(now);
    return nearlySpentAt(lab).filter(at -> at.isAfter(now) && at.isBefore(end)).orElse(end);
  }

  private Optional<Instant> nearlySpentAt(LabRecord lab) {
    return of(lab.spec()).flatMap(budget -> bill.reaches(lab, budget.multiply(NEARLY)));
  }

  /** Whether four fifths of the budget of a lab are spent. */
  public boolean isNearlySpent(LabRecord lab, Instant now) {
    BigDecimal nearly = of(lab.spec()).map(NEARLY::multiply).orElse(null);
    return nearly != null
        && bill.soFar(lab, now).filter(costs -> costs.exact().compareTo(nearly) >= 0).isPresent();
  }

  /** What share of its budget a lab has used, above 1 when it is beyond. */
  public Optional<BigDecimal> used(LabRecord lab, Instant now) {
    return of(lab.spec())
        .flatMap(
            budget ->
                bill.soFar(lab, now)
                    .map(costs -> costs.exact().divide(budget, 4, RoundingMode.HALF_UP)));
  }

  /** Whether it is time to extend a lab's lease, if it is to be. */
  public boolean expiresSoon(LabRecord lab, Instant now) {
    if (lab.status() != LabStatus.READY || lab.lease() == null) {
      return false;
    }
    Duration tenth = Duration.between(lab.lease().start(), lab.lease().end()).dividedBy(TENTH);
    Duration soon = tenth.compareTo(SOON) < 0 ? tenth : SOON;
    return ending(lab)
        .filter(ending -> Duration.between(now, ending.at()).compareTo(soon) < 0)
        .isPresent();
  }

  /** What a lab will have cost when it is gone, as things stand. */
  public Optional<Costs> atEnd(LabRecord lab, Instant now) {
    return ending(lab)
        .map(ending -> bill.atEnd(lab, ending.at(), now))
        .orElseGet(
            () ->
                lab.status() == LabStatus.GONE
                    ? bill.soFar(lab, now)
                    : bill.ofLease(lab.spec(), longestLease(lab.spec())));
  }

  /** A spec's lease, or as much of it as its budget allows if that is to end it. */
  private Duration longestLease(LabSpec spec) {
    return of(spec)
        .filter(budget -> terms(spec).endAtBudget())
        .flatMap(budget -> bill.longestLease(spec, budget))
        .orElse(spec.lease());
  }

  /** What people should know of a lab's money; empty: nothing. */
  public Optional<String> warning(LabRecord lab, Instant now) {
    if (bill.prices(lab.spec()).isEmpty()) {
      return Optional.of(
          "The prices of "
              + lab.spec().instanceType()
              + " labs in "
              + lab.spec().region()
              + " are not known, so neither are their costs: the deployment can be given them"
              + " (LABLIFT_PRICES).");
    }
    Optional<BigDecimal> budget = of(lab.spec());
    if (budget.isEmpty() || lab.status() == LabStatus.GONE) {
      return Optional.empty();
    }
    Optional<Ending> early = ending(lab).filter(ending -> ending.reason() != null);
    if (early.isPresent()) {
      return Optional.of(
          "The lab ends at %s, before its lease: then %s."
              .formatted(early.get().at(), early.get().reason()));
    }
    Duration longest = longestLease(lab.spec());
    if (lab.lease() == null && longest.compareTo(lab.spec().lease()) < 0) {
      return Optional.of(
          "The lab will end %d minutes after its lease begins, before that ends: then the budget of %s is spent."
              .formatted(longest.toMinutes(), Money.text(budget.get())));
    }
    BigDecimal end = atEnd(lab, now).orElseThrow().exact();
    if (end.compareTo(budget.get()) > 0) {
      return Optional.of(
          "When the lab is gone it will have cost %s, more than its budget of %s."
              .formatted(Money.text(end), Money.text(budget.get())));
    }
    return isNearlySpent(lab, now)
        ? Optional.of(
            "%s of the budget of %s are spent."
                .formatted(percent(used(lab, now).orElseThrow()), Money.text(budget.get())))
        : Optional.empty();
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(0, RoundingMode.DOWN).toPlainString() + " %";
  }
}
