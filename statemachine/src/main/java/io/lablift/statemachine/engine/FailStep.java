package io.lablift.statemachine.engine;

import io.lablift.statemachine.asl.State;
import io.lablift.statemachine.asl.Template;
import org.jspecify.annotations.Nullable;

/** Ends the walk badly. */
record FailStep(Visit visit, State.Fail state) implements Step {
  @Override
  public void attempt() {
    visit.fail(new StateFailure(text(state.error(), "Error"), text(state.cause(), "Cause")));
  }

  private @Nullable String text(@Nullable Template template, String field) {
    return template == null ? null : visit.rendering().text(template, field);
  }
}
