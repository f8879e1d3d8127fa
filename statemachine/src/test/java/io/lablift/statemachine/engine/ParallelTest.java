package io.lablift.statemachine.engine;

import static io.lablift.statemachine.engine.World.outcome;
import static io.lablift.statemachine.engine.World.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ParallelTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  /** A branch of one state. */
  private static String branch(String name, String state) {
    return "{\"StartAt\": \"%s\", \"States\": {\"%s\": {%s, \"End\": true}}}"
        .formatted(name, name, state);
  }

  private static String waiting(String name, int seconds) {
    return branch(
        name, "\"Type\": \"Wait\", \"Seconds\": %d, \"Output\": \"%s\"".formatted(seconds, name));
  }

  private static String calling(String name, String function) {
    return branch(name, "\"Type\": \"Task\", \"Resource\": \"%s\"".formatted(function));
  }

  private static String parallel(String fields, String... branches) {
    return "\"P\": {\"Type\": \"Parallel\", %s, \"Branches\": [%s]}"
        .formatted(fields, String.join(", ", branches));
  }

  @Test
  void givesTheOutputsInTheOrderOfTheBranchesWhenTheLastIsDone() {
    Execution execution =
        world.run(parallel("\"End\": true", waiting("a", 30), waiting("b", 10), waiting("c", 20)));

    assertThat(outcome(execution)).isEqualTo("[\"a\",\"b\",\"c\"]");
    assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(30));
    assertThat(seconds(execution, EventType.WAIT_STATE_ENTERED)).containsExactly(0.0, 0.0, 0.0);
  }

  @Test
  void givesEveryBranchTheArguments() {
    world.functions.echo("f");

    Execution execution =
        world.run(
            parallel(
                "\"Arguments\": {\"n\": \"{% $states.input.n + 1 %}\"}, \"Output\": {\"all\": \"{%"
                    + " $states.result.n %}\"}, \"End\": true",
                calling("a", "f"),
                branch(
                    "b",
                    "\"Type\": \"Pass\", \"Output\": \"{% $merge([$states.input, {'x': 1}]) %}\"")),
            "{\"n\": 1}");

    assertThat(outcome(execution)).isEqualTo("{\"all\":[2,2]}");
  }

  @Test
  void stopsTheOtherBranchesWhenOneFailsAndCanBeCaughtByTheBranchesOwnError() {
    world.functions.slow("slow", Duration.ofSeconds(60)).failing("bad", 9, "com.example.Bad");

    Execution execution =
        world.run(
            parallel(
                    "\"Catch\": [{\"ErrorEquals\": [\"com.example.Bad\"], \"Next\": \"Z\"}],"
                        + " \"End\": true",
                    calling("a", "slow"),
                    waiting("w", 100),
                    branch(
                        "b",
                        "\"Type\": \"Task\", \"Resource\": \"bad\", \"Retry\": [{\"ErrorEquals\":"
                            + " [\"States.ALL\"], \"MaxAttempts\": 1}]"))
                + ", \"Z\": {\"Type\": \"Pass\", \"End\": true}");

    assertThat(outcome(execution))
        .isEqualTo("{\"Error\":\"com.example.Bad\",\"Cause\":\"no luck\"}");
    assertThat(world.functions.abandoned).containsExactly("a");
    assertThat(seconds(execution, EventType.TASK_STATE_ABORTED)).containsExactly(1.0);
    assertThat(seconds(execution, EventType.WAIT_STATE_ABORTED)).containsExactly(1.0);
    assertThat(seconds(execution, EventType.EXECUTION_SUCCEEDED)).containsExactly(1.0);
  }

  @Test
  void canBeCaughtAsAFailedBranch() {
    Execution execution =
        world.run(
            parallel(
                    "\"Catch\": [{\"ErrorEquals\": [\"States.BranchFailed\"], \"Next\": \"Z\"}],"
                        + " \"End\": true",
                    "{\"StartAt\": \"f\", \"States\": {\"f\": {\"Type\": \"Fail\", \"Error\":"
                        + " \"x\"}}}")
                + ", \"Z\": {\"Type\": \"Pass\", \"End\": true}");

    assertThat(outcome(execution)).isEqualTo("{\"Error\":\"x\"}");
  }

  @Test
  void runsAllBranchesAgainWhenItIsRetried() {
    world.functions.echo("good").failing("bad", 2, "x");

    Execution execution =
        world.run(
            parallel(
                "\"Retry\": [{\"ErrorEquals\": [\"x\"]}], \"End\": true",
                calling("a", "good"),
                calling("b", "bad")));

    assertThat(outcome(execution)).isEqualTo("[{},{}]");
    assertThat(seconds(execution, EventType.PARALLEL_STATE_STARTED)).containsExactly(0.0, 1.0, 3.0);
    assertThat(world.functions.calls)
        .extracting(TaskCall::stateName)
        .containsExactly("a", "b", "a", "b", "a", "b");
  }

  @Test
  void failsTheExecutionWithTheErrorOfTheBranch() {
    Execution execution =
        world.run(
            parallel(
                "\"End\": true",
                waiting("w", 5),
                "{\"StartAt\": \"f\", \"States\": {\"f\": {\"Type\": \"Fail\", \"Error\": \"x\","
                    + " \"Cause\": \"y\"}}}"));

    assertThat(outcome(execution)).isEqualTo("FAILED x: y");
  }

  @Test
  void endsABranchAndNotTheMachineAtASucceedState() {
    Execution execution =
        world.run(
            parallel(
                "\"End\": true",
                waiting("w", 5),
                "{\"StartAt\": \"s\", \"States\": {\"s\": {\"Type\": \"Succeed\", \"Output\":"
                    + " 1}}}"));

    assertThat(outcome(execution)).isEqualTo("[\"w\",1]");
  }

  @Test
  void catchesInsideWhatIsCaughtInsideAndOutsideWhatIsNot() {
    world.functions.failing("inner", 9, "inner").failing("outer", 9, "outer");

    String nested =
        """
        {"StartAt": "Q", "States": {
          "Q": {"Type": "Parallel", "End": true, "Catch": [{"ErrorEquals": ["inner"], "Next": "R"}],
                "Branches": [%s, %s]},
          "R": {"Type": "Wait", "Seconds": 3, "Next": "S"},
          "S": {"Type": "Task", "Resource": "outer", "End": true}}}
        """
            .formatted(calling("x", "inner"), waiting("y", 50));
    Execution execution =
        world.run(
            parallel(
                    "\"Catch\": [{\"ErrorEquals\": [\"outer\"], \"Next\": \"Z\"}], \"End\": true",
                    nested,
                    waiting("w", 50))
                + ", \"Z\": {\"Type\": \"Pass\", \"Output\": \"{% $states.input.Error %}\","
                + " \"End\": true}");

    assertThat(outcome(execution)).isEqualTo("\"outer\"");
    assertThat(seconds(execution, EventType.PARALLEL_STATE_FAILED)).containsExactly(0.0, 3.0);
    assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }
}
