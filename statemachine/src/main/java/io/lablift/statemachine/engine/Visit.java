package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.statemachine.asl.Exit;
import io.lablift.statemachine.asl.State;
import io.lablift.statemachine.asl.Template;
import io.lablift.statemachine.asl.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stay in one state, with all its attempts. */
final class Visit {
  private final Walk walk;
  private final Run run;
  private final State state;
  private final JsonNode input;
  private final Instant entered;
  private final Step step;
  private final Recovery recovery;
  private final List<Runnable> undone = new ArrayList<>();
  private boolean over;

  Visit(Walk walk, State state, JsonNode input) {
    this.walk = walk;
    this.run = walk.run();
    this.state = state;
    this.input = input;
    this.entered = run.timeline().instant();
    this.step = Step.of(this, state);
    this.recovery = new Recovery(this, state);
  }

  void begin() {
    ObjectNode details = details();
    details.set("input", input);
    event("ENTERED", details);
    attempt();
  }

  /** Starts the state's work, for the first time or again. */
  void attempt() {
    guard(step::attempt);
  }

  // --- what steps use

  /** Does a piece of work of the state; what it finds wrong makes the state fail. */
  void guard(Runnable work) {
    try {
      work.run();
    } catch (FailedState failed) {
      if (failed.location() != null) {
        ObjectNode details = Run.details(failed.failure());
        details.put("location", failed.location());
        record(EventType.EVALUATION_FAILED, details);
      }
      fail(failed.failure());
    }
  }

  /** Does a piece of work of the state after a time, unless it is over by then. */
  void later(Duration delay, String what, Runnable work) {
    var scheduled =
        run.later(
            delay,
            what,
            () -> {
              if (!over && !walk.over()) {
                guard(work);
              }
            });
    whenDropped(scheduled::cancel);
  }

  /** Something to undo when this attempt is over, whichever way. */
  void whenDropped(Runnable undo) {
    undone.add(undo);
  }

  Rendering rendering(Map<String, JsonNode> alsoInStates) {
    return rendering(alsoInStates, walk.item());
  }

  Rendering rendering(Map<String, JsonNode> alsoInStates, @Nullable MapItem item) {
    ObjectNode states = JsonNodeFactory.instance.objectNode();
    states.set("input", input);
    states.setAll(alsoInStates);
    states.set(
        "context", ContextObject.of(run, state.name(), entered, recovery.retryCount(), item));
    Map<String, JsonNode> variables = walk.variables().visible();
    variables.put("states", states);
    return new Rendering(run.evaluator(), variables);
  }

  Rendering rendering() {
    return rendering(Map.of());
  }

  /** The value of a template, or of the state's input where there is none. */
  JsonNode orInput(@Nullable Template template, String field) {
    JsonNode value = template == null ? input : rendering().json(template, field);
    return DataLimit.check(value, state.name(), field);
  }

  long record(EventType type, ObjectNode details) {
    long event = run.record(walk.lastEvent(), type, state.name(), details);
    walk.lastEvent(event);
    return event;
  }

  void recordStopped(EventType type) {
    recordStopped(type, details());
  }

  void recordStopped(EventType type, ObjectNode details) {
    run.recordStopped(walk.lastEvent(), type, state.name(), details);
  }

  static ObjectNode details() {
    return JsonNodeFactory.instance.objectNode();
  }

  // --- ways out

  /** The work is done, with a result. */
  void succeed(Exit exit, JsonNode result) {
    leave(exit, result, Map.of("result", DataLimit.check(result, state.name(), "result")));
  }

  /**
   * Assigns, shapes the output and goes on. Both see the variables as they were before.
   *
   * @param otherwise the output where the exit has none
   * @param alsoInStates what {@code $states} has besides input and context
   */
  void leave(Exit exit, JsonNode otherwise, Map<String, JsonNode> alsoInStates) {
    Rendering rendering = rendering(alsoInStates);
    Map<String, JsonNode> assigned = new LinkedHashMap<>();
    exit.assign()
        .values()
        .forEach((name, value) -> assigned.put(name, rendering.json(value, "Assign/" + name)));
    Template shape = exit.output();
    JsonNode output = shape == null ? otherwise : rendering.json(shape, "Output");
    leave(exit.transition(), DataLimit.check(output, state.name(), "output"), assigned);
  }

  void leave(Transition transition, JsonNode output, Map<String, JsonNode> assigned) {
    walk.variables().assign(assigned, state.name());
    over = true;
    drop();
    ObjectNode details = details();
    details.set("output", output);
    if (!assigned.isEmpty()) {
      details.putObject("assignedVariables").setAll(assigned);
    }
    event("EXITED", details);
    walk.proceed(transition, output);
  }

  /** The attempt failed: another one, a way out by Catch, or the end of the walk. */
  void fail(StateFailure why) {
    drop();
    try {
      if (!recovery.retries(why) && !recovery.catches(why)) {
        giveUp(why);
      }
    } catch (FailedState inCatch) {
      giveUp(inCatch.failure());
    }
  }

  private void giveUp(StateFailure why) {
    over = true;
    drop();
    walk.fail(why);
  }

  /** From outside: whatever it is at is dropped. */
  void stop() {
    over = true;
    drop();
    step.stopped();
  }

  private void drop() {
    List<Runnable> all = List.copyOf(undone);
    undone.clear();
    all.forEach(Runnable::run);
  }

  private void event(String what, ObjectNode details) {
    record(EventType.valueOf(state.type().toUpperCase(Locale.ROOT) + "_STATE_" + what), details);
  }

  Walk walk() {
    return walk;
  }

  Run run() {
    return run;
  }

  String name() {
    return state.name();
  }

  JsonNode input() {
    return input;
  }

  int retryCount() {
    return recovery.retryCount();
  }
}
