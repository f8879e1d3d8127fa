package io.lablift.local.faults.matrix;

import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.catalogue.RecordedCall;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Whole;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.simulator.wire.Call;
import io.lablift.statemachine.engine.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A lab's life in which nothing went wrong but what ends it: what the matrix is made of.
 *
 * @param calls every call of it, whoever made it, in order
 * @param events every event of the execution that built it, in order
 * @param beganTeardown the invocation that began its teardown
 * @param whole what the account held when the lab was READY; empty when it never was
 */
record Recording(
    List<Call> calls, List<HistoryEvent> events, String beganTeardown, Optional<Whole> whole) {
  Recording {
    calls = List.copyOf(calls);
    events = List.copyOf(events);
  }

  /**
   * Plays and records such a life.
   *
   * @throws IllegalStateException if something else went wrong
   */
  static Recording of(Scenes scenes, long seed, Subject subject, Course course) {
    try (Scene scene = scenes.open(seed)) {
      AtomicReference<@Nullable Whole> whole = new AtomicReference<>();
      List<String> beganTeardown = new ArrayList<>();
      List<HistoryEvent> events = new ArrayList<>();
      scene
          .world()
          .engine()
          .listen(
              (arn, event) -> {
                if (subject.isBuiltBy(arn)) {
                  events.add(event);
                }
              });
      scene
          .witness()
          .tell(
              change -> {
                if (!change.lab().lab().equals(subject.id(scene))) {
                  return;
                }
                switch (change.status()) {
                  case READY ->
                      whole.set(
                          Whole.of(scene.account(), scene.lab(subject.id(scene)).orElseThrow()));
                  case TEARING_DOWN -> beganTeardown.add(change.by());
                  default -> {}
                }
              });
      Life life = new Life(scene, subject, course, whole::get);
      Outcome outcome = life.live(Allowed.NOTHING);
      if (!outcome.passed()) {
        throw new IllegalStateException("a life without any accident: " + outcome);
      }
      int last = life.lastOrdinal();
      return new Recording(
          scene.world().log().calls(call -> call.ordinal() <= last),
          events,
          beganTeardown.getFirst(),
          Optional.ofNullable(whole.get()));
    }
  }

  /** Every call, those from the DELETE on as the teardown's. */
  List<RecordedCall> allCalls() {
    int teardown =
        calls.stream()
            .filter(this::beganTeardown)
            .mapToInt(Call::ordinal)
            .min()
            .orElse(Integer.MAX_VALUE);
    return calls.stream()
        .map(
            call -> RecordedCall.of(call.ordinal() < teardown ? Phase.BUILD : Phase.TEARDOWN, call))
        .toList();
  }

  /** Every call of an image's life, from its request until it and its builder are gone. */
  List<RecordedCall> allCallsOf(Phase phase) {
    return calls.stream().map(call -> RecordedCall.of(phase, call)).toList();
  }

  /** The calls of whoever began the teardown. */
  List<RecordedCall> callsThatBeginTeardown(Phase phase) {
    return calls.stream()
        .filter(this::beganTeardown)
        .map(call -> RecordedCall.of(phase, call))
        .toList();
  }

  private boolean beganTeardown(Call call) {
    return call.caller().invocation().equals(beganTeardown);
  }
}
