package io.lablift.local.faults.matrix;

import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.scene.Scene;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import java.util.List;

/** How a lab's life comes to its end when nothing else goes wrong. */
public enum Course {
  /** By a DELETE. */
  DELETED(720, ""),
  /** By the end of its lease. */
  EXPIRED(8, ""),
  /** By the end of a lease that was long enough for some hunts. */
  KEPT(45, ""),
  /** By a refusal for good in the middle of its build. */
  FAILED(720, "UnauthorizedOperation");

  private final long leaseMinutes;
  private final String reason;

  Course(long leaseMinutes, String reason) {
    this.leaseMinutes = leaseMinutes;
    this.reason = reason;
  }

  /** The course of the life to whose part a case belongs. */
  static Course of(Phase phase) {
    return switch (phase) {
      case BUILD, TEARDOWN, DELETE, BAKE -> DELETED;
      case EXPIRY -> EXPIRED;
      case FAILURE -> FAILED;
    };
  }

  /** So long that, unless it is about that, no lease ends in a case. */
  long leaseMinutes() {
    return leaseMinutes;
  }

  /** What the failure of such a life gives as its reason; empty: it does not fail. */
  List<String> reasons() {
    return reason.isEmpty() ? List.of() : List.of(reason);
  }

  /** Prepares what will end it. */
  void prepare(Scene scene) {
    if (this == FAILED) {
      scene.world().point().accidents().arrange(new FirstServerRefused());
    }
  }

  private static final class FirstServerRefused implements Accident {
    private boolean refused;

    @Override
    public void beforeEffect(Attempt call) {
      if (!refused && call.is("ec2:RunInstances")) {
        refused = true;
        throw call.error(FAILED.reason);
      }
    }
  }
}
