package io.lablift.local.faults.matrix;

import io.lablift.local.faults.catalogue.Catalogue;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.catalogue.RecordedCall;
import io.lablift.local.faults.judge.Whole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All cases that follow from a clean life.
 *
 * @param rows in the order of reports
 * @param leftOut how many were left out because each is the same as another: see {@link Catalogue}
 */
public record Matrix(List<Row> rows, int leftOut) {
  /**
   * Two DELETEs may be so many milliseconds apart; each of the first one's calls takes up to 35.
   */
  private static final int MOST_APART = 120;

  private static final int STEP = 5;

  public Matrix {
    rows = List.copyOf(rows);
  }

  /** The cases of those phases. */
  public static Matrix of(Recording recording, long seed, Set<Phase> phases) {
    List<Row> rows = new ArrayList<>();
    int leftOut = 0;
    for (RecordedCall call : recording.calls()) {
      if (phases.contains(call.phase())) {
        Catalogue.faults(call)
            .forEach(fault -> rows.add(new MatrixCase(seed, call, fault, recording.whole())));
        leftOut += Catalogue.leftOut(call);
      }
    }
    if (phases.contains(Phase.DELETE)) {
      deletes(recording, seed, rows);
    }
    return new Matrix(rows, leftOut);
  }

  private static void deletes(Recording recording, long seed, List<Row> rows) {
    Whole whole = recording.whole();
    for (int i = 0; i < recording.events().size(); i++) {
      Moment moment = new Moment.AfterEvent(i + 1, recording.events().get(i));
      rows.add(new DeleteCase(seed, moment, "delete-at-event", whole));
    }
    for (RecordedCall call : recording.calls()) {
      String what = call.phase() == Phase.BUILD ? "delete-at-call" : "delete-again";
      rows.add(new DeleteCase(seed, new Moment.AtCall(call), what, whole));
    }
    for (int apart = 0; apart <= MOST_APART; apart += STEP) {
      Moment moment = new Moment.AfterDelete(Duration.ofMillis(apart));
      rows.add(new DeleteCase(seed, moment, "delete-twice", whole));
    }
  }

  /** The case of that name, such as {@code build/37/lost-response}. */
  public Optional<Row> find(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst();
  }
}
