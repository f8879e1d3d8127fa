package io.lablift.statemachine.engine;

import static io.lablift.statemachine.engine.World.outcome;
import static io.lablift.statemachine.engine.World.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RetryTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private Execution retried(String retrier) {
    return world.run(
        "\"A\": {\"Type\": \"Task\", \"Resource\": \"f\", \"Retry\": [%s], \"End\": true}"
            .formatted(retrier));
  }

  @Test
  void triesThreeTimesMoreAfterOneTwoAndFourSecondsWhenNothingElseIsSaid() {
    world.functions.failing("f", 9, "x");

    Execution execution = retried("{\"ErrorEquals\": [\"x\"]}");

    assertThat(outcome(execution)).isEqualTo("FAILED x: no luck");
    assertThat(seconds(execution, EventType.TASK_SCHEDULED)).containsExactly(0.0, 1.0, 3.0, 7.0);
  }

  @Test
  void growsThePausesByTheRateUpToTheLongest() {
    world.functions.failing("f", 5, "x");

    Execution execution =
        retried(
            """
            {"ErrorEquals": ["x"], "IntervalSeconds": 2, "BackoffRate": 1.5, "MaxAttempts": 9, "MaxDelaySeconds": 4}
            """);

    assertThat(outcome(execution)).isEqualTo("{}");
    assertThat(seconds(execution, EventType.TASK_SCHEDULED))
        .containsExactly(0.0, 2.0, 5.0, 9.0, 13.0, 17.0);
    assertThat(world.functions.calls)
        .extracting(TaskCall::retryCount)
        .containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void drawsPausesBetweenNothingAndTheFullOne() {
    world.functions.failing("f", 40, "x");

    Execution execution =
        retried(
            """
            {"ErrorEquals": ["x"], "IntervalSeconds": 10, "BackoffRate": 1, "MaxAttempts": 40, "JitterStrategy": "FULL"}
            """);

    List<Double> at = seconds(execution, EventType.TASK_SCHEDULED);
    List<Double> pauses = new ArrayList<>();
    for (int i = 1; i < at.size(); i++) {
      pauses.add(at.get(i) - at.get(i - 1));
    }
    assertThat(pauses).hasSize(40).allSatisfy(pause -> assertThat(pause).isBetween(0.0, 10.0));
    assertThat(pauses.stream().mapToDouble(pause -> pause).average().orElseThrow())
        .isBetween(3.0, 7.0);
  }

  @Test
  void neverTriesAgainWithZeroAttempts() {
    world.functions.failing("f", 1, "x");

    Execution execution =
        retried(
            "{\"ErrorEquals\": [\"x\"], \"MaxAttempts\": 0}, {\"ErrorEquals\": [\"States.ALL\"]}");

    assertThat(outcome(execution)).isEqualTo("FAILED x: no luck");
    assertThat(world.functions.calls).hasSize(1);
  }

  @Test
  void countsForEachRetrierAlone() {
    String[] errors = {"x", "y", "x", "y", "x"};
    int[] call = {0};
    world.functions.with(
        "f",
        any -> {
          throw new Functions.Failed(errors[call[0]++ % errors.length], null);
        });

    Execution execution =
        retried(
            """
            {"ErrorEquals": ["x"], "IntervalSeconds": 1, "BackoffRate": 1, "MaxAttempts": 2},
            {"ErrorEquals": ["y"], "IntervalSeconds": 10, "BackoffRate": 1, "MaxAttempts": 2}
            """);

    assertThat(outcome(execution)).isEqualTo("FAILED x: null");
    assertThat(seconds(execution, EventType.TASK_SCHEDULED))
        .containsExactly(0.0, 1.0, 11.0, 12.0, 22.0);
  }

  @Test
  void countsAnewWhenTheStateIsEnteredAgain() {
    world.functions.failing("f", 3, "x");

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "Retry": [{"ErrorEquals": ["x"], "MaxAttempts": 1}],
                  "Catch": [{"ErrorEquals": ["x"], "Next": "A"}], "End": true}
            """);

    assertThat(world.functions.calls).extracting(TaskCall::retryCount).containsExactly(0, 1, 0, 1);
    assertThat(outcome(execution)).isEqualTo("{\"Error\":\"x\",\"Cause\":\"no luck\"}");
  }

  @Test
  void retriesBeforeItCatches() {
    world.functions.failing("f", 9, "x");

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "Retry": [{"ErrorEquals": ["x"], "MaxAttempts": 1}],
                  "Catch": [{"ErrorEquals": ["y"], "Next": "C"}, {"ErrorEquals": ["States.ALL"], "Next": "B"}], "End": true},
            "B": {"Type": "Pass", "Output": "{% $states.input.Error & ' in B' %}", "End": true},
            "C": {"Type": "Fail"}
            """);

    assertThat(outcome(execution)).isEqualTo("\"x in B\"");
    assertThat(world.functions.calls).hasSize(2);
  }

  @Test
  void assignsAndShapesTheOutputFromTheErrorOnTheWayOut() {
    world.functions.failing("f", 1, "x");

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "End": true,
                  "Catch": [{"ErrorEquals": ["x"], "Assign": {"failure": "{% $states.errorOutput %}"},
                             "Output": {"was": "{% $states.input.n %}", "result": "{% $exists($states.result) %}"}, "Next": "B"}]},
            "B": {"Type": "Pass", "Output": "{% [$failure, $states.input] %}", "End": true}
            """,
            "{\"n\": 1}");

    assertThat(outcome(execution))
        .isEqualTo("[{\"Error\":\"x\",\"Cause\":\"no luck\"},{\"was\":1,\"result\":false}]");
  }

  @Test
  void evaluatesTheArgumentsForEveryAttempt() {
    world.functions.failing("f", 2, "x");

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "Arguments": "{% $states.context.State.RetryCount %}",
                  "Retry": [{"ErrorEquals": ["x"]}], "End": true}
            """);

    assertThat(outcome(execution)).isEqualTo("2");
  }

  @Test
  void matchesTaskFailedWithEverythingButATimeOut() {
    world.functions.slow("f", Duration.ofSeconds(100));

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "TimeoutSeconds": 5, "End": true,
                  "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "B"}, {"ErrorEquals": ["States.Timeout"], "Next": "C"}]},
            "B": {"Type": "Fail"},
            "C": {"Type": "Pass", "Output": "time-out", "End": true}
            """);

    assertThat(outcome(execution)).isEqualTo("\"time-out\"");
  }

  @Test
  void catchesAnExpressionWithoutValueLikeAnyOtherError() {
    world.functions.echo("f");

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "Output": "{% $states.result.nothing %}", "End": true,
                  "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Output": "{% $states.errorOutput.Error %}", "Next": "B"}]},
            "B": {"Type": "Pass", "End": true}
            """);

    assertThat(outcome(execution)).isEqualTo("\"States.QueryEvaluationError\"");
  }

  @Test
  void failsTheExecutionWhenTheWayOutItselfFails() {
    world.functions.failing("f", 1, "x");

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "End": true,
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "{% $nothing %}", "Next": "B"}]},
            "B": {"Type": "Pass", "End": true}
            """);

    assertThat(outcome(execution)).startsWith("FAILED States.QueryEvaluationError: ");
  }

  @Test
  void doesNotCatchByStatesAllWhatIsTooLargeButByName() {
    world.functions.with("f", call -> World.json("\"" + "x".repeat(262_143) + "\""));

    Execution all =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "End": true, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]},
            "B": {"Type": "Succeed", "Output": "caught"}
            """);
    assertThat(outcome(all))
        .isEqualTo(
            "FAILED States.DataLimitExceeded: The result of the state 'A' has 262145 bytes, and the"
                + " limit is 262144.");

    Execution named =
        world.engine.start(
            World.MACHINE,
            World.machine(
                """
                "A": {"Type": "Task", "Resource": "f", "End": true, "Catch": [{"ErrorEquals": ["States.DataLimitExceeded"], "Next": "B"}]},
                "B": {"Type": "Succeed", "Output": "caught"}
                """),
            "named",
            World.json("{}"));
    world.timeline.runUntil(() -> !named.running());
    assertThat(outcome(named)).isEqualTo("\"caught\"");
  }

  @Test
  void neverCatchesStatesRuntime() {
    assertThat(ErrorNames.match(List.of("States.ALL"), ErrorNames.RUNTIME)).isFalse();
    assertThat(ErrorNames.match(List.of("States.Runtime"), ErrorNames.RUNTIME)).isFalse();
  }

  @Test
  void timesOutOnSilenceUnlessTheFunctionGivesASign() {
    TaskCallback[] callback = new TaskCallback[1];
    Engine engine =
        new Engine(
            world.timeline,
            (call, back) -> {
              callback[0] = back;
              return () -> {};
            },
            7);
    Execution execution =
        engine.start(
            World.MACHINE,
            World.machine(
                "\"A\": {\"Type\": \"Task\", \"Resource\": \"f\", \"TimeoutSeconds\": 100,"
                    + " \"HeartbeatSeconds\": 10, \"End\": true}"),
            "run",
            World.json("{}"));
    world.timeline.at(World.START.plusSeconds(8), "beat", () -> callback[0].heartbeat());
    world.timeline.at(World.START.plusSeconds(16), "beat", () -> callback[0].heartbeat());

    world.timeline.runUntil(() -> !execution.running());

    assertThat(outcome(execution)).startsWith("FAILED States.HeartbeatTimeout: ");
    assertThat(seconds(execution, EventType.TASK_TIMED_OUT)).containsExactly(26.0);
  }
}
