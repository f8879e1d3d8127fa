package io.lablift.functions.teardown;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.teardown.kind.Ownership;
import io.lablift.functions.teardown.kind.Remnant;
import io.lablift.functions.teardown.kind.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a teardown keeps the ledger: what it finds is entered before it is destroyed, what it sees
 * gone is marked.
 */
final class Inventory {
  private static final int PART = 80;
  private static final String FOUND = "/found/";

  private final Map<String, LedgerEntry> ledger;
  private final Map<String, LedgerEntry> changes = new LinkedHashMap<>();

  Inventory(LabRecord lab) {
    this.ledger = new LinkedHashMap<>(lab.ledger());
  }

  /**
   * Enters what the ledger does not know: made by the student, or by a call whose answer was lost.
   */
  void found(Collection<Remnant> remnants, Instant now) {
    for (Remnant remnant : remnants) {
      Optional<String> known = role(remnant);
      if (known.isPresent()) {
        change(known.get(), entry(known.get()).seen(now));
      } else {
        String role = LedgerEntry.role(remnant.type(), FOUND.substring(1) + remnant.id());
        change(role, LedgerEntry.made(remnant.type(), remnant.id(), remnant.name(), now));
      }
    }
  }

  void gone(Map<Remnant, Instant> gone) {
    gone.forEach(
        (what, at) -> {
          role(what).ifPresent(role -> change(role, entry(role).gone(at)));
          listeners(what).forEach(role -> change(role, entry(role).gone(at)));
        });
  }

  /**
   * A load balancer takes its listeners along, whose ARNs begin as its own does: {@code
   * …:listener/app/NAME/ID/…} (ELB user guide, "Resource types defined by Elastic Load Balancing").
   */
  private List<String> listeners(Remnant gone) {
    if (gone.type() != ResourceType.LOAD_BALANCER) {
      return List.of();
    }
    String beginning = gone.id().replace(":loadbalancer/", ":listener/") + "/";
    return ledger.entrySet().stream()
        .filter(entry -> entry.getValue().type() == ResourceType.LISTENER)
        .filter(entry -> entry.getValue().id().startsWith(beginning))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Notes that these hung on the lab for a while and are somebody else's. */
  void left(Map<Remnant, String> spared, Instant now) {
    spared.forEach(
        (what, whose) ->
            role(what).ifPresent(role -> change(role, entry(role).leftTo(whose, now))));
  }

  /**
   * Whether no stage of the lab has made this: the student has, or a call whose answer was lost.
   */
  boolean isFound(Remnant remnant) {
    return remnant.proof().because() != Ownership.Because.TAGGED
        && role(remnant).map(Inventory::isFound).orElse(true);
  }

  /** Whether no stage enters something in this role. */
  static boolean isFound(String role) {
    return role.contains(FOUND);
  }

  /** What the ledger says by now. */
  Written written() {
    return new Written(
        ledger.values(),
        ledger.entrySet().stream()
            .filter(entry -> isFound(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  /**
   * What goes with its VPC has no deletion of its own: it was gone when the last thing was.
   *
   * @param emptyAt when a look found nothing, in case nothing was ever deleted
   */
  void goneWithTheRest(Instant emptyAt) {
    Instant last =
        ledger.values().stream()
            .map(LedgerEntry::goneAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(emptyAt);
    List.copyOf(ledger.entrySet())
        .forEach(entry -> change(entry.getKey(), entry.getValue().gone(last)));
  }

  private void change(String role, LedgerEntry entry) {
    if (!entry.equals(ledger.get(role))) {
      ledger.put(role, entry);
      changes.put(role, entry);
    }
  }

  private LedgerEntry entry(String role) {
    LedgerEntry entry = ledger.get(role);
    if (entry == null) {
      throw new IllegalStateException("no ledger entry " + role);
    }
    return entry;
  }

  private Optional<String> role(Remnant remnant) {
    return ledger.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().type() == remnant.type()
                    && entry.getValue().id().equals(remnant.id()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * What is to be written, in parts that fit into one update expression, which has at most 4 KB;
   * taken once.
   */
  List<Map<String, LedgerEntry>> takeChanges() {
    List<Map<String, LedgerEntry>> parts = new ArrayList<>();
    Map<String, LedgerEntry> part = new LinkedHashMap<>();
    for (Map.Entry<String, LedgerEntry> change : changes.entrySet()) {
      part.put(change.getKey(), change.getValue());
      if (part.size() == PART) {
        parts.add(part);
        part = new LinkedHashMap<>();
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    changes.clear();
    return parts;
  }
}
