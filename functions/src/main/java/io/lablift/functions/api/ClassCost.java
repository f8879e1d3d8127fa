package io.lablift.functions.api;

import io.lablift.functions.cost.Cost;
import io.lablift.functions.cost.Prices;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.LabRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;

/** What the labs of a class cost together. */
final class ClassCost {
  private ClassCost() {}

  static ClassView.CostView of(ClassRecord course, Collection<LabRecord> labs, Instant now) {
    Cost cost = new Cost(Prices.seoul());
    BigDecimal soFar = BigDecimal.ZERO;
    BigDecimal atEnd = BigDecimal.ZERO;
    for (LabRecord lab : labs) {
      soFar = soFar.add(cost.of(lab, now));
      Lease lease = lab.lease();
      atEnd =
          atEnd.add(
              cost.of(lab, lab.status() == LabStatus.GONE || lease == null ? now : lease.end()));
    }
    BigDecimal budget = course.budgetUsd();
    return new ClassView.CostView(
        soFar,
        atEnd,
        budget,
        budget == null ? null : soFar.divide(budget, 2, RoundingMode.HALF_UP));
  }
}
