package io.lablift.local.simulate;

import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.local.scene.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps count of a class while its day passes: who is where, and which quota was full first. */
final class Roll {
  private final AccountQuotas quotas;
  private final Function<LabId, Needs> needs;
  private final Map<LabId, LabStatus> now = new HashMap<>();
  private final Map<LabStatus, Integer> counts = new EnumMap<>(LabStatus.class);
  private final Map<LabId, Map<LabStatus, Instant>> first = new HashMap<>();
  private final Map<LabId, Instant> gone = new HashMap<>();
  private final List<StatusCount> history = new ArrayList<>();
  private @Nullable FullQuota full;
  private Instant lastChange;

  /**
   * Nobody has asked yet.
   *
   * @param needs of a lab that the registry has
   */
  Roll(AccountQuotas quotas, Instant start, Function<LabId, Needs> needs) {
    this.quotas = quotas;
    this.needs = needs;
    this.lastChange = start;
    history.add(new StatusCount(start, Map.of()));
  }

  void saw(Witness.Change change) {
    LabId lab = change.lab().lab();
    LabStatus before = now.put(lab, change.status());
    if (before != null) {
      counts.merge(before, -1, Integer::sum);
    }
    counts.merge(change.status(), 1, Integer::sum);
    counts.values().removeIf(count -> count == 0);
    first
        .computeIfAbsent(lab, absent -> new EnumMap<>(LabStatus.class))
        .putIfAbsent(change.status(), change.at());
    if (change.status() == LabStatus.GONE) {
      gone.put(lab, change.at());
    }
    lastChange = change.at();
    history.add(new StatusCount(change.at(), counts));
    boolean fills = change.status() == LabStatus.PROVISIONING && of(LabStatus.QUEUED) > 0;
    if (full == null && (fills || change.status() == LabStatus.QUEUED)) {
      full = fullFor(needs.apply(lab), change.at());
    }
  }

  /** The first quota that has no room for one more lab beside those that are there. */
  private @Nullable FullQuota fullFor(Needs each, Instant at) {
    int there = now.size() - of(LabStatus.GONE) - of(LabStatus.QUEUED) - of(LabStatus.SCHEDULED);
    for (Quota quota : Quota.values()) {
      if ((there + 1) * each.of(quota) > quotas.forLabs(quota)) {
        return new FullQuota(quota, at);
      }
    }
    return null;
  }

  /** How many labs have that status now. */
  int of(LabStatus status) {
    return counts.getOrDefault(status, 0);
  }

  /** When a lab had that status for the first time; of GONE, the last time. */
  Optional<Instant> when(LabId lab, LabStatus status) {
    return Optional.ofNullable(
        status == LabStatus.GONE ? gone.get(lab) : first.getOrDefault(lab, Map.of()).get(status));
  }

  /** Whether a lab is gone, and has not come back. */
  boolean isGone(LabId lab) {
    return now.get(lab) == LabStatus.GONE;
  }

  /** When a lab's status changed last. */
  Instant lastChange() {
    return lastChange;
  }

  /** The counts at each change, in order. */
  List<StatusCount> history() {
    return List.copyOf(history);
  }

  Optional<FullQuota> full() {
    return Optional.ofNullable(full);
  }
}
