package io.lablift.statemachine.engine;

import static io.lablift.statemachine.engine.World.outcome;
import static io.lablift.statemachine.engine.World.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class FlowStatesTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void passesItsInputThroughAPassState() {
    assertThat(
            outcome(
                world.run("\"A\": {\"Type\": \"Pass\", \"End\": true}", "{\"x\": [1, null, 1.5]}")))
        .isEqualTo("{\"x\":[1,null,1.5]}");
  }

  @Test
  void evaluatesOnlyStringsThatAreExpressions() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Pass", "Output": {"a": "{% 1 + 1 %}", "b": "1 + 1", "c": ["{%$states.input.x%}", {"{% key %}": 1}]}, "End": true}
            """,
            "{\"x\": null}");

    assertThat(outcome(execution))
        .isEqualTo("{\"a\":2,\"b\":\"1 + 1\",\"c\":[null,{\"{% key %}\":1}]}");
  }

  @Test
  void endsWithTheOutputOfASucceedState() {
    assertThat(
            outcome(
                world.run(
                    "\"A\": {\"Type\": \"Succeed\", \"Output\": \"{% $states.input.x * 2 %}\"}",
                    "{\"x\": 21}")))
        .isEqualTo("42");
    assertThat(world.engine.describe(world.engine.list().getFirst().executionArn()).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void failsWithTheErrorAndTheCauseThatAFailStateComputes() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Fail", "Error": "{% $states.input.e %}", "Cause": "{% 'because of ' & $states.input.e %}"}
            """,
            "{\"e\": \"Rain\"}");

    assertThat(outcome(execution)).isEqualTo("FAILED Rain: because of Rain");
    assertThat(execution.history())
        .extracting(event -> event.type().word())
        .containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
  }

  @Test
  void failsWithoutErrorAndCauseWhereAFailStateHasNone() {
    assertThat(outcome(world.run("\"A\": {\"Type\": \"Fail\"}"))).isEqualTo("FAILED null: null");
  }

  @ParameterizedTest(name = "{0} goes to {1}")
  @CsvSource({"5, small", "50, middle", "500, large"})
  void takesTheFirstRuleThatHoldsOrDefault(int n, String size) {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Choice", "Default": "L", "Assign": {"size": "large"}, "Output": "{% 'default ' & $states.input.n %}",
                  "Choices": [
                    {"Condition": "{% $states.input.n < 10 %}", "Assign": {"size": "small"}, "Next": "L"},
                    {"Condition": "{% $states.input.n < 100 %}", "Assign": {"size": "middle"}, "Output": "rule", "Next": "L"}]},
            "L": {"Type": "Pass", "Output": "{% [$size, $states.input] %}", "End": true}
            """,
            "{\"n\": %d}".formatted(n));

    String input =
        switch (n) {
          case 5 -> "{\"n\":5}";
          case 50 -> "\"rule\"";
          default -> "\"default 500\"";
        };
    assertThat(outcome(execution)).isEqualTo("[\"" + size + "\"," + input + "]");
  }

  @Test
  void failsWhenNoRuleHoldsAndThereIsNoDefault() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Choice", "Choices": [{"Condition": false, "Next": "B"}]}, "B": {"Type": "Succeed"}
            """);

    assertThat(outcome(execution))
        .isEqualTo(
            "FAILED States.NoChoiceMatched: No rule of the state 'A' holds, and it has no"
                + " Default.");
  }

  @Test
  void failsWhenAConditionIsNotABoolean() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.n %}", "Next": "B"}]}, "B": {"Type": "Succeed"}
            """,
            "{\"n\": 1}");

    assertThat(outcome(execution))
        .isEqualTo(
            "FAILED States.QueryEvaluationError: The JSONata expression '$states.input.n' specified"
                + " for the field 'Choices[0]/Condition' returned 1, where a boolean is needed.");
  }

  @Test
  void waitsForMillenniaIfNeedBe() {
    Execution execution =
        world.start(
            "\"A\": {\"Type\": \"Wait\", \"Timestamp\": \"9999-12-31T00:00:00Z\", \"End\": true}",
            "{}");

    world.timeline.runUntil(() -> !execution.running());

    assertThat(execution.describe().stopDate()).isEqualTo(Instant.parse("9999-12-31T00:00:00Z"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Seconds": 90                                     | 90.0
          "Seconds": 0                                      | 0.0
          "Seconds": "{% $states.input.n / 2 %}"            | 30.0
          "Seconds": "{% $n %}"                             | 7.0
          "Timestamp": "2026-03-02T09:01:00Z"               | 60.0
          "Timestamp": "2026-03-02T18:01:00+09:00"          | 60.0
          "Timestamp": "2026-03-02T08:00:00Z"               | 0.0
          "Timestamp": "{% $fromMillis($toMillis($states.context.State.EnteredTime) + 5500) %}" | 5.5
          """)
  void waitsForSecondsOrUntilAMoment(String until, double seconds) {
    Execution execution =
        world.run(
            """
            "P": {"Type": "Pass", "Assign": {"n": 7}, "Next": "A"},
            "A": {"Type": "Wait", %s, "Output": "waited", "End": true}
            """
                .formatted(until),
            "{\"n\": 60}");

    assertThat(outcome(execution)).isEqualTo("\"waited\"");
    assertThat(seconds(execution, EventType.WAIT_STATE_EXITED)).containsExactly(seconds);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Seconds": "{% $states.input.n %}"                | returned 1.5, where a whole number from 0 to 99999999 is needed
          "Seconds": "{% -1 %}"                             | returned -1, where a whole number
          "Seconds": "{% '10' %}"                           | returned "10", where a whole number
          "Seconds": "{% $states.input.nothing %}"          | returned nothing (undefined)
          "Timestamp": "{% 'soon' %}"                       | returned "soon", where a timestamp such as
          "Timestamp": "{% 5 %}"                            | returned 5, where a timestamp
          """)
  void failsOnALengthThatIsNone(String until, String words) {
    Execution execution =
        world.run(
            "\"A\": {\"Type\": \"Wait\", %s, \"End\": true}".formatted(until), "{\"n\": 1.5}");

    assertThat(outcome(execution))
        .startsWith("FAILED States.QueryEvaluationError: ")
        .contains(words);
    assertThat(World.events(execution, EventType.EVALUATION_FAILED)).hasSize(1);
  }

  @Test
  void tellsTheContextObject() {
    Execution execution =
        world.run(
            """
            "W": {"Type": "Wait", "Seconds": 5, "Next": "A"},
            "A": {"Type": "Pass", "Output": "{% $states.context %}", "End": true}
            """,
            "{\"n\": 1}");

    assertThat(execution.describe().output())
        .isEqualTo(
            World.json(
                """
                {"Execution": {"Id": "arn:aws:states:ap-northeast-2:123456789012:execution:test:run", "Input": {"n": 1},
                   "Name": "run", "StartTime": "2026-03-02T09:00:00.000Z", "RedriveCount": 0},
                 "State": {"EnteredTime": "2026-03-02T09:00:05.000Z", "Name": "A", "RetryCount": 0},
                 "StateMachine": {"Id": "arn:aws:states:ap-northeast-2:123456789012:stateMachine:test", "Name": "test"}}
                """));
  }

  @Test
  void saysWhichExpressionOfWhichFieldHasNoValue() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Pass", "Output": {"a": [1, {"b": "{% $states.input.x.y %}"}]}, "End": true}
            """);

    assertThat(outcome(execution))
        .isEqualTo(
            "FAILED States.QueryEvaluationError: The JSONata expression '$states.input.x.y'"
                + " specified for the field 'Output/a[1]/b' returned nothing (undefined).");
    assertThat(World.events(execution, EventType.EVALUATION_FAILED).toList())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.details().get("location").textValue()).isEqualTo("Output/a[1]/b"));
  }
}
