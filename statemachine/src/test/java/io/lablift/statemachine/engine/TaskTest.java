package io.lablift.statemachine.engine;

import static io.lablift.statemachine.engine.World.outcome;
import static io.lablift.statemachine.engine.World.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TaskTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void callsTheFunctionWithItsArgumentsAndGoesOnWithItsResult() {
    world.functions.echo("f");

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "Arguments": {"x": "{% $states.input.n + 1 %}", "y": "plain"}, "End": true}
            """,
            "{\"n\": 1}");

    assertThat(outcome(execution)).isEqualTo("{\"x\":2,\"y\":\"plain\"}");
    assertThat(world.functions.calls)
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.executionArn())
                  .isEqualTo("arn:aws:states:ap-northeast-2:123456789012:execution:test:run");
              assertThat(call.executionName()).isEqualTo("run");
              assertThat(call.stateMachineName()).isEqualTo("test");
              assertThat(call.stateName()).isEqualTo("A");
              assertThat(call.retryCount()).isZero();
              assertThat(call.timeout()).isNull();
            });
  }

  @Test
  void passesItsInputWhereItHasNoArguments() {
    world.functions.echo("f");

    assertThat(
            outcome(
                world.run(
                    "\"A\": {\"Type\": \"Task\", \"Resource\": \"f\", \"End\": true}", "[1,null]")))
        .isEqualTo("[1,null]");
  }

  @Test
  void assignsAndShapesItsOutputFromTheResult() {
    world.functions.with("f", call -> World.json("{\"size\": 3, \"noise\": true}"));

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "Assign": {"size": "{% $states.result.size %}"},
                  "Output": {"was": "{% $states.input.n %}", "is": "{% $states.result.size %}"}, "Next": "B"},
            "B": {"Type": "Pass", "Output": {"size": "{% $size %}", "before": "{% $states.input %}"}, "End": true}
            """,
            "{\"n\": 1}");

    assertThat(outcome(execution)).isEqualTo("{\"size\":3,\"before\":{\"was\":1,\"is\":3}}");
  }

  @Test
  void timesOutAndIgnoresWhatTheFunctionSaysLater() {
    world.functions.slow("f", Duration.ofSeconds(90));

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "TimeoutSeconds": 70, "End": true}
            """);

    assertThat(outcome(execution))
        .isEqualTo("FAILED States.Timeout: The task took longer than its TimeoutSeconds of 70.");
    assertThat(seconds(execution, EventType.TASK_TIMED_OUT)).containsExactly(70.0);
    assertThat(world.functions.abandoned).containsExactly("A");
    assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void takesItsTimeOutFromAnExpression() {
    world.functions.slow("f", Duration.ofSeconds(90));

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "TimeoutSeconds": "{% $states.input.t * 2 %}",
                  "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "B"}], "End": true},
            "B": {"Type": "Pass", "Output": "{% $states.input.Error %}", "End": true}
            """,
            "{\"t\": 5}");

    assertThat(outcome(execution)).isEqualTo("\"States.Timeout\"");
    assertThat(seconds(execution, EventType.TASK_TIMED_OUT)).containsExactly(10.0);
  }

  @Test
  void failsWithTheNameAndTheCauseThatTheFunctionGives() {
    world.functions.failing("f", 1, "com.example.Broken");

    Execution execution =
        world.run("\"A\": {\"Type\": \"Task\", \"Resource\": \"f\", \"End\": true}");

    assertThat(outcome(execution)).isEqualTo("FAILED com.example.Broken: no luck");
  }
}
