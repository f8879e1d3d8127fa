package io.lablift.statemachine.engine;

import io.lablift.statemachine.asl.State;
import io.lablift.statemachine.asl.Template;
import java.time.Duration;
import java.util.Map;

/** Lets time pass. */
record WaitStep(Visit visit, State.Wait state) implements Step {
  private static final int LONGEST_SECONDS = 99_999_999;

  @Override
  public void attempt() {
    visit.later(
        length(),
        "end of wait " + state.name(),
        () -> visit.leave(state.exit(), visit.input(), Map.of()));
  }

  private Duration length() {
    Rendering rendering = visit.rendering();
    return switch (state.until()) {
      case State.Wait.Until.Seconds(Template seconds) ->
          Duration.ofSeconds(rendering.whole(seconds, "Seconds", 0, LONGEST_SECONDS));
      case State.Wait.Until.Timestamp(Template moment) ->
          Duration.between(visit.run().timeline().instant(), rendering.moment(moment, "Timestamp"));
    };
  }

  @Override
  public void stopped() {
    visit.recordStopped(EventType.WAIT_STATE_ABORTED);
  }
}
