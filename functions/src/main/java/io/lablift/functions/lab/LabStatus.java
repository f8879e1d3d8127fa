package io.lablift.functions.lab;

import java.util.Set;

/**
 * Where a lab stands. The set is closed; {@link #mayBecome} is its transition table.
 *
 * <pre>
 * SCHEDULED → QUEUED → PROVISIONING → READY → TEARING_DOWN → GONE
 *                           ↓                     ↑  ↓
 *                         FAILED ─────────────────┘ QUARANTINED
 * </pre>
 *
 * <p>A lab that is GONE is torn down once more if something of it appears after all.
 */
public enum LabStatus {
  /** Waits for its start time. */
  SCHEDULED,
  /** Waits for capacity; holds no execution. */
  QUEUED,
  /** Admitted: its lease runs, and an execution builds it. */
  PROVISIONING,
  /** Whole. */
  READY,
  /** Could not be built; the reason is kept, and a teardown follows at once. */
  FAILED,
  /** Fenced: no stage creates any more, and an execution deletes what there is. */
  TEARING_DOWN,
  /** The teardown is stuck; its blocker is named, and DELETE tries again. */
  QUARANTINED,
  /** Proven: nothing is left. */
  GONE;

  /** Whether the table has a move from this status to that one. */
  public boolean mayBecome(LabStatus next) {
    return successors().contains(next);
  }

  private Set<LabStatus> successors() {
    return switch (this) {
      case SCHEDULED -> Set.of(QUEUED, GONE);
      case QUEUED -> Set.of(PROVISIONING, GONE);
      case PROVISIONING -> Set.of(READY, FAILED, TEARING_DOWN);
      case READY -> Set.of(TEARING_DOWN);
      case FAILED -> Set.of(TEARING_DOWN);
      case TEARING_DOWN -> Set.of(GONE, QUARANTINED);
      case QUARANTINED -> Set.of(TEARING_DOWN);
      case GONE -> Set.of(SCHEDULED, QUEUED, TEARING_DOWN);
    };
  }

  /**
   * Whether a lab of this status is one that a student has or will have; one id has one of these at
   * a time.
   */
  public boolean isActive() {
    return this != GONE;
  }
}
