package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lablift.statemachine.asl.Flow;
import io.lablift.statemachine.asl.State;
import java.util.ArrayList;
import java.util.List;

/** Walks all branches at once; the first that fails stops the others. */
final class ParallelStep implements Step {
  private final Visit visit;
  private final State.Parallel state;

  ParallelStep(Visit visit, State.Parallel state) {
    this.visit = visit;
    this.state = state;
  }

  @Override
  public void attempt() {
    JsonNode input = visit.orInput(state.arguments(), "Arguments");
    long started = visit.record(EventType.PARALLEL_STATE_STARTED, Visit.details());
    List<Walk> walks = new ArrayList<>();
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    visit.whenDropped(() -> walks.forEach(Walk::stop));
    int[] left = {state.branches().size()};
    for (Flow branch : state.branches()) {
      int index = walks.size();
      results.addNull();
      Walk.End end =
          new Walk.End() {
            @Override
            public void succeeded(JsonNode output, long lastEvent) {
              results.set(index, output);
              left[0]--;
              if (left[0] == 0) {
                visit.walk().lastEvent(lastEvent);
                visit.guard(() -> finish(results));
              }
            }

            @Override
            public void failed(StateFailure why, long lastEvent) {
              visit.walk().lastEvent(lastEvent);
              visit.record(EventType.PARALLEL_STATE_FAILED, Run.details(why));
              visit.fail(why.outOfBranch());
            }
          };
      walks.add(
          new Walk(
              visit.run(), branch, visit.walk().variables(), visit.walk().item(), started, end));
    }
    walks.forEach(walk -> walk.begin(input));
  }

  private void finish(ArrayNode results) {
    DataLimit.check(results, state.name(), "result");
    visit.record(EventType.PARALLEL_STATE_SUCCEEDED, Visit.details());
    visit.succeed(state.exit(), results);
  }

  @Override
  public void stopped() {
    visit.recordStopped(EventType.PARALLEL_STATE_ABORTED);
  }
}
