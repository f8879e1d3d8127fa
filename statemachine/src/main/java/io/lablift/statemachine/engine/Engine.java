package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.statemachine.asl.StateMachine;
import io.lablift.statemachine.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs executions of state machines, as Step Functions runs Standard workflows; on one timeline, so
 * that the same seed makes the same histories.
 *
 * <p>May be called from any thread, from actions and from functions that it called itself.
 */
public final class Engine {
  /**
   * Step Functions API Reference, StartExecution: a name can be used again 90 days after its
   * execution ended.
   */
  private static final Duration NAMES_ARE_TAKEN_FOR = Duration.ofDays(90);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final List<ExecutionListener> listeners = new CopyOnWriteArrayList<>();
  private final Timeline timeline;
  private final Run.Surroundings surroundings;

  /**
   * An engine without any execution.
   *
   * @param tasks calls the functions of Task states
   * @param seed decides jitter, {@code $random} and {@code $uuid}
   */
  public Engine(Timeline timeline, TaskRunner tasks, long seed) {
    this.timeline = timeline;
    ExecutionListener all =
        (arn, event) -> listeners.forEach(listener -> listener.happened(arn, event));
    this.surroundings = new Run.Surroundings(timeline, tasks, lock, all, seed);
  }

  /** Has somebody told of every event from now on. */
  public void listen(ExecutionListener listener) {
    listeners.add(listener);
  }

  /**
   * Starts an execution; it makes its first step when the timeline moves. The same call again while
   * it runs answers with the same execution (Step Functions API Reference, StartExecution:
   * idempotent for Standard workflows).
   *
   * @param stateMachineArn the machine's ARN, or a plain name outside AWS
   * @param name the execution's name
   * @throws Refused.ExecutionAlreadyExists when the name is taken by one that ended within 90 days,
   *     or has other input
   * @throws Refused.InvalidName when the name is not one
   * @throws Refused.InvalidExecutionInput when the input is too large
   */
  public Execution start(
      String stateMachineArn, StateMachine machine, String name, JsonNode input) {
    ExecutionName.check(name);
    int bytes = DataLimit.bytes(input);
    if (bytes > DataLimit.BYTES) {
      throw new Refused.InvalidExecutionInput(
          "has " + bytes + " bytes, where at most " + DataLimit.BYTES + " are allowed");
    }
    ExecutionArn arn = new ExecutionArn(stateMachineArn, name);
    return locked(
        () -> {
          Run known = runs.get(arn.text());
          if (known != null && !forgotten(known)) {
            return same(known, input);
          }
          // A copy, as the caller's tree can be changed.
          Run run = new Run(surroundings, arn, machine, input.deepCopy());
          runs.remove(arn.text());
          runs.put(arn.text(), run);
          run.begin();
          return new Handle(run);
        });
  }

  private boolean forgotten(Run run) {
    Instant earliest = timeline.instant().minus(NAMES_ARE_TAKEN_FOR);
    return run.endedBefore(earliest);
  }

  private Execution same(Run known, JsonNode input) {
    if (!known.running()) {
      throw new Refused.ExecutionAlreadyExists(known.arn().text(), "and has ended");
    }
    if (!known.input().equals(input)) {
      throw new Refused.ExecutionAlreadyExists(known.arn().text(), "with other input");
    }
    return new Handle(known);
  }

  /**
   * Ends an execution where it stands; says nothing when it has ended already.
   *
   * @throws Refused.ExecutionDoesNotExist when there is none
   */
  public void stop(String executionArn, @Nullable String error, @Nullable String cause) {
    locked(
        () -> {
          run(executionArn).abort(error, cause);
          return executionArn;
        });
  }

  /**
   * Finds an execution.
   *
   * @throws Refused.ExecutionDoesNotExist when there is none
   */
  public Execution execution(String executionArn) {
    return locked(() -> new Handle(run(executionArn)));
  }

  /**
   * How an execution is now.
   *
   * @throws Refused.ExecutionDoesNotExist when there is none
   */
  public ExecutionDescription describe(String executionArn) {
    return execution(executionArn).describe();
  }

  /** All executions, in the order of their start. */
  public List<ExecutionDescription> list() {
    return locked(() -> runs.values().stream().map(Run::describe).toList());
  }

  private Run run(String executionArn) {
    Run run = runs.get(executionArn);
    if (run == null) {
      throw new Refused.ExecutionDoesNotExist(executionArn);
    }
    return run;
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private final class Handle implements Execution {
    private final Run run;

    Handle(Run run) {
      this.run = run;
    }

    @Override
    public String arn() {
      return run.arn().text();
    }

    @Override
    public ExecutionDescription describe() {
      return locked(run::describe);
    }

    @Override
    public List<HistoryEvent> history() {
      return locked(run::history);
    }
  }
}
