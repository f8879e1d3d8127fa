package io.lablift.statemachine.engine;

import static io.lablift.statemachine.engine.World.json;
import static io.lablift.statemachine.engine.World.machine;
import static io.lablift.statemachine.engine.World.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.statemachine.asl.StateMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class EngineTest {
  private static final String WAIT = "\"A\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void answersTheSameStartWithTheSameExecutionWhileItRuns() {
    Execution one = world.start(WAIT, "{\"a\": 1}");
    Execution same = world.start(WAIT, "{\"a\": 1}");

    assertThat(same.arn()).isEqualTo(one.arn());
    assertThat(world.engine.list()).hasSize(1);
  }

  @Test
  void refusesANameThatRunsWithOtherInputOrHasEnded() {
    Execution one = world.start(WAIT, "{\"a\": 1}");

    assertThatThrownBy(() -> world.start(WAIT, "{\"a\": 2}"))
        .isInstanceOf(Refused.ExecutionAlreadyExists.class)
        .hasMessageContaining("with other input");
    world.timeline.runUntil(() -> !one.running());
    assertThatThrownBy(() -> world.start(WAIT, "{\"a\": 1}"))
        .isInstanceOf(Refused.ExecutionAlreadyExists.class)
        .hasMessageContaining("has ended: choose another name");
  }

  @Test
  void freesANameNinetyDaysAfterTheEnd() {
    Execution one = world.run(WAIT, "{}");
    world.timeline.runUntil(World.START.plus(Duration.ofDays(91)));

    Execution again = world.start(WAIT, "{}");

    assertThat(again.running()).isTrue();
    assertThat(again.arn()).isEqualTo(one.arn());
    assertThat(world.engine.list()).hasSize(1);
  }

  @Test
  void givesTheSameNameToExecutionsOfTwoMachines() {
    StateMachine machine = machine(WAIT);
    Execution one = world.engine.start(World.MACHINE, machine, "x", json("{}"));
    Execution other = world.engine.start("other", machine, "x", json("{}"));

    assertThat(one.arn()).isEqualTo("arn:aws:states:ap-northeast-2:123456789012:execution:test:x");
    assertThat(other.arn()).isEqualTo("execution:other:x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a/b",
        "a:b",
        "a*",
        "a\u0000",
        "a\"b",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddaaaaaaaaaabbbbbbbbbbccccccccccdddddddddde"
      })
  void refusesANameThatAwsWouldRefuse(String name) {
    assertThatThrownBy(() -> world.engine.start(World.MACHINE, machine(WAIT), name, json("{}")))
        .isInstanceOf(Refused.InvalidName.class);
  }

  @Test
  void refusesInputOfMoreThan256KiB() {
    assertThatThrownBy(() -> world.start(WAIT, '"' + "x".repeat(262_143) + '"'))
        .isInstanceOf(Refused.InvalidExecutionInput.class)
        .hasMessage("The input has 262145 bytes, where at most 262144 are allowed.");
  }

  @Test
  void doesNotKnowAnExecutionThatNeverWas() {
    assertThatThrownBy(() -> world.engine.describe("arn:nothing"))
        .isInstanceOf(Refused.ExecutionDoesNotExist.class)
        .hasMessage("There is no execution arn:nothing.");
    assertThatThrownBy(() -> world.engine.stop("arn:nothing", null, null))
        .isInstanceOf(Refused.ExecutionDoesNotExist.class);
  }

  @Test
  void stopsAnExecutionWhileItWaits() {
    Execution execution = world.start(WAIT, "{}");
    world.timeline.at(
        World.START.plusSeconds(5),
        "stop",
        () -> world.engine.stop(execution.arn(), "Stopped", "by hand"));

    world.timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(outcome(execution)).isEqualTo("ABORTED Stopped: by hand");
    assertThat(execution.describe().stopDate()).isEqualTo(World.START.plusSeconds(5));
    assertThat(world.elapsed()).as("nothing waits any more").isEqualTo(Duration.ofSeconds(5));
    assertThat(execution.history())
        .extracting(event -> event.type().word())
        .endsWith("WaitStateAborted", "ExecutionAborted");
    world.engine.stop(execution.arn(), "Again", null);
    assertThat(outcome(execution)).isEqualTo("ABORTED Stopped: by hand");
  }

  @Test
  void stopsAnExecutionWhileAFunctionRunsAndIgnoresItsResult() {
    world.functions.slow("f", Duration.ofSeconds(30));
    Execution execution =
        world.start("\"A\": {\"Type\": \"Task\", \"Resource\": \"f\", \"End\": true}", "{}");
    world.timeline.at(
        World.START.plusSeconds(5), "stop", () -> world.engine.stop(execution.arn(), null, null));

    world.timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(outcome(execution)).isEqualTo("ABORTED null: null");
    assertThat(world.functions.abandoned).containsExactly("A");
    assertThat(world.elapsed()).as("the function itself goes on").isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void letsAFunctionStopItsOwnExecution() {
    world.functions.with(
        "f",
        call -> {
          world.engine.stop(call.executionArn(), "Stopped", "from inside");
          return call.arguments();
        });

    Execution execution =
        world.run("\"A\": {\"Type\": \"Task\", \"Resource\": \"f\", \"End\": true}");

    assertThat(outcome(execution)).isEqualTo("ABORTED Stopped: from inside");
  }

  @Test
  void endsWhenTheWholeMachineTakesTooLongWhateverItCatches() {
    world.functions.slow("f", Duration.ofSeconds(100));
    StateMachine machine =
        StateMachine.parse(
            """
            {"QueryLanguage": "JSONata", "TimeoutSeconds": 20, "StartAt": "A", "States": {
              "A": {"Type": "Task", "Resource": "f", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "End": true},
              "B": {"Type": "Succeed"}}}
            """);
    Execution execution = world.engine.start(World.MACHINE, machine, "run", json("{}"));

    world.timeline.runUntil(() -> !execution.running());

    assertThat(outcome(execution)).startsWith("TIMED_OUT States.Timeout: ");
    assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void endsAtTwentyFiveThousandEventsWithTheWordsOfAws() {
    Execution execution =
        world.run(
            """
            "A": {"Type": "Pass", "Next": "B"},
            "B": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.never %}", "Next": "C"}], "Default": "A"},
            "C": {"Type": "Succeed"}
            """,
            "{\"never\": false}");

    assertThat(outcome(execution))
        .isEqualTo(
            "FAILED States.Runtime: The execution reached the maximum number of history events"
                + " (25000).");
    assertThat(execution.history()).hasSize(25_000);
    assertThat(execution.history().getLast().type()).isEqualTo(EventType.EXECUTION_FAILED);
  }

  @Test
  void tellsTheStoryOfAnExecution() {
    world.functions.failing("f", 1, "x");

    Execution execution =
        world.run(
            """
            "A": {"Type": "Task", "Resource": "f", "Retry": [{"ErrorEquals": ["x"]}], "Next": "B"},
            "B": {"Type": "Succeed"}
            """,
            "{\"n\": 1}");

    assertThat(execution.history())
        .extracting(HistoryEvent::toString)
        .containsExactly(
            "1  2026-03-02T09:00:00Z  ExecutionStarted  {\"input\":{\"n\":1}}",
            "2  2026-03-02T09:00:00Z  TaskStateEntered \"A\"  {\"input\":{\"n\":1}}",
            "3  2026-03-02T09:00:00Z  TaskScheduled \"A\" "
                + " {\"resource\":\"f\",\"parameters\":{\"n\":1}}",
            "4  2026-03-02T09:00:00Z  TaskStarted \"A\"  {\"resource\":\"f\"}",
            "5  2026-03-02T09:00:00Z  TaskFailed \"A\"  {\"error\":\"x\",\"cause\":\"no luck\"}",
            "6  2026-03-02T09:00:01Z  TaskScheduled \"A\" "
                + " {\"resource\":\"f\",\"parameters\":{\"n\":1}}",
            "7  2026-03-02T09:00:01Z  TaskStarted \"A\"  {\"resource\":\"f\"}",
            "8  2026-03-02T09:00:01Z  TaskSucceeded \"A\"  {\"output\":{\"n\":1}}",
            "9  2026-03-02T09:00:01Z  TaskStateExited \"A\"  {\"output\":{\"n\":1}}",
            "10  2026-03-02T09:00:01Z  SucceedStateEntered \"B\"  {\"input\":{\"n\":1}}",
            "11  2026-03-02T09:00:01Z  SucceedStateExited \"B\"  {\"output\":{\"n\":1}}",
            "12  2026-03-02T09:00:01Z  ExecutionSucceeded  {\"output\":{\"n\":1}}");
    assertThat(execution.history())
        .extracting(HistoryEvent::previousEventId)
        .startsWith(0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void letsAListenerActAfterEveryEventEvenStop() {
    int length = world.run(STORY, "{}").history().size();
    for (int k = 1; k < length; k++) {
      try (World other = new World()) {
        other.functions.echo("f");
        int last = k;
        other.engine.listen(
            (arn, event) -> {
              if (event.id() == last) {
                other.engine.stop(arn, "Stopped", "after " + last);
              }
            });

        Execution execution = other.run(STORY, "{}");

        assertThat(outcome(execution)).isEqualTo("ABORTED Stopped: after " + k);
        assertThat(execution.history().getLast().type()).isEqualTo(EventType.EXECUTION_ABORTED);
      }
    }
  }

  private static final String STORY =
      """
      "P": {"Type": "Parallel", "Next": "Z", "Branches": [
        {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 1, "End": true}}},
        {"StartAt": "M", "States": {"M": {"Type": "Map", "Items": [1, 2], "End": true, "ItemProcessor": {"StartAt": "I",
          "States": {"I": {"Type": "Pass", "End": true}}}}}}]},
      "Z": {"Type": "Succeed"}
      """;

  @Test
  void tellsTheSameStoryForTheSameSeedAndAnotherForAnother() {
    assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8));
  }

  private static String story(long seed) {
    try (World world = new World(seed)) {
      world.functions.failing("f", 5, "x").slow("slow", Duration.ofMillis(1_234));
      Execution execution =
          world.run(
              """
              "P": {"Type": "Parallel", "Next": "R", "Branches": [
                {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "f", "End": true, "Retry": [
                  {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 5, "MaxAttempts": 9, "JitterStrategy": "FULL"}]}}},
                {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "slow", "Arguments": "{% $uuid() %}", "End": true}}}]},
              "R": {"Type": "Pass", "Output": {"r": "{% $random() %}", "now": "{% $now() %}", "in": "{% $states.input %}"}, "End": true}
              """);
      List<String> lines =
          new ArrayList<>(execution.history().stream().map(HistoryEvent::toString).toList());
      lines.add(outcome(execution));
      return String.join("\n", lines);
    }
  }
}
