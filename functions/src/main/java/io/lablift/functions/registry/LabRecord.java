package io.lablift.functions.registry;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.lab.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the registry knows of one lab: a snapshot.
 *
 * @param request the request that made it, as canonical JSON: the same request again is the same
 *     lab
 * @param createdAt when it was asked for
 * @param lease null until it is admitted
 * @param readyAt when it was whole; null: not (yet)
 * @param fencedAt when its teardown began; null: not (yet)
 * @param goneAt when the last of its resources was seen gone; null: not (yet)
 * @param provedAt when the second empty look was done; null: not (yet)
 * @param provisionRun how many executions were started to build it
 * @param teardownRun how many executions were started to tear it down
 * @param dueAt when the sweep looks at it next; null: never
 * @param stages by function name
 * @param ledger by role
 * @param blocker what holds a stuck teardown; null: nothing
 * @param certificate the proof, as JSON; null until gone
 * @param orphanedAt when something of a lab that is gone was first seen after all; null: never
 * @param again whether it is to be built once more when it is gone, because others had taken what
 *     it was admitted for
 * @param ended why it was ended before its lease was over; null: it was not, or by whoever asked
 *     for it
 */
public record LabRecord(
    LabId id,
    int attempt,
    LabStatus status,
    String request,
    LabSpec spec,
    Instant createdAt,
    @Nullable Lease lease,
    @Nullable Instant readyAt,
    @Nullable Instant fencedAt,
    @Nullable Instant goneAt,
    @Nullable Instant provedAt,
    int provisionRun,
    int teardownRun,
    @Nullable Instant dueAt,
    Map<String, StageRecord> stages,
    Map<String, LedgerEntry> ledger,
    @Nullable Failure failure,
    @Nullable String blocker,
    @Nullable String certificate,
    @Nullable Instant orphanedAt,
    boolean again,
    @Nullable String ended) {

  /**
   * How long before its turn a lab is started: an execution waits for the turn by itself, and so
   * labs begin on the second although the sweep comes once a minute.
   */
  public static final Duration AHEAD = Duration.ofSeconds(75);

  public LabRecord {
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    ledger = Collections.unmodifiableMap(new LinkedHashMap<>(ledger));
  }

  public LabRef ref() {
    return new LabRef(id, attempt);
  }

  /**
   * The same lab, if its lease ended then.
   *
   * @throws IllegalStateException if it has no lease
   */
  public LabRecord until(Instant leaseEnd) {
    if (lease == null) {
      throw new IllegalStateException("the lab " + id + " has no lease");
    }
    return new LabRecord(
        id,
        attempt,
        status,
        request,
        spec,
        createdAt,
        lease.until(leaseEnd),
        readyAt,
        fencedAt,
        goneAt,
        provedAt,
        provisionRun,
        teardownRun,
        dueAt,
        stages,
        ledger,
        failure,
        blocker,
        certificate,
        orphanedAt,
        again,
        ended);
  }

  /** What marks all that this attempt has in AWS. */
  public LabMark mark() {
    return spec.mark();
  }

  public Optional<LedgerEntry> entry(ResourceType type, String name) {
    return Optional.ofNullable(ledger.get(LedgerEntry.role(type, name)));
  }

  public List<LedgerEntry> entries(ResourceType type) {
    return ledger.values().stream().filter(entry -> entry.type() == type).toList();
  }

  /**
   * The name of the current execution of the provisioning machine; unique for 90 days, as Step
   * Functions wants.
   */
  public String provisionExecution() {
    return id + "-" + attempt + "-p" + provisionRun;
  }

  /** The name of the current execution of the teardown machine. */
  public String teardownExecution() {
    return id + "-" + attempt + "-t" + teardownRun;
  }
}
