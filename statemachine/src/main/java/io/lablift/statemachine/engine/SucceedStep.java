package io.lablift.statemachine.engine;

import io.lablift.statemachine.asl.State;
import io.lablift.statemachine.asl.Transition;
import java.util.Map;

/** Ends the walk well. */
record SucceedStep(Visit visit, State.Succeed state) implements Step {
  @Override
  public void attempt() {
    visit.leave(new Transition.End(), visit.orInput(state.output(), "Output"), Map.of());
  }
}
