package io.lablift.functions.teardown;

import io.lablift.functions.cost.Cost;
import io.lablift.functions.cost.Prices;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a lab is gone. Times are ISO 8601.
 *
 * @param resources everything that the lab ever had, with when it was made and when it was first
 *     seen gone
 * @param billingStopsAt when the last of them was gone; null: there never was any
 * @param provedAt when the second full look found nothing
 * @param rounds how many rounds the teardown took
 * @param deletions how many deletions it asked for
 * @param costUsd what the lab cost, in US dollars, by the price list of that day
 */
public record Certificate(
    String lab,
    int attempt,
    List<Resource> resources,
    @Nullable String billingStopsAt,
    String provedAt,
    int rounds,
    int deletions,
    BigDecimal costUsd) {

  /** One line of a certificate. */
  public record Resource(
      String type, String id, String name, String madeAt, @Nullable String goneAt) {}

  static Certificate of(LabRecord lab, TeardownState state, Instant provedAt) {
    List<Resource> resources =
        lab.ledger().values().stream()
            .sorted(Comparator.comparing(LedgerEntry::madeAt).thenComparing(LedgerEntry::id))
            .map(
                e ->
                    new Resource(
                        e.type().text(), e.id(), e.name(), e.madeAt().toString(), text(e.goneAt())))
            .toList();
    return new Certificate(
        lab.id().toString(),
        lab.attempt(),
        resources,
        text(billingStopsAt(lab)),
        provedAt.toString(),
        state.rounds(),
        state.deletions(),
        new Cost(Prices.seoul()).of(lab, provedAt));
  }

  /** When the last resource was seen gone; null: there never was any. */
  static @Nullable Instant billingStopsAt(LabRecord lab) {
    return lab.ledger().values().stream()
        .map(LedgerEntry::goneAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
