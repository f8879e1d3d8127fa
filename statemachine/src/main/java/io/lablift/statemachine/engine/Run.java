package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.statemachine.asl.StateMachine;
import io.lablift.statemachine.jsonata.Evaluator;
import io.lablift.statemachine.time.Scheduled;
import io.lablift.statemachine.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One execution from its start to its end. Everything in it holds the engine's lock. */
final class Run {
  /** What every run of one engine shares. */
  record Surroundings(
      Timeline timeline,
      TaskRunner tasks,
      ReentrantLock lock,
      ExecutionListener listener,
      long seed) {}

  private final Surroundings around;
  private final ExecutionArn arn;
  private final StateMachine machine;
  private final JsonNode input;
  private final Instant startDate;
  private final Random random;
  private final Evaluator evaluator;
  private final Map<String, JsonNode> lastResults = new HashMap<>();
  private final History history = new History();
  private ExecutionStatus status = ExecutionStatus.RUNNING;
  private @Nullable Instant stopDate;
  private @Nullable JsonNode output;
  private @Nullable StateFailure failure;
  private @Nullable Walk walk;
  private @Nullable Scheduled timeout;

  Run(Surroundings around, ExecutionArn arn, StateMachine machine, JsonNode input) {
    this.around = around;
    this.arn = arn;
    this.machine = machine;
    this.input = input;
    this.startDate = around.timeline().instant();
    // By name and not by order of start: another execution beside it changes nothing here.
    this.random = new Random(around.seed() * 31 + arn.text().hashCode());
    this.evaluator = new Evaluator(around.timeline(), random);
  }

  void begin() {
    act(
        () -> {
          ObjectNode details = JsonNodeFactory.instance.objectNode();
          details.set("input", input);
          long started = record(0, EventType.EXECUTION_STARTED, null, details);
          Duration limit = machine.timeout();
          if (limit != null) {
            timeout = later(limit, "time-out of " + arn.name(), this::timeOut);
          }
          walk = new Walk(this, machine.flow(), null, null, started, new RootEnd());
          walk.begin(input);
        });
  }

  private final class RootEnd implements Walk.End {
    @Override
    public void succeeded(JsonNode result, long lastEvent) {
      output = result;
      ObjectNode details = JsonNodeFactory.instance.objectNode();
      details.set("output", result);
      finish(ExecutionStatus.SUCCEEDED, EventType.EXECUTION_SUCCEEDED, details, lastEvent);
    }

    @Override
    public void failed(StateFailure why, long lastEvent) {
      fail(why, lastEvent);
    }
  }

  private void fail(StateFailure why, long lastEvent) {
    failure = why;
    finish(ExecutionStatus.FAILED, EventType.EXECUTION_FAILED, details(why), lastEvent);
  }

  private void timeOut() {
    failure =
        new StateFailure(ErrorNames.TIMEOUT, "The execution took longer than its TimeoutSeconds.");
    finish(ExecutionStatus.TIMED_OUT, EventType.EXECUTION_TIMED_OUT, details(failure), 0);
  }

  void abort(@Nullable String error, @Nullable String cause) {
    if (status == ExecutionStatus.RUNNING) {
      failure = new StateFailure(error, cause);
      finish(ExecutionStatus.ABORTED, EventType.EXECUTION_ABORTED, details(failure), 0);
    }
  }

  private void finish(ExecutionStatus outcome, EventType type, ObjectNode details, long previous) {
    if (walk != null) {
      walk.stop();
    }
    if (timeout != null) {
      timeout.cancel();
    }
    status = outcome;
    stopDate = around.timeline().instant();
    HistoryEvent event = history.add(previous, stopDate, type, null, details);
    around.listener().happened(arn.text(), event);
  }

  static ObjectNode details(StateFailure failure) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("error", failure.error());
    details.put("cause", failure.cause());
    return details;
  }

  /**
   * Notes that something happened.
   *
   * @return the event's number
   * @throws Over when the execution ended with it
   */
  long record(long previous, EventType type, @Nullable String state, ObjectNode details) {
    if (history.full()) {
      // The words are AWS's.
      fail(
          new StateFailure(
              ErrorNames.RUNTIME,
              "The execution reached the maximum number of history events ("
                  + History.MOST_EVENTS
                  + ")."),
          previous);
      throw new Over();
    }
    HistoryEvent event = history.add(previous, around.timeline().instant(), type, state, details);
    around.listener().happened(arn.text(), event);
    if (status != ExecutionStatus.RUNNING) {
      throw new Over();
    }
    return event.id();
  }

  /** Notes, while it ends, that something was stopped; no more when the history is full. */
  void recordStopped(long previous, EventType type, @Nullable String state, ObjectNode details) {
    if (!history.full()) {
      history.add(previous, around.timeline().instant(), type, state, details);
    }
  }

  /** Does a piece of work under the lock, if the execution still runs. */
  void act(Runnable work) {
    around.lock().lock();
    try {
      if (status == ExecutionStatus.RUNNING) {
        work.run();
      }
    } catch (Over over) {
      // It ended in the middle of the work: there is nothing left to do.
    } finally {
      around.lock().unlock();
    }
  }

  /** The result of a state's task, made of what is the same in the last one of that state. */
  JsonNode shared(String state, JsonNode result) {
    JsonNode shared = Sharing.of(result, lastResults.get(state));
    lastResults.put(state, shared);
    return shared;
  }

  Scheduled later(Duration delay, String what, Runnable work) {
    return around.timeline().after(delay, what, () -> act(work));
  }

  TaskRunner tasks() {
    return around.tasks();
  }

  Timeline timeline() {
    return around.timeline();
  }

  Random random() {
    return random;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  ExecutionArn arn() {
    return arn;
  }

  JsonNode input() {
    return input;
  }

  Instant startDate() {
    return startDate;
  }

  boolean running() {
    return status == ExecutionStatus.RUNNING;
  }

  boolean endedBefore(Instant moment) {
    return stopDate != null && stopDate.isBefore(moment);
  }

  List<HistoryEvent> history() {
    return history.events();
  }

  ExecutionDescription describe() {
    return new ExecutionDescription(
        arn.text(),
        arn.stateMachineArn(),
        arn.name(),
        status,
        startDate,
        stopDate,
        input,
        output,
        failure == null ? null : failure.error(),
        failure == null ? null : failure.cause());
  }
}
