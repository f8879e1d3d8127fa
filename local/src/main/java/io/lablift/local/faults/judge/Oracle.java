package io.lablift.local.faults.judge;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.local.scene.Scene;
import io.lablift.simulator.Ever;
import io.lablift.simulator.Item;
import io.lablift.simulator.world.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds what Lablift says against what is true: it knows the account in truth and the registry as
 * it is, and believes no answer.
 */
public final class Oracle {
  private static final int MOST_NAMED = 12;

  private final Scene scene;
  private final List<Finding> findings = new ArrayList<>();

  /** An oracle that has found nothing yet. */
  public Oracle(Scene scene) {
    this.scene = scene;
  }

  /** Everything that was found, in the order in which it was. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Something that whoever plays the case found. */
  public void found(Verdict verdict, String what) {
    findings.add(new Finding(verdict, what));
  }

  /**
   * A lab is READY: the account must hold just what it holds after a clean build, one of each, and
   * the ledger must know just that.
   */
  public void isWhole(LabId id, Whole clean) {
    Inventory now = Inventory.of(scene.account());
    String more = now.moreThan(clean.things());
    String less = clean.things().moreThan(now);
    if (!more.isEmpty()) {
      found(Verdict.DOUBLE, "READY with " + more);
    }
    if (!less.isEmpty()) {
      found(Verdict.BROKEN, "READY, and a clean one has " + less);
    }
    scene.lab(id).ifPresent(lab -> ledgerIsTrue(lab, clean));
  }

  /** A lab is READY beside others: what bears its tags must be just what a clean one's do. */
  public void isWholeAmongOthers(LabRef lab, Wholes wholes) {
    Whole clean = wholes.of(lab.lab());
    Inventory now = Inventory.of(itsOwn(lab));
    String more = now.moreThan(clean.tagged());
    String less = clean.tagged().moreThan(now);
    if (!more.isEmpty()) {
      found(Verdict.DOUBLE, lab + " READY with " + more);
    }
    if (!less.isEmpty()) {
      found(Verdict.BROKEN, lab + " READY, and a clean one has " + less);
    }
  }

  /** A lab is GONE at this moment: nothing may bear its tags. */
  public void nothingIsLeftOf(LabRef lab) {
    List<Item> left = itsOwn(lab);
    if (!left.isEmpty()) {
      found(Verdict.LEAK, "when " + lab + " was said to be GONE there was still " + named(left));
    }
  }

  private List<Item> itsOwn(LabRef lab) {
    return scene.account().leftOver().stream()
        .filter(item -> lab.lab().toString().equals(item.tags().get(Tags.LAB)))
        .filter(item -> Integer.toString(lab.attempt()).equals(item.tags().get(Tags.ATTEMPT)))
        .toList();
  }

  private static String named(List<Item> items) {
    return items.stream()
            .limit(MOST_NAMED)
            .map(item -> (item.type() + " " + item.id() + " " + item.name()).strip())
            .collect(Collectors.joining(", "))
        + (items.size() > MOST_NAMED ? " and " + (items.size() - MOST_NAMED) + " more" : "");
  }

  private void ledgerIsTrue(LabRecord lab, Whole clean) {
    Set<String> there = ids(scene.account().leftOver());
    for (Map.Entry<String, LedgerEntry> entry : lab.ledger().entrySet()) {
      LedgerEntry thing = entry.getValue();
      if (thing.goneAt() == null && !there.contains(thing.id()) && !Whole.isPart(thing)) {
        found(
            Verdict.BROKEN, "READY, and the ledger has " + entry.getKey() + ", which is not there");
      }
    }
    String unknown = Whole.unknown(scene.account(), lab).moreThan(clean.unknownToLedger());
    if (!unknown.isEmpty()) {
      found(Verdict.BROKEN, "READY, and the ledger does not know " + unknown);
    }
  }

  private static Set<String> ids(Collection<Item> items) {
    return items.stream().flatMap(item -> Whole.names(item)).collect(Collectors.toSet());
  }

