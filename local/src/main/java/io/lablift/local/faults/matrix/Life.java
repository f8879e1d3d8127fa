package io.lablift.local.faults.matrix;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import io.lablift.local.faults.catalogue.Fault;
import io.lablift.local.faults.judge.Oracle;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Verdict;
import io.lablift.local.faults.judge.Whole;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Witness;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One lab's life from the POST to the end: when it is READY it is judged, and after a moment its
 * end is asked for; when it is GONE, the account is judged.
 */
final class Life {
  /**
   * After so long in one step a lab is stuck: longer than all time limits of a machine together.
   */
  private static final Duration BOUND = Duration.ofMinutes(150);

  /** A READY lab is left alone for a moment, in which something late may come. */
  private static final Duration READY_FOR = Duration.ofSeconds(20);

  /** So long that what comes late has come, and a hunt after it. */
  private static final Duration KEPT_FOR = Duration.ofMinutes(38);

  /** After a lab is gone nothing comes later than this. */
  private static final Duration LATEST = Duration.ofMinutes(10);

  private static final int HUNTS = 2;

  /** Longer than any function runs that may still be at work when the lab is gone. */
  private static final Duration LONGEST_FUNCTION = Duration.ofMinutes(6);

  /** So that one sweep at least comes after all is over. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(65);

  /** The answer before there is such a lab. */
  private static final int NOT_THERE = 404;

  private final Scene scene;
  private final Subject subject;
  private final LabId id;
  private final Course course;
  private final Supplier<@Nullable Whole> clean;
  private final Oracle oracle;
  private boolean wasQuarantined;
  private boolean wasHunted;
  private boolean wasReady;
  private boolean endAskedFor;
  private int firstOrdinalOfTeardown;
  private int lastOrdinal;

  Life(Scene scene, Subject subject, Course course, Supplier<@Nullable Whole> clean) {
    this.scene = scene;
    this.subject = subject;
    this.id = subject.id(scene);
    this.course = course;
    this.clean = clean;
    this.oracle = new Oracle(scene);
    scene.witness().tell(this::judge);
  }

  private void judge(Witness.Change change) {
    if (subject == Subject.IMAGE && change.status() == LabStatus.GONE) {
      oracle.nothingIsLeftOf(change.lab()); // Image and builder may go one after the other.
    } else if (change.lab().lab().equals(id)) {
      judgeItself(change);
    }
  }

  private void judgeItself(Witness.Change change) {
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
      oracle.isWhole(id, whole);
    }
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
    delete(id);
  }

  private void delete(LabId which) {
    scene
        .user()
        .delete(
            which,
            answer -> {
              endAskedFor |= answer.isGood();
              if (!answer.isGood() && answer.status() != NOT_THERE) {
                oracle.found(Verdict.BROKEN, "DELETE was answered with " + answer);
              }
            });
  }

  /** Lives it. */
  Outcome live(Allowed allowed) {
    course.prepare(scene);
    subject.post(scene, course.leaseMinutes(), answer -> {});
    if (!scene.within(BOUND, () -> isNow(LabStatus.READY) || isAtAnEnd())) {
      oracle.found(Verdict.STUCK, "neither READY nor GONE after " + BOUND.toMinutes() + " min");
    } else if (isNow(LabStatus.READY)) {
      scene.pass(course == Course.KEPT ? KEPT_FOR : READY_FOR);
      if (isNow(LabStatus.READY)
          && (allowed.manner() != Fault.Manner.LATE || course == Course.KEPT)) {
        judgeWhole();
      }
      end();
    }
    if (allowed.manner() == Fault.Manner.LASTING && isStuck()) {
      tryAgain();
    }
    if (allowed.manner() == Fault.Manner.LATE && isOverByNow()) {
      hunt();
    }
    isOver(allowed.or(course.reasons()).reasons());
    return Outcome.of(word(), oracle.findings(), took());
  }

  private void end() {
    firstOrdinalOfTeardown = scene.world().log().lastOrdinal() + 1;
    if (course != Course.EXPIRED && course != Course.KEPT) {
      deleteBesides();
    }
    untilAtAnEnd();
  }

  private void untilAtAnEnd() {
    if (!scene.within(BOUND, this::isAtAnEnd)) {
      oracle.found(Verdict.STUCK, "not GONE " + BOUND.toMinutes() + " min after its end began");
    }
  }

  /** The blocker was named, what blocked is put right, and somebody asks for the end again. */
  private void tryAgain() {
    wasQuarantined = true;
    if (blocker().isEmpty()) {
      oracle.found(Verdict.BROKEN, "QUARANTINED without a blocker");
    }
    scene.lift();
    stuck().forEach(this::delete);
    scene.within(Duration.ofMinutes(1), () -> !isStuck());
    untilAtAnEnd();
  }

  /** Whatever comes still later than this is hunted: two hunts, each with its grace. */
  private void hunt() {
    scene.pass(LATEST);
    for (int i = 0; i < HUNTS && !scene.account().leftOver().isEmpty(); i++) {
      wasHunted = true;
      scene.world().sweep("hunt");
      scene.within(BOUND, () -> !isAtAnEnd());
      untilAtAnEnd();
    }
  }

  private String blocker() {
    return stuck().stream()
        .flatMap(lab -> scene.lab(lab).stream())
        .map(LabRecord::blocker)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("; "));
  }

  private void isOver(List<String> reasons) {
    scene.within(
        Duration.ofMinutes(2), () -> scene.user().isAnswered() && scene.running().isEmpty());
    lastOrdinal = scene.world().log().lastOrdinal();
    if (isStuck()) {
      oracle.found(Verdict.STUCK, "QUARANTINED: " + blocker());
      return;
    }
    if (!isOverByNow()) {
      return;
    }
    if (!wasReady && !endAskedFor) {
      oracle.failedBecauseOf(id, reasons);
    }
    scene.within(LONGEST_FUNCTION, () -> scene.world().invoker().isIdle());
    scene.pass(AFTERWARDS);
    known().forEach(oracle::isOver);
    oracle.everythingWasKnown(subject.all(scene));
    oracle.nothingIsLeft("all was over");
    oracle.allIsQuiet();
  }

  private String word() {
    if (wasHunted) {
      return "hunted";
    }
    if (wasQuarantined) {
      return "quarantined";
    }
    return wasReady ? "ready" : endAskedFor ? "gone" : "failed";
  }

  private Duration took() {
    return Duration.between(
        scene.start(),
        scene.witness().latest(id).map(Witness.Change::at).orElse(scene.loop().instant()));
  }

  private boolean isAtAnEnd() {
    return isOverByNow() || isStuck();
  }

  /** What was asked for, and what that has brought along so far. */
  private List<LabId> known() {
    return subject.all(scene).stream()
        .filter(lab -> scene.witness().latest(lab).isPresent())
        .toList();
  }

  private boolean isOverByNow() {
    return isNow(LabStatus.GONE)
        && known().stream().allMatch(lab -> scene.witness().isNow(lab, LabStatus.GONE));
  }

  private List<LabId> stuck() {
    return known().stream()
        .filter(lab -> scene.witness().isNow(lab, LabStatus.QUARANTINED))
        .toList();
  }

  /** Whether nothing goes on by itself any more, because of something that is stuck. */
  private boolean isStuck() {
    return !stuck().isEmpty()
        && known().stream()
            .allMatch(
                lab ->
                    scene.witness().isNow(lab, LabStatus.GONE)
                        || scene.witness().isNow(lab, LabStatus.QUARANTINED));
  }

  private boolean isNow(LabStatus status) {
    return scene.witness().isNow(id, status);
  }
}
