package io.lablift.functions.api;

import io.lablift.functions.cost.Bill;
import io.lablift.functions.cost.Budgets;
import io.lablift.functions.cost.Costs;
import io.lablift.functions.cost.Money;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.LabRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the labs of a class cost together; nothing is said where prices are not known. */
final class ClassCost {
  /** From this share of a budget on it is said that it is nearly spent. */
  private static final BigDecimal NEARLY = new BigDecimal("0.8");

  private ClassCost() {}

  /**
   * Of these labs, and of as many like them as are still to be entered.
   *
   * @param labs of the class, as far as they are entered
   */
  static ClassView.CostView of(
      ClassRecord course, Collection<LabRecord> labs, Budgets budgets, Instant now) {
    Optional<BigDecimal> soFar = sum(labs, lab -> budgets.bill().soFar(lab, now));
    Optional<BigDecimal> entered = sum(labs, lab -> budgets.atEnd(lab, now));
    Optional<BigDecimal> atEnd =
        entered.flatMap(sum -> ofThoseToCome(course, labs.size(), budgets.bill()).map(sum::add));
    BigDecimal budget = course.budgetUsd();
    return new ClassView.CostView(
        soFar.map(ClassCost::shown).orElse(null),
        atEnd.map(ClassCost::shown).orElse(null),
        budget,
        budget == null
            ? null
            : soFar.map(spent -> spent.divide(budget, 4, RoundingMode.HALF_UP)).orElse(null));
  }

  /**
   * What the labs will cost that are still to be entered; empty where prices are not known.
   *
   * @param entered how many labs there are already
   */
  static Optional<BigDecimal> ofThoseToCome(ClassRecord course, int entered, Bill bill) {
    int missing = course.endedAt() != null ? 0 : course.students().size() - entered;
    return bill.ofLease(course.spec(), course.spec().lease())
        .map(one -> one.exact().multiply(BigDecimal.valueOf(missing)));
  }

  /** What an instructor should know of a class's money. */
  static List<String> warnings(ClassView.CostView cost) {
    BigDecimal budget = cost.budgetUsd();
    if (budget == null) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    BigDecimal used = cost.budgetUsed();
    if (used != null && used.compareTo(NEARLY) >= 0) {
      warnings.add(
          "%s %% of the class's budget of %s are spent."
              .formatted(
                  used.movePointRight(2).setScale(0, RoundingMode.DOWN), Money.text(budget)));
    }
    BigDecimal atEnd = cost.atEndUsd();
    if (atEnd != null && atEnd.compareTo(budget) > 0) {
      warnings.add(
          "When its leases end the class will have cost %s, more than its budget of %s."
              .formatted(Money.text(atEnd), Money.text(budget)));
    }
    return warnings;
  }

  private static Optional<BigDecimal> sum(
      Collection<LabRecord> labs, Function<LabRecord, Optional<Costs>> cost) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LabRecord lab : labs) {
      Optional<Costs> one = cost.apply(lab);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(one.get().exact());
    }
    return Optional.of(sum);
  }

  private static BigDecimal shown(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }
}