  /** A lab is GONE at this moment, and was the only one: the account must be as it was born. */
  public void isEmptyAtGone() {
    nothingIsLeft("GONE was said");
  }

  /** Nothing may be left in the account now. */
  public void nothingIsLeft(String when) {
    List<Item> left = scene.account().leftOver();
    if (!left.isEmpty()) {
      found(Verdict.LEAK, "when " + when + " there was still " + named(left));
    }
  }

  /** Everything is over: no capacity is taken, nobody waits, no execution runs. */
  public void allIsQuiet() {
    Capacity.View view = scene.capacity();
    for (Quota quota : Quota.values()) {
      int taken = view.taken().getOrDefault(quota, 0);
      if (taken != 0) {
        found(Verdict.BROKEN, taken + " of " + quota + " are still taken");
      }
    }
    if (!view.admitted().isEmpty() || !view.queue().isEmpty()) {
      found(Verdict.BROKEN, "admitted are " + view.admitted() + ", queued " + view.queue());
    }
    if (!scene.running().isEmpty()) {
      found(Verdict.BROKEN, "executions still run: " + scene.running());
    }
  }

  /**
   * A lab is over: it is GONE, has its certificate, and its ledger says that everything is gone.
   */
  public void isOver(LabId id) {
    LabRecord lab = scene.lab(id).orElse(null);
    if (lab == null || lab.status() != LabStatus.GONE) {
      found(Verdict.STUCK, id + " is " + (lab == null ? "not known" : lab.status()) + ", not GONE");
      return;
    }
    List<String> still =
        lab.ledger().entrySet().stream()
            .filter(entry -> entry.getValue().goneAt() == null)
            .map(Map.Entry::getKey)
            .toList();
    if (!still.isEmpty()) {
      found(Verdict.BROKEN, "GONE, and by the ledger still there are " + still);
    }
    if (lab.certificate() == null) {
      found(Verdict.BROKEN, "GONE without a certificate");
    }
  }

  /**
   * Whatever the only labs of an account ever had must be in a ledger of theirs, or be the twin of
   * something that is.
   */
  public void everythingWasKnown(Collection<LabId> ids) {
    Set<String> known =
        ids.stream()
            .flatMap(id -> scene.lab(id).stream())
            .flatMap(lab -> lab.ledger().values().stream())
            .map(LedgerEntry::id)
            .collect(Collectors.toSet());
    Set<String> names =
        scene.account().everMade().stream()
            .filter(thing -> known.contains(thing.id()) || known.contains(thing.name()))
            .map(thing -> thing.kind() + " " + thing.name())
            .collect(Collectors.toSet());
    Set<Instant> births =
        scene.account().everMade().stream()
            .filter(thing -> thing.kind() == Kind.VPC)
            .map(Ever::madeAt)
            .collect(Collectors.toSet());
    List<String> unknown =
        scene.account().everMade().stream()
            .filter(thing -> Whole.isOnItsOwn(thing, births))
            .filter(thing -> !names.contains(thing.kind() + " " + thing.name()))
            .map(thing -> thing.kind() + " " + thing.id() + " " + thing.name())
            .toList();
    if (!unknown.isEmpty()) {
      found(Verdict.BROKEN, "the ledger never knew " + unknown);
    }
  }

  /**
   * A lab is gone without ever having been READY, and nobody asked for its end: its failure must
   * name one of these as the reason.
   */
  public void failedBecauseOf(LabId id, List<String> reasons) {
    Failure failure = scene.lab(id).map(LabRecord::failure).orElse(null);
    if (failure == null) {
      found(Verdict.BROKEN, "GONE without ever being READY, and without a reason");
      return;
    }
    String said = failure.error() + ": " + failure.cause();
    if (reasons.stream().noneMatch(said::contains)) {
      found(Verdict.BROKEN, "failed, which it should not for this; its reason: " + said);
    }
  }
}
