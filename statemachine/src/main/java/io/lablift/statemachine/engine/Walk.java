package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.statemachine.asl.Flow;
import io.lablift.statemachine.asl.Transition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A way through one flow, from StartAt to an end: of the machine, of a branch, or of an iteration.
 */
final class Walk {
  /** Who is told how it ended. */
  interface End {
    void succeeded(JsonNode output, long lastEvent);

    void failed(StateFailure why, long lastEvent);
  }

  private final Run run;
  private final Flow flow;
  private final Variables variables;
  private final @Nullable MapItem item;
  private final End end;
  private long lastEvent;
  private boolean over;
  private @Nullable Visit visit;

  /**
   * Prepares a walk.
   *
   * @param outer the variables around it; null for none
   * @param item the item of the Map state around it; null for none
   * @param lastEvent what it follows from
   */
  Walk(
      Run run,
      Flow flow,
      @Nullable Variables outer,
      @Nullable MapItem item,
      long lastEvent,
      End end) {
    this.run = run;
    this.flow = flow;
    this.variables = new Variables(outer);
    this.item = item;
    this.lastEvent = lastEvent;
    this.end = end;
  }

  void begin(JsonNode input) {
    enter(flow.startAt(), input);
  }

  /**
   * By way of the timeline, so that a long chain of states neither fills the stack nor keeps others
   * from their turn.
   */
  private void enter(String state, JsonNode input) {
    var _ =
        run.later(
            Duration.ZERO,
            "enter " + state,
            () -> {
              if (!over) {
                Visit next = new Visit(this, flow.state(state), input);
                visit = next;
                next.begin();
              }
            });
  }

  void proceed(Transition transition, JsonNode output) {
    switch (transition) {
      case Transition.Next(String state) -> enter(state, output);
      case Transition.End() -> {
        over = true;
        end.succeeded(output, lastEvent);
      }
    }
  }

  void fail(StateFailure why) {
    over = true;
    end.failed(why, lastEvent);
  }

  /** From outside: whatever it is at is dropped. */
  void stop() {
    if (!over) {
      over = true;
      if (visit != null) {
        visit.stop();
      }
    }
  }

  boolean over() {
    return over;
  }

  long lastEvent() {
    return lastEvent;
  }

  void lastEvent(long event) {
    lastEvent = event;
  }

  Run run() {
    return run;
  }

  Variables variables() {
    return variables;
  }

  @Nullable MapItem item() {
    return item;
  }
}
