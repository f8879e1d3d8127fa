package io.lablift.statemachine.engine;

import io.lablift.statemachine.asl.Exit;
import io.lablift.statemachine.asl.State;
import java.util.List;
import java.util.Map;

/** Takes the way of the first rule that holds. */
record ChoiceStep(Visit visit, State.Choice state) implements Step {
  @Override
  public void attempt() {
    visit.leave(chosen(), visit.input(), Map.of());
  }

  private Exit chosen() {
    Rendering rendering = visit.rendering();
    List<State.Choice.Rule> rules = state.rules();
    for (int i = 0; i < rules.size(); i++) {
      if (rendering.truth(rules.get(i).condition(), "Choices[" + i + "]/Condition")) {
        return rules.get(i).exit();
      }
    }
    Exit otherwise = state.otherwise();
    if (otherwise == null) {
      throw new FailedState(
          ErrorNames.NO_CHOICE_MATCHED,
          "No rule of the state '%s' holds, and it has no Default.".formatted(state.name()));
    }
    return otherwise;
  }
}
