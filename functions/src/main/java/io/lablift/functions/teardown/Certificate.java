package io.lablift.functions.teardown;

import io.lablift.functions.cost.Bill;
import io.lablift.functions.cost.Costs;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a lab is gone. Times are ISO 8601.
 *
 * @param beganAt when the teardown began; null: there was nothing to be torn down
 * @param resources everything that the lab ever had, in the order in which it went
 * @param billingStopsAt when the last of them was gone; null: there never was any
 * @param provedAt when the second full look found nothing
 * @param rounds how many rounds the teardown took
 * @param deletions how many deletions it asked for
 * @param costUsd what the lab cost, in US dollars, by the price list of that day; null: its prices
 *     are not known
 */
public record Certificate(
    String lab,
    int attempt,
    @Nullable String beganAt,
    List<Resource> resources,
    @Nullable String billingStopsAt,
    String provedAt,
    int rounds,
    int deletions,
    @Nullable BigDecimal costUsd) {
  private static final Comparator<LedgerEntry> AS_THEY_WENT =
      Comparator.comparing(
              (LedgerEntry entry) -> entry.goneAt() == null ? Instant.MAX : entry.goneAt())
          .thenComparing(LedgerEntry::madeAt)
          .thenComparing(LedgerEntry::id);

  /**
   * One line of a certificate.
   *
   * @param found whether no stage of the lab made it: the student did, or a call whose answer was
   *     lost
   * @param leftTo whose it turned out to be, so that it was left alone; null: it is gone
   */
  public record Resource(
      String type,
      String id,
      String name,
      boolean found,
      String madeAt,
      @Nullable String goneAt,
      @Nullable String leftTo) {}

  static Certificate of(LabRecord lab, TeardownState state, Bill bill, Instant provedAt) {
    List<Resource> resources =
        lab.ledger().entrySet().stream()
            .sorted(Map.Entry.comparingByValue(AS_THEY_WENT))
            .map(entry -> resource(entry.getKey(), entry.getValue()))
            .toList();
    return new Certificate(
        lab.id().toString(),
        lab.attempt(),
        text(lab.fencedAt()),
        resources,
        text(billingStopsAt(lab)),
        provedAt.toString(),
        state.rounds(),
        state.deletions(),
        bill.soFar(lab, provedAt).map(Costs::total).orElse(null));
  }

  private static Resource resource(String role, LedgerEntry entry) {
    return new Resource(
        entry.type().text(),
        entry.id(),
        entry.name(),
        Inventory.isFound(role),
        entry.madeAt().toString(),
        text(entry.goneAt()),
        entry.leftTo());
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
