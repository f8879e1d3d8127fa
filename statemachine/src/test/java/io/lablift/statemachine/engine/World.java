package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.statemachine.asl.StateMachine;
import io.lablift.statemachine.time.VirtualTimeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** An engine in virtual time, with functions that a test writes. */
final class World implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  static final String MACHINE = "arn:aws:states:ap-northeast-2:123456789012:stateMachine:test";

  private static final ObjectMapper JSON = new ObjectMapper();

  final VirtualTimeline timeline = new VirtualTimeline(START);
  final Functions functions = new Functions(timeline);
  final Engine engine;

  World() {
    this(7);
  }

  World(long seed) {
    this.engine = new Engine(timeline, functions, seed);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A machine of these states, which starts at the first. */
  static StateMachine machine(String states) {
    ObjectNode definition = JSON.createObjectNode();
    definition.put("QueryLanguage", "JSONata");
    JsonNode all = json("{" + states + "}");
    definition.put("StartAt", all.fieldNames().next());
    definition.set("States", all);
    return StateMachine.parse(definition);
  }

  Execution start(String states, String input) {
    return engine.start(MACHINE, machine(states), "run", json(input));
  }

  Execution run(String states) {
    return run(states, "{}");
  }

  Execution run(String states, String input) {
    Execution execution = start(states, input);
    timeline.runUntilIdle(Duration.ofDays(4_000));
    return execution;
  }

  /** The output as text, or the error. */
  static String outcome(Execution execution) {
    ExecutionDescription end = execution.describe();
    return end.output() == null
        ? end.status() + " " + end.error() + ": " + end.cause()
        : end.output().toString();
  }

  Duration elapsed() {
    return Duration.between(START, timeline.instant());
  }

  static Stream<HistoryEvent> events(Execution execution, EventType type) {
    return execution.history().stream().filter(event -> event.type() == type);
  }

  /** When events of a kind happened, in seconds from the start. */
  static List<Double> seconds(Execution execution, EventType type) {
    return events(execution, type)
        .map(event -> Duration.between(START, event.timestamp()).toMillis() / 1000.0)
        .toList();
  }

  @Override
  public void close() {
    timeline.close();
  }
}
