package io.lablift.statemachine.engine;

import static io.lablift.statemachine.engine.World.outcome;
import static io.lablift.statemachine.engine.World.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MapTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private static String map(String fields, String state) {
    return """
    "M": {"Type": "Map", %s, "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "I",
          "States": {"I": {%s, "End": true}}}}
    """
        .formatted(fields, state);
  }

  @Test
  void doesTheSameForEachItemOfItsInputAndKeepsTheOrder() {
    Execution execution =
        world.run(
            map(
                "\"End\": true",
                "\"Type\": \"Wait\", \"Seconds\": \"{% $states.input %}\", \"Output\": \"{%"
                    + " $states.input * 10 %}\""),
            "[3, 1, 2]");

    assertThat(outcome(execution)).isEqualTo("[30,10,20]");
    assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(3));
    assertThat(
            execution.history().stream()
                .filter(event -> event.type() == EventType.MAP_ITERATION_SUCCEEDED))
        .extracting(event -> event.details().get("index").intValue())
        .containsExactly(1, 2, 0);
  }

  @Test
  void takesItsItemsFromAnExpressionAndShapesEachByTheSelector() {
    Execution execution =
        world.run(
            map(
                """
                "Items": "{% $states.input.list %}", "End": true,
                "ItemSelector": {"i": "{% $states.context.Map.Item.Index %}", "v": "{% $states.context.Map.Item.Value %}",
                                 "all": "{% $count($states.input.list) %}"}
                """,
                "\"Type\": \"Pass\", \"Output\": {\"in\": \"{% $states.input %}\", \"v\": \"{%"
                    + " $states.context.Map.Item.Value %}\"}"),
            "{\"list\": [\"a\", \"b\"]}");

    assertThat(outcome(execution))
        .isEqualTo(
            "[{\"in\":{\"i\":0,\"v\":\"a\",\"all\":2},\"v\":\"a\"},{\"in\":{\"i\":1,\"v\":\"b\",\"all\":2},\"v\":\"b\"}]");
  }

  @Test
  void hasNothingToDoForNoItems() {
    assertThat(
            outcome(
                world.run(
                    map("\"Items\": [], \"End\": true", "\"Type\": \"Fail\"")
                        .replace(", \"End\": true}}}", "}}}"))))
        .isEqualTo("[]");
  }

  @Test
  void mapsLiteralItems() {
    assertThat(
            outcome(
                world.run(
                    map(
                        "\"Items\": [1, \"{% 1 + 1 %}\", {\"x\": 3}], \"End\": true",
                        "\"Type\": \"Pass\""))))
        .isEqualTo("[1,2,{\"x\":3}]");
  }

  @Test
  void runsNoMoreIterationsAtOnceThanItMay() {
    Execution execution =
        world.run(
            map(
                "\"MaxConcurrency\": \"{% 1 + 1 %}\", \"End\": true",
                "\"Type\": \"Wait\", \"Seconds\": 10"),
            "[1, 2, 3, 4, 5]");

    assertThat(seconds(execution, EventType.MAP_ITERATION_STARTED))
        .containsExactly(0.0, 0.0, 10.0, 10.0, 20.0);
  }

  @Test
  void runsAtMostFortyAtOnceAsInlineMapsOfAwsDo() {
    String items =
        IntStream.range(0, 41)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));

    Execution execution =
        world.run(map("\"End\": true", "\"Type\": \"Wait\", \"Seconds\": 10"), items);

    assertThat(seconds(execution, EventType.MAP_ITERATION_STARTED)).hasSize(41).endsWith(0.0, 10.0);
  }

  @Test
  void stopsTheOtherIterationsWhenOneFails() {
    world.functions.failing("f", 1, "x");

    Execution execution =
        world.run(
            """
            "M": {"Type": "Map", "Catch": [{"ErrorEquals": ["x"], "Next": "Z"}], "End": true, "MaxConcurrency": 2,
                  "ItemProcessor": {"StartAt": "C", "States": {
                    "C": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input = 2 %}", "Next": "F"}], "Default": "W"},
                    "W": {"Type": "Wait", "Seconds": 60, "End": true},
                    "F": {"Type": "Task", "Resource": "f", "End": true}}}},
            "Z": {"Type": "Pass", "Output": "{% $states.input.Error %}", "End": true}
            """,
            "[1, 2, 3]");

    assertThat(outcome(execution)).isEqualTo("\"x\"");
    assertThat(World.events(execution, EventType.MAP_ITERATION_FAILED)).hasSize(1);
    assertThat(World.events(execution, EventType.MAP_ITERATION_ABORTED)).hasSize(1);
    assertThat(World.events(execution, EventType.MAP_ITERATION_STARTED)).hasSize(2);
    assertThat(world.elapsed()).isZero();
  }

  @Test
  void mapsInsideAMapAndInsideAParallelState() {
    Execution execution =
        world.run(
            """
            "P": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "M", "States": {
              "M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "N", "States": {
                "N": {"Type": "Map", "Items": "{% $states.input %}", "End": true, "ItemProcessor": {"StartAt": "I", "States": {
                  "I": {"Type": "Pass", "Assign": {"twice": "{% $states.input * 2 %}"}, "Next": "J"},
                  "J": {"Type": "Pass", "Output": "{% [$states.context.Map.Item.Index, $twice] %}", "End": true}}}}}}}}}]}
            """,
            "[[5, 6], [7]]");

    assertThat(outcome(execution)).isEqualTo("[[[[0,10],[1,12]],[[0,14]]]]");
  }

  @Test
  void failsWhenItsItemsAreNotAnArray() {
    assertThat(outcome(world.run(map("\"End\": true", "\"Type\": \"Pass\""), "{}")))
        .isEqualTo(
            "FAILED States.QueryEvaluationError: The input of the Map state 'M' is not an array,"
                + " and it has no Items.");

    Execution computed =
        world.engine.start(
            World.MACHINE,
            World.machine(map("\"Items\": \"{% 5 %}\", \"End\": true", "\"Type\": \"Pass\"")),
            "computed",
            World.json("{}"));
    world.timeline.runUntil(() -> !computed.running());
    assertThat(outcome(computed)).contains("returned 5, where an array is needed");
  }
}
