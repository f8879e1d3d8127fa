package io.lablift.statemachine.engine;

import static io.lablift.statemachine.engine.World.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As "Passing data between states with variables" of the Step Functions Developer Guide has it. */
@Timeout(20)
class VariablesTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void assignsAllAtOnceFromWhatWasBefore() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Pass", "Assign": {"x": 3, "a": 6}, "Next": "B"},
            "B": {"Type": "Pass", "Assign": {"x": "{% $a %}", "nextX": "{% $x %}"}, "Next": "C"},
            "C": {"Type": "Pass", "Output": "{% [$x, $nextX] %}", "End": true}
            """);

    assertThat(outcome(execution)).isEqualTo("[6,3]");
  }

  @Test
  void doesNotShowTheOutputWhatIsAssignedBesideIt() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
            "B": {"Type": "Pass", "Assign": {"x": 2}, "Output": "{% $x %}", "End": true}
            """);

    assertThat(outcome(execution)).isEqualTo("1");
  }

  @Test
  void replacesAnObjectAsAWhole() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Pass", "Assign": {"x": {"a": 1, "b": 2}}, "Next": "B"},
            "B": {"Type": "Pass", "Assign": {"x": {"c": "{% $x.a %}"}}, "Next": "C"},
            "C": {"Type": "Pass", "Output": "{% $x %}", "End": true}
            """);

    assertThat(outcome(execution)).isEqualTo("{\"c\":1}");
  }

  @Test
  void remembersAVariableOverManyStatesAndDoesNotPassItOn() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Pass", "Assign": {"kept": "{% $states.input.x %}"}, "Output": {}, "Next": "B"},
            "B": {"Type": "Wait", "Seconds": 1, "Next": "C"},
            "C": {"Type": "Pass", "Output": {"input": "{% $states.input %}", "kept": "{% $kept %}"}, "End": true}
            """,
            "{\"x\": null}");

    assertThat(outcome(execution)).isEqualTo("{\"input\":{},\"kept\":null}");
  }

  @Test
  void letsABranchReadWhatIsOutsideAndForgetsWhatItAssignsItself() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Pass", "Assign": {"outer": 1}, "Next": "P"},
            "P": {"Type": "Parallel", "Next": "Z", "Branches": [{"StartAt": "B", "States": {
                  "B": {"Type": "Pass", "Assign": {"inner": "{% $outer + 1 %}"}, "Next": "C"},
                  "C": {"Type": "Pass", "Output": "{% [$outer, $inner] %}", "End": true}}}]},
            "Z": {"Type": "Pass", "Output": {"result": "{% $states.input %}", "inner": "{% $exists($inner) %}"}, "End": true}
            """);

    assertThat(outcome(execution)).isEqualTo("{\"result\":[[1,2]],\"inner\":false}");
  }

  @Test
  void keepsTheVariablesOfBranchesApart() {
    Execution execution =
        world.run(
            """
            "P": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "B1", "States": {
                "B1": {"Type": "Pass", "Assign": {"x": "one"}, "Next": "B2"},
                "B2": {"Type": "Wait", "Seconds": 5, "Next": "B3"},
                "B3": {"Type": "Pass", "Output": "{% $x %}", "End": true}}},
              {"StartAt": "C1", "States": {
                "C1": {"Type": "Wait", "Seconds": 2, "Next": "C2"},
                "C2": {"Type": "Pass", "Assign": {"x": "two"}, "Next": "C3"},
                "C3": {"Type": "Pass", "Output": "{% $x %}", "End": true}}}]}
            """);

    assertThat(outcome(execution)).isEqualTo("[\"one\",\"two\"]");
  }

  @Test
  void showsInTheHistoryWhatWasAssigned() {
    Execution execution =
        world.run(
            "\"A\": {\"Type\": \"Pass\", \"Assign\": {\"x\": \"{% 1 + 1 %}\"}, \"End\": true}");

    assertThat(World.events(execution, EventType.PASS_STATE_EXITED).toList())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.details().get("assignedVariables"))
                    .isEqualTo(World.json("{\"x\": 2}")));
  }

  @Test
  void failsWhenOneAssignmentIsLargerThan256KiB() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Pass", "Assign": {"x": "{% $states.input & $states.input %}"}, "End": true}
            """,
            '"' + "x".repeat(131_072) + '"');

    assertThat(outcome(execution))
        .isEqualTo(
            "FAILED States.DataLimitExceeded: The Assign of the state 'A' has 262146 bytes, and the"
                + " limit is 262144.");
  }

  @Test
  void failsWhenAllVariablesTogetherAreLargerThan10MiB() {
    StringBuilder states = new StringBuilder();
    for (int i = 0; i < 42; i++) {
      states.append(
          "\"S%d\": {\"Type\": \"Pass\", \"Assign\": {\"x%d\": \"{%% $states.input %%}\"}, \"Next\": \"S%d\"},"
              .formatted(i, i, i + 1));
    }
    states.append("\"S42\": {\"Type\": \"Succeed\"}");

    assertThat(outcome(world.run(states.toString(), '"' + "x".repeat(260_000) + '"')))
        .isEqualTo(
            "FAILED States.DataLimitExceeded: The variables of the state 'S40' has 10660082 bytes,"
                + " and the limit is 10485760.");
  }
}
