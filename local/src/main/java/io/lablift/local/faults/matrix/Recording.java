package io.lablift.local.faults.matrix;

import io.lablift.functions.lab.LabStatus;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.catalogue.RecordedCall;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Whole;
import io.lablift.local.faults.scene.Scene;
import io.lablift.local.faults.scene.Scenes;
import io.lablift.simulator.wire.Call;
import io.lablift.statemachine.engine.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A lab's life in which nothing went wrong: what the matrix is made of.
 *
 * @param calls every call of it, whoever made it, in order
 * @param events every event of the execution that built it, in order
 * @param whole what the account held when the lab was READY
 */
public record Recording(List<RecordedCall> calls, List<HistoryEvent> events, Whole whole) {
  public Recording {
    calls = List.copyOf(calls);
    events = List.copyOf(events);
  }

  /**
   * Plays and records a clean life.
   *
   * @throws IllegalStateException if it is not clean
   */
  public static Recording of(Scenes scenes, long seed) {
    try (Scene scene = scenes.open(seed)) {
      AtomicReference<@Nullable Whole> whole = new AtomicReference<>();
      List<HistoryEvent> events = new ArrayList<>();
      scene
          .world()
          .engine()
          .listen(
              (arn, event) -> {
                if (arn.contains(":provision-lab:")) {
                  events.add(event);
                }
              });
      scene
          .witness()
          .tell(
              change -> {
                if (change.status() == LabStatus.READY) {
                  whole.set(Whole.of(scene.account(), scene.lab(Life.LAB).orElseThrow()));
                }
              });
      Life life = new Life(scene, whole::get);
      Outcome outcome = life.live(List.of());
      Whole clean = whole.get();
      if (!outcome.passed() || clean == null) {
        throw new IllegalStateException("a life without any accident: " + outcome);
      }
      int last = life.lastOrdinal();
      List<RecordedCall> calls =
          scene.world().log().calls(call -> call.ordinal() <= last).stream()
              .map(call -> recorded(call, life.firstOrdinalOfTeardown()))
              .toList();
      return new Recording(calls, events, clean);
    }
  }

  private static RecordedCall recorded(Call call, int teardown) {
    return RecordedCall.of(call.ordinal() < teardown ? Phase.BUILD : Phase.TEARDOWN, call);
  }
}
