package io.lablift.local.faults.matrix;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.local.faults.judge.Oracle;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Verdict;
import io.lablift.local.faults.judge.Whole;
import io.lablift.local.faults.scene.Scene;
import io.lablift.local.faults.scene.Witness;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One lab's life from the POST to the end: when it is READY it is judged, and after a moment its
 * end is asked for; when it is GONE, the account is judged.
 */
final class Life {
  /** The lab of every case. */
  static final LabId LAB = new LabId("aws101", "kim");

  /** So long that no lease ends in a case. */
  private static final long LEASE_MINUTES = 720;

  /**
   * After so long in one step a lab is stuck: longer than all time limits of a machine together.
   */
  private static final Duration BOUND = Duration.ofMinutes(150);

  /** A READY lab is left alone for a moment, in which something late may come. */
  private static final Duration READY_FOR = Duration.ofSeconds(20);

  /** Longer than any function runs that may still be at work when the lab is gone. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(6);

  /** The answer before there is such a lab. */
  private static final int NOT_THERE = 404;

  private final Scene scene;
  private final Supplier<@Nullable Whole> clean;
  private final Oracle oracle;
  private boolean wasReady;
  private boolean endAskedFor;
  private int firstOrdinalOfTeardown;
  private int lastOrdinal;

  Life(Scene scene, Supplier<@Nullable Whole> clean) {
    this.scene = scene;
    this.clean = clean;
    this.oracle = new Oracle(scene);
    scene.witness().tell(this::judge);
  }

  private void judge(Witness.Change change) {
    switch (change.status()) {
      case READY -> {
        wasReady = true;
        if (endAskedFor) {
          oracle.found(Verdict.BROKEN, "READY after a DELETE had been accepted");
        }
        judgeWhole();
      }
      case GONE -> oracle.isEmptyAtGone();
      default -> {}
    }
  }

  private void judgeWhole() {
    Whole whole = clean.get();
    if (whole != null) {
      oracle.isWhole(LAB, whole);
    }
  }

  Oracle oracle() {
    return oracle;
  }

  /** The number of the first call after the lab's end was asked for. */
  int firstOrdinalOfTeardown() {
    return firstOrdinalOfTeardown;
  }

  /** The number of the last call before the lab was gone and its execution over. */
  int lastOrdinal() {
    return lastOrdinal;
  }

  /** Somebody asks for the lab's end, at whatever moment. */
  void deleteBesides() {
    scene
        .user()
        .delete(
            LAB,
            answer -> {
              endAskedFor |= answer.isGood();
              if (!answer.isGood() && answer.status() != NOT_THERE) {
                oracle.found(Verdict.BROKEN, "DELETE was answered with " + answer);
              }
            });
  }

  /**
   * Lives it.
   *
   * @param reasons what a failure may give as its reason; empty: it may not fail
   */
  Outcome live(List<String> reasons) {
    scene.user().post(LAB, LEASE_MINUTES, answer -> {});
    if (!scene.within(BOUND, () -> isNow(LabStatus.READY) || isAtAnEnd())) {
      oracle.found(Verdict.STUCK, "neither READY nor GONE after " + BOUND.toMinutes() + " min");
    } else if (isNow(LabStatus.READY)) {
      scene.pass(READY_FOR);
      if (isNow(LabStatus.READY)) {
        judgeWhole();
      }
      end();
    }
    isOver(reasons);
    return Outcome.of(word(), oracle.findings(), took());
  }

  private void end() {
    firstOrdinalOfTeardown = scene.world().log().lastOrdinal() + 1;
    deleteBesides();
    if (!scene.within(BOUND, this::isAtAnEnd)) {
      oracle.found(Verdict.STUCK, "not GONE " + BOUND.toMinutes() + " min after DELETE");
    }
  }

  private void isOver(List<String> reasons) {
    scene.within(
        Duration.ofMinutes(2), () -> scene.user().isAnswered() && scene.running().isEmpty());
    lastOrdinal = scene.world().log().lastOrdinal();
    if (isNow(LabStatus.QUARANTINED)) {
      oracle.found(
          Verdict.STUCK,
          "QUARANTINED: " + scene.lab(LAB).map(lab -> String.valueOf(lab.blocker())).orElse(""));
      return;
    }
    if (!isNow(LabStatus.GONE)) {
      return;
    }
    if (!wasReady && !endAskedFor) {
      oracle.failedBecauseOf(LAB, reasons);
    }
    scene.pass(AFTERWARDS);
    oracle.isOver(LAB);
    oracle.nothingIsLeft("all was over");
    oracle.allIsQuiet();
  }

  private String word() {
    return wasReady ? "ready" : endAskedFor ? "gone" : "failed";
  }

  private Duration took() {
    return Duration.between(
        scene.start(),
        scene.witness().latest(LAB).map(Witness.Change::at).orElse(scene.loop().instant()));
  }

  private boolean isAtAnEnd() {
    return isNow(LabStatus.GONE) || isNow(LabStatus.QUARANTINED);
  }

  private boolean isNow(LabStatus status) {
    return scene.witness().isNow(LAB, status);
  }
}
