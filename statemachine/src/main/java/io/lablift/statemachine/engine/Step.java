package io.lablift.statemachine.engine;

import io.lablift.statemachine.asl.State;
import java.util.Map;

/** What one kind of state does during a visit. */
interface Step {
  /** Does the state's work, or starts it; a state with Retry may be asked again. */
  void attempt();

  /**
   * The state was stopped from outside; for the history only, as whatever it had begun is dropped
   * already.
   */
  default void stopped() {}

  static Step of(Visit visit, State state) {
    return switch (state) {
      case State.Task task -> new TaskStep(visit, task);
      case State.Choice choice -> new ChoiceStep(visit, choice);
      case State.Wait wait -> new WaitStep(visit, wait);
      case State.Parallel parallel -> new ParallelStep(visit, parallel);
      case State.Map map -> new MapStep(visit, map);
      case State.Pass pass -> () -> visit.leave(pass.exit(), visit.input(), Map.of());
      case State.Succeed succeed -> new SucceedStep(visit, succeed);
      case State.Fail fail -> new FailStep(visit, fail);
    };
  }
}
