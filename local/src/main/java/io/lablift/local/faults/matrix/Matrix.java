package io.lablift.local.faults.matrix;

import io.lablift.local.faults.catalogue.Catalogue;
import io.lablift.local.faults.catalogue.Fault;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.catalogue.RecordedCall;
import io.lablift.local.faults.judge.Whole;
import io.lablift.local.faults.judge.Wholes;
import io.lablift.local.scene.Scenes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All cases that follow from lives in which nothing else went wrong.
 *
 * @param rows in the order of reports
 * @param leftOut how many were left out because each is the same as another: see {@link Catalogue}
 * @param wholes what a READY lab, and an image that is available, must be
 */
public record Matrix(List<Row> rows, int leftOut, Wholes wholes) {
  /** Two DELETEs may be so many milliseconds apart; the first one's calls take no longer. */
  private static final int MOST_APART = 120;

  private static final int STEP = 5;

  /** Sooner than the longest that a stage may still run when the fence is up. */
  private static final Duration AFTER_FENCE = Duration.ofSeconds(20);

  public Matrix {
    rows = List.copyOf(rows);
  }

  /** Plays such lives, and makes the cases of those phases of them. */
  public static Matrix of(Scenes scenes, long seed, Set<Phase> phases) {
    Recording clean = Recording.of(scenes, seed, Subject.LAB, Course.DELETED);
    Recording bake = Recording.of(scenes, seed, Subject.IMAGE, Course.DELETED);
    Whole whole = clean.whole().orElseThrow();
    Whole baked = bake.whole().orElseThrow();
    List<RecordedCall> calls =
        clean.allCalls().stream().filter(call -> phases.contains(call.phase())).toList();
    List<RecordedCall> begins = new ArrayList<>();
    for (Phase phase : List.of(Phase.EXPIRY, Phase.FAILURE)) {
      if (phases.contains(phase)) {
        begins.addAll(
            Recording.of(scenes, seed, Subject.LAB, Course.of(phase))
                .callsThatBeginTeardown(phase));
      }
    }
    List<Row> rows = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (RecordedCall call : calls) {
      rows(seed, call, Catalogue.faults(call), whole, rows);
      if (call.phase() == Phase.BUILD) {
        Catalogue.whileReady(call)
            .forEach(fault -> rows.add(new MatrixCase(seed, call, fault, Course.KEPT, whole)));
      }
      if (call.function().equals("Teardown") && known.add(call.action())) {
        rows(seed, call, Catalogue.lasting(call), whole, rows);
      }
    }
    for (RecordedCall call : begins) {
      rows(seed, call, Catalogue.faults(call), whole, rows);
    }
    List<RecordedCall> bakes =
        phases.contains(Phase.BAKE) ? bake.allCallsOf(Phase.BAKE) : List.of();
    bakes(bake, bakes, seed, baked, rows);
    int leftOut =
        Stream.of(calls, begins, bakes).flatMap(List::stream).mapToInt(Catalogue::leftOut).sum();
    if (phases.contains(Phase.DELETE)) {
      deletes(clean, seed, whole, rows);
    }
    return new Matrix(rows, leftOut, new Wholes(whole, baked));
  }

  private static void rows(
      long seed, RecordedCall call, List<Fault> faults, Whole whole, List<Row> rows) {
    faults.forEach(fault -> rows.add(MatrixCase.of(seed, call, fault, whole)));
  }

  private static void bakes(
      Recording bake, List<RecordedCall> calls, long seed, Whole baked, List<Row> rows) {
    Set<String> known = new HashSet<>();
    for (RecordedCall call : calls) {
      rows(seed, call, Catalogue.faults(call), baked, rows);
      if (call.function().equals("Teardown") && known.add(call.action())) {
        rows(seed, call, Catalogue.lasting(call), baked, rows);
      }
    }
    if (calls.isEmpty()) {
      return;
    }
    for (int i = 0; i < bake.events().size(); i++) {
      Moment moment = new Moment.AfterEvent(Subject.IMAGE, i + 1, bake.events().get(i));
      rows.add(new DeleteCase(seed, Phase.BAKE, moment, "delete-at-event", baked));
    }
    for (RecordedCall call : calls) {
      rows.add(new DeleteCase(seed, Phase.BAKE, new Moment.AtCall(call), "delete-at-call", baked));
      if (call.creates()) {
        Moment late = new Moment.AtLateCall(call, AFTER_FENCE);
        rows.add(new DeleteCase(seed, Phase.BAKE, late, "delete-at-late-call", baked));
      }
    }
  }

  private static void deletes(Recording clean, long seed, Whole whole, List<Row> rows) {
    for (int i = 0; i < clean.events().size(); i++) {
      Moment moment = new Moment.AfterEvent(Subject.LAB, i + 1, clean.events().get(i));
      rows.add(new DeleteCase(seed, Phase.DELETE, moment, "delete-at-event", whole));
    }
    for (RecordedCall call : clean.allCalls()) {
      String what = call.phase() == Phase.BUILD ? "delete-at-call" : "delete-again";
      rows.add(new DeleteCase(seed, Phase.DELETE, new Moment.AtCall(call), what, whole));
      if (call.phase() == Phase.BUILD && call.creates()) {
        Moment late = new Moment.AtLateCall(call, AFTER_FENCE);
        rows.add(new DeleteCase(seed, Phase.DELETE, late, "delete-at-late-call", whole));
      }
    }
    for (int apart = 0; apart <= MOST_APART; apart += STEP) {
      Moment moment = new Moment.AfterDelete(Duration.ofMillis(apart));
      rows.add(new DeleteCase(seed, Phase.DELETE, moment, "delete-twice", whole));
    }
  }

  /** The case of that name, such as {@code build/37/lost-response}. */
  public Optional<Row> find(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst();
  }
}
