package io.lablift.functions.api;

import io.lablift.functions.cost.Budgets;
import io.lablift.functions.cost.Costs;
import io.lablift.functions.cost.Item;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.price.Prices;
import io.lablift.functions.registry.LabRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a lab costs, in US dollars by the price list.
 *
 * @param atEndUsd what it will have cost when it is gone, if its lease ends when it does now
 * @param nextHourUsd what that grows by if the lease is an hour longer; null: it cannot be
 * @param items what it has cost so far, by kind of thing
 * @param pricesAsOf when the prices were looked up
 * @param budgetUsd null: it has none
 * @param budgetUsed the share of its budget that is spent, above 1 when it is beyond
 * @param warning null: there is nothing to be warned of
 */
record CostView(
    BigDecimal soFarUsd,
    BigDecimal atEndUsd,
    @Nullable BigDecimal nextHourUsd,
    Map<Item, BigDecimal> items,
    String pricesAsOf,
    @Nullable BigDecimal budgetUsd,
    @Nullable BigDecimal budgetUsed,
    @Nullable String warning) {

  /** Empty where the prices are not known. */
  static Optional<CostView> of(LabRecord lab, Instant now, Budgets budgets) {
    Optional<Prices> prices = budgets.bill().prices(lab.spec());
    if (prices.isEmpty()) {
      return Optional.empty();
    }
    Costs soFar = budgets.bill().soFar(lab, now).orElseThrow();
    return Optional.of(
        new CostView(
            soFar.total(),
            budgets.atEnd(lab, now).orElseThrow().total(),
            nextHour(lab, budgets),
            soFar.rounded(),
            prices.get().asOf(),
            budgets.of(lab.spec()).orElse(null),
            budgets.used(lab, now).orElse(null),
            budgets.warning(lab, now).orElse(null)));
  }

  private static @Nullable BigDecimal nextHour(LabRecord lab, Budgets budgets) {
    Lease lease = lab.lease();
    if (lease == null
        || (lab.status() != LabStatus.PROVISIONING && lab.status() != LabStatus.READY)) {
      return null;
    }
    return budgets
        .bill()
        .costOfExtension(lab, lease.end().plus(Duration.ofHours(1)))
        .map(extension -> extension.costs().total())
        .orElse(null);
  }
}
