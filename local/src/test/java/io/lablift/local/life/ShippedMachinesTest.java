package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.error.LabliftException;
import io.lablift.statemachine.ShippedDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped state machines as code: what they name exists, and what should be alike is alike. */
final class ShippedMachinesTest {
  private static List<JsonNode> tasks(ShippedDefinition machine) {
    List<JsonNode> tasks = new ArrayList<>();
    collect(read(machine), tasks);
    return tasks;
  }

  private static JsonNode read(ShippedDefinition machine) {
    try {
      return SimulatedLabs.MAPPER.readTree(machine.text());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> tasks) {
    if (node.path("Type").asText().equals("Task")) {
      tasks.add(node);
    }
    node.forEach(child -> collect(child, tasks));
  }

  @Test
  void everyTaskRetriesAlike() {
    List<JsonNode> retries =
        Stream.of(ShippedDefinition.values())
            .flatMap(machine -> tasks(machine).stream())
            .map(task -> task.path("Retry"))
            .toList();

    assertThat(retries).hasSizeGreaterThanOrEqualTo(8);
    assertThat(retries).allMatch(retry -> retry.size() == 1);
    assertThat(retries.stream().distinct()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(ShippedDefinition.class)
  void everyErrorNameOfOursIsAClass(ShippedDefinition machine) throws ClassNotFoundException {
    List<String> ours = new ArrayList<>();
    for (JsonNode task : tasks(machine)) {
      task.path("Retry")
          .forEach(
              retry ->
                  retry
                      .path("ErrorEquals")
                      .forEach(
                          name -> {
                            if (name.asText().startsWith("io.lablift.")) {
                              ours.add(name.asText());
                            }
                          }));
    }

    assertThat(ours).isNotEmpty();
    for (String name : ours) {
      assertThat(LabliftException.class).isAssignableFrom(Class.forName(name));
    }
  }

  @ParameterizedTest
  @EnumSource(ShippedDefinition.class)
  void everyTaskAndTheMachineHaveATimeLimit(ShippedDefinition machine) {
    assertThat(read(machine).path("TimeoutSeconds").asInt()).isPositive();
    assertThat(tasks(machine)).allMatch(task -> task.path("TimeoutSeconds").asInt() > 0);
  }

  @ParameterizedTest
  @EnumSource(ShippedDefinition.class)
  void everyTaskIsOneOfOurFunctions(ShippedDefinition machine) {
    assertThat(tasks(machine))
        .allMatch(task -> task.path("Resource").asText().matches("\\$\\{[A-Za-z]+FunctionArn}"));
  }

  @Test
  void everyStepOfProvisioningLeadsToTheOneErrorExit() {
    JsonNode states = read(ShippedDefinition.PROVISION_LAB).path("States");

    for (JsonNode state : states) {
      String type = state.path("Type").asText();
      boolean isExit = state.path("Next").asText().equals("Provisioning failed");
      if ((type.equals("Task") || type.equals("Parallel")) && !isExit) {
        assertThat(state.at("/Catch/0/ErrorEquals/0").asText())
            .as("%s", state)
            .isEqualTo("States.ALL");
        assertThat(state.at("/Catch/0/Next").asText()).isEqualTo("Begin teardown");
      }
    }
  }
}
