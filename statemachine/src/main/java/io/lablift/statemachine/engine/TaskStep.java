package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.statemachine.asl.State;
import io.lablift.statemachine.asl.Template;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls a function and waits for its outcome, for so long. */
final class TaskStep implements Step {
  private static final int LONGEST_SECONDS = 99_999_999;

  private final Visit visit;
  private final State.Task state;

  TaskStep(Visit visit, State.Task state) {
    this.visit = visit;
    this.state = state;
  }

  @Override
  public void attempt() {
    JsonNode arguments = visit.orInput(state.arguments(), "Arguments");
    Duration timeout = seconds(state.timeoutSeconds(), "TimeoutSeconds");
    Duration heartbeat = seconds(state.heartbeatSeconds(), "HeartbeatSeconds");
    ObjectNode scheduled = Visit.details().put("resource", state.resource());
    scheduled.set("parameters", arguments);
    if (timeout != null) {
      scheduled.put("timeoutInSeconds", timeout.toSeconds());
    }
    visit.record(EventType.TASK_SCHEDULED, scheduled);
    visit.record(EventType.TASK_STARTED, Visit.details().put("resource", state.resource()));
    new Attempt(heartbeat).begin(call(arguments, timeout));
  }

  @Override
  public void stopped() {
    visit.recordStopped(EventType.TASK_STATE_ABORTED);
  }

  private TaskCall call(JsonNode arguments, @Nullable Duration timeout) {
    ExecutionArn arn = visit.run().arn();
    return new TaskCall(
        state.resource(),
        arguments,
        arn.text(),
        arn.name(),
        arn.stateMachineName(),
        state.name(),
        visit.retryCount(),
        timeout);
  }

  private @Nullable Duration seconds(@Nullable Template template, String field) {
    return template == null
        ? null
        : Duration.ofSeconds(visit.rendering().whole(template, field, 1, LONGEST_SECONDS));
  }

  /** One call. What reaches it after its outcome is ignored. */
  private final class Attempt implements TaskCallback {
    private final @Nullable Duration heartbeat;
    private boolean settled;
    private int heartbeats;

    Attempt(@Nullable Duration heartbeat) {
      this.heartbeat = heartbeat;
    }

    void begin(TaskCall call) {
      Duration timeout = call.timeout();
      if (timeout != null) {
        visit.later(
            timeout,
            "time-out of " + state.name(),
            () ->
                timeOut(
                    ErrorNames.TIMEOUT,
                    "The task took longer than its TimeoutSeconds of "
                        + timeout.toSeconds()
                        + "."));
      }
      awaitHeartbeat();
      // The outcome cannot overtake this: it comes by way of the timeline.
      TaskHandle handle = visit.run().tasks().run(call, this);
      visit.whenDropped(
          () -> {
            if (!settled) {
              settled = true;
              handle.abandon();
            }
          });
    }

    @Override
    public void succeeded(JsonNode result) {
      outcome(
          () -> {
            JsonNode shared = visit.run().shared(state.name(), result);
            DataLimit.check(shared, state.name(), "result");
            ObjectNode details = Visit.details();
            details.set("output", shared);
            visit.record(EventType.TASK_SUCCEEDED, details);
            visit.succeed(state.exit(), shared);
          });
    }

    @Override
    public void failed(String error, @Nullable String cause) {
      outcome(() -> fail(EventType.TASK_FAILED, new StateFailure(error, cause)));
    }

    @Override
    public void heartbeat() {
      onLoop("heartbeat of " + state.name(), this::awaitHeartbeat);
    }

    private void outcome(Runnable work) {
      onLoop(
          "outcome of " + state.name(),
          () -> {
            settled = true;
            work.run();
          });
    }

    /**
     * May come from any thread, so it goes by way of the timeline, past what would drop it if it
     * came from the loop.
     */
    private void onLoop(String what, Runnable work) {
      var _ =
          visit
              .run()
              .later(
                  Duration.ZERO,
                  what,
                  () -> {
                    if (!settled) {
                      visit.guard(work);
                    }
                  });
    }

    private void awaitHeartbeat() {
      if (heartbeat == null) {
        return;
      }
      heartbeats++;
      int awaited = heartbeats;
      visit.later(
          heartbeat,
          "silence of " + state.name(),
          () -> {
            if (heartbeats == awaited) {
              timeOut(
                  ErrorNames.HEARTBEAT_TIMEOUT,
                  "The task was silent for its HeartbeatSeconds of " + heartbeat.toSeconds() + ".");
            }
          });
    }

    private void timeOut(String error, String cause) {
      fail(EventType.TASK_TIMED_OUT, new StateFailure(error, cause));
    }

    private void fail(EventType type, StateFailure why) {
      visit.record(type, Run.details(why));
      visit.fail(why);
    }
  }
}
