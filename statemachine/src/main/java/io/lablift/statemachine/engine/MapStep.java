package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.statemachine.asl.State;
import io.lablift.statemachine.asl.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Walks the same flow for each item, so many at once; the first that fails stops the others. */
final class MapStep implements Step {
  /**
   * Step Functions Developer Guide, "Using Map state in Inline mode": up to 40 concurrent
   * iterations.
   */
  private static final int MOST_AT_ONCE = 40;

  private static final int LARGEST_CONCURRENCY = 99_999_999;

  private final Visit visit;
  private final State.Map state;

  MapStep(Visit visit, State.Map state) {
    this.visit = visit;
    this.state = state;
  }

  @Override
  public void attempt() {
    JsonNode items = items();
    int wished =
        visit.rendering().whole(state.maxConcurrency(), "MaxConcurrency", 0, LARGEST_CONCURRENCY);
    visit.record(EventType.MAP_STATE_STARTED, Visit.details().put("length", items.size()));
    new Attempt(items).begin(wished == 0 ? MOST_AT_ONCE : Math.min(wished, MOST_AT_ONCE));
  }

  @Override
  public void stopped() {
    visit.recordStopped(EventType.MAP_STATE_ABORTED);
  }

  private JsonNode items() {
    Template items = state.items();
    if (items != null) {
      return visit.rendering().array(items, "Items");
    }
    if (!visit.input().isArray()) {
      throw Rendering.failed(
          "The input of the Map state '%s' is not an array, and it has no Items."
              .formatted(state.name()),
          "Items");
    }
    return visit.input();
  }

  private final class Attempt {
    private final JsonNode items;
    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private final List<Iteration> running = new ArrayList<>();
    private int next;
    private int done;

    Attempt(JsonNode items) {
      this.items = items;
      items.forEach(item -> results.addNull());
    }

    void begin(int atOnce) {
      visit.whenDropped(() -> List.copyOf(running).forEach(Iteration::stop));
      if (items.isEmpty()) {
        finish();
      }
      while (next < Math.min(atOnce, items.size())) {
        beginNext();
      }
    }

    private void beginNext() {
      Iteration iteration = new Iteration(this, next);
      next++;
      iteration.begin();
      running.add(iteration);
    }

    void succeeded(Iteration iteration, JsonNode output) {
      running.remove(iteration);
      results.set(iteration.index, output);
      done++;
      if (next < items.size()) {
        beginNext();
      } else if (done == items.size()) {
        finish();
      }
    }

    private void finish() {
      DataLimit.check(results, state.name(), "result");
      visit.record(EventType.MAP_STATE_SUCCEEDED, Visit.details());
      visit.succeed(state.exit(), results);
    }
  }

  private final class Iteration implements Walk.End {
    private final Attempt attempt;
    private final int index;
    private final MapItem item;
    private final Walk walk;

    Iteration(Attempt attempt, int index) {
      this.attempt = attempt;
      this.index = index;
      this.item = new MapItem(index, attempt.items.get(index));
      Walk around = visit.walk();
      this.walk =
          new Walk(
              visit.run(), state.processor(), around.variables(), item, around.lastEvent(), this);
    }

    void begin() {
      Template selector = state.itemSelector();
      JsonNode input =
          selector == null
              ? item.value()
              : visit.rendering(Map.of(), item).json(selector, "ItemSelector");
      walk.lastEvent(visit.record(EventType.MAP_ITERATION_STARTED, details()));
      walk.begin(DataLimit.check(input, state.name(), "ItemSelector"));
    }

    void stop() {
      walk.stop();
      visit.recordStopped(EventType.MAP_ITERATION_ABORTED, details());
    }

    @Override
    public void succeeded(JsonNode output, long lastEvent) {
      visit.walk().lastEvent(lastEvent);
      visit.record(EventType.MAP_ITERATION_SUCCEEDED, details());
      visit.guard(() -> attempt.succeeded(this, output));
    }

    @Override
    public void failed(StateFailure why, long lastEvent) {
      attempt.running.remove(this);
      visit.walk().lastEvent(lastEvent);
      visit.record(EventType.MAP_ITERATION_FAILED, details());
      visit.record(EventType.MAP_STATE_FAILED, Run.details(why));
      visit.fail(why);
    }

    private ObjectNode details() {
      return Visit.details().put("index", index);
    }
  }
}
