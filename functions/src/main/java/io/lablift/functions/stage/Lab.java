package io.lablift.functions.stage;

import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.error.LabNotProvisioning;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.registry.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One lab during one run of a stage: its spec, what the ledger knew when the run began, and what
 * the run adds to it.
 *
 * <p>Additions are written when the run ends, in one write; claims are written at once.
 */
public final class Lab {
  private final LabSpec spec;
  private final LabRecord record;
  private final Registry registry;
  private final InstantSource clock;
  private final Settings settings;
  private final Map<String, LedgerEntry> changes = new LinkedHashMap<>();
  private @Nullable Slot slot;

  /**
   * A lab for one run.
   *
   * @param slot what the stage has reserved in an earlier run
   */
  public Lab(
      LabSpec spec,
      LabRecord record,
      @Nullable Slot slot,
      Registry registry,
      InstantSource clock,
      Settings settings) {
    this.spec = spec;
    this.record = record;
    this.slot = slot;
    this.registry = registry;
    this.clock = clock;
    this.settings = settings;
  }

  public LabSpec spec() {
    return spec;
  }

  public Topology topology() {
    return spec.topology();
  }

  public LabRef ref() {
    return spec.ref();
  }

  /** What marks all that this attempt makes in AWS. */
  public LabMark mark() {
    return spec.mark();
  }

  /** The lab's lease; empty until it is admitted. */
  public Optional<Lease> lease() {
    return Optional.ofNullable(record.lease());
  }

  public Instant now() {
    return clock.instant();
  }

  @Nullable Slot slot() {
    return slot;
  }

  /** What the stage has reserved from now on. */
  void keep(@Nullable Slot slot) {
    this.slot = slot;
  }

  Map<String, LedgerEntry> changes() {
    return changes;
  }

  public Optional<LedgerEntry> entry(ResourceType type, String name) {
    LedgerEntry changed = changes.get(LedgerEntry.role(type, name));
    return changed != null ? Optional.of(changed) : record.entry(type, name);
  }

  /** Every id that the ledger, or this run, knows. */
  public Set<String> knownIds() {
    return Stream.concat(record.ledger().values().stream(), changes.values().stream())
        .map(LedgerEntry::id)
        .collect(Collectors.toSet());
  }

  public boolean has(ResourceType type, String name) {
    return entry(type, name).isPresent();
  }

  public boolean isReady(ResourceType type, String name) {
    return entry(type, name).map(LedgerEntry::isReady).orElse(false);
  }

  /** The id of something that this stage, or a stage before it, has entered. */
  public String id(ResourceType type, String name) {
    return entry(type, name)
        .map(LedgerEntry::id)
        .orElseThrow(
            () ->
                new LabNotProvisioning(
                    "the ledger of " + ref() + " has no " + type.text() + " " + name));
  }

  public String vpcId() {
    LabSpec.Place place = spec.place();
    return place != null ? place.vpcId() : id(ResourceType.VPC, topology().vpc().name());
  }

  /**
   * Enters something that was made or found; it is the only one of its role, because AWS sees to
   * that.
   */
  public LedgerEntry enter(ResourceType type, String id, String name) {
    return enter(LedgerEntry.made(type, id, name, now()));
  }

  public LedgerEntry enter(LedgerEntry entry) {
    changes.put(LedgerEntry.role(entry.type(), entry.name()), entry);
    return entry;
  }

  /** Enters something under a role of its own beside the one that took its place. */
  public void enterReplaced(LedgerEntry entry) {
    changes.put(LedgerEntry.role(entry.type(), entry.name() + "/" + entry.id()), entry.gone(now()));
  }

  /**
   * Claims something that AWS lets be made twice: the first claim wins.
   *
   * @return the id that the lab uses from now on: the given one, or the one that was claimed before
   */
  public String claim(ResourceType type, String id, String name, @Nullable String address) {
    LedgerEntry entry = LedgerEntry.made(type, id, name, now()).at(address);
    LedgerEntry winner = registry.claim(ref(), LedgerEntry.role(type, name), entry);
    enter(winner);
    return winner.id();
  }

  public void ready(ResourceType type, String name) {
    entry(type, name).ifPresent(entry -> enter(entry.ready(now())));
  }

  public void ready(ResourceType type, String name, @Nullable String address) {
    entry(type, name).ifPresent(entry -> enter(entry.at(address).ready(now())));
  }

  /**
   * How many of its role failed and were replaced before this one; the same when this one's
   * replacement is tried again, whose answer was lost.
   */
  public int replacedBefore(LedgerEntry failed) {
    String prefix = LedgerEntry.role(failed.type(), failed.name()) + "/";
    return Math.toIntExact(
        record.ledger().keySet().stream()
            .filter(role -> role.startsWith(prefix) && !role.equals(prefix + failed.id()))
            .count());
  }

  /** Whether this resource is old enough that a look is worth a call. */
  public boolean isDue(Expected expected, LedgerEntry entry) {
    return isDue(expected, entry.madeAt());
  }

  /** Whether enough time has passed since then that a look is worth a call. */
  public boolean isDue(Expected expected, Instant since) {
    return Duration.between(since, now()).compareTo(settings.scaled(expected.earliest())) >= 0;
  }

  /** Wait for this resource, by its age. */
  public Progress waitFor(Expected expected, LedgerEntry entry, String what) {
    return waitFor(expected, entry.madeAt(), what);
  }

  /** Wait for something that began then. */
  public Progress waitFor(Expected expected, Instant since, String what) {
    return Progress.waiting(
        expected.waitAt(Duration.between(since, now()), settings.timeScale()), what);
  }

  public Duration scaled(Duration real) {
    return settings.scaled(real);
  }

  /** Wait for something that becomes visible in a moment. */
  public Progress waitForSight(String what) {
    return Progress.waiting(Expected.VISIBLE, what + " to become visible");
  }
}
