package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.statemachine.ShippedDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The template deploys the state machines that are shipped, and binds them to functions. */
final class StateMachinesTest {
  private static final String SUFFIX = "FunctionArn";

  private final Template template = Template.shipped();

  private JsonNode machine(ShippedDefinition shipped) {
    List<JsonNode> found =
        template.all("AWS::Serverless::StateMachine").values().stream()
            .filter(
                machine ->
                    machine
                        .path("DefinitionUri")
                        .asText()
                        .equals("../statemachine/" + shipped.machineName() + ".asl.json"))
            .toList();
    assertThat(found).as(shipped.machineName()).hasSize(1);
    return found.getFirst();
  }

  @ParameterizedTest
  @EnumSource(ShippedDefinition.class)
  void everyPlaceholderIsBoundToTheFunctionOfItsNameAndEveryBindingIsUsed(
      ShippedDefinition shipped) {
    JsonNode bindings = machine(shipped).path("DefinitionSubstitutions");
    Set<String> bound = new TreeSet<>();
    bindings.fieldNames().forEachRemaining(bound::add);

    assertThat(bound).isEqualTo(shipped.placeholders());
    for (String name : bound) {
      String function = name.substring(0, name.length() - SUFFIX.length());
      assertThat(bindings.path(name).path("Fn::GetAtt"))
          .extracting(JsonNode::asText)
          .containsExactly(function + "Function", "Arn");
      assertThat(template.functions()).containsKey(function);
    }
  }

  @ParameterizedTest
  @EnumSource(ShippedDefinition.class)
  void itsRoleMayInvokeWhatItIsBoundToAndNothingElse(ShippedDefinition shipped) {
    JsonNode machine = machine(shipped);
    JsonNode role = template.resource(machine.path("Role").path("Fn::GetAtt").path(0).asText());
    Set<String> invoked = new TreeSet<>();
    role.findValues("Statement")
        .forEach(
            statements ->
                statements.forEach(
                    statement -> {
                      if (statement.path("Action").asText().equals("lambda:InvokeFunction")) {
                        statement
                            .path("Resource")
                            .findValues("Fn::GetAtt")
                            .forEach(arn -> invoked.add(arn.path(0).asText()));
                      }
                    }));
    Set<String> bound = new TreeSet<>();
    machine
        .path("DefinitionSubstitutions")
        .forEach(arn -> bound.add(arn.path("Fn::GetAtt").path(0).asText()));
    assertThat(invoked).isEqualTo(bound);
  }

  /** A state that gave up first would start a second function beside one that still creates. */
  @ParameterizedTest
  @EnumSource(ShippedDefinition.class)
  void aStateWaitsAtLeastAsLongAsItsFunctionMayTake(ShippedDefinition shipped)
      throws JsonProcessingException {
    List<JsonNode> tasks = new ArrayList<>();
    tasks(Yaml.MAPPER.readTree(shipped.text()), tasks);
    assertThat(tasks).isNotEmpty();
    for (JsonNode task : tasks) {
      String resource = task.path("Resource").asText();
      String function = resource.substring(2, resource.length() - SUFFIX.length() - 1);
      assertThat(task.path("TimeoutSeconds").asInt())
          .as(resource)
          .isGreaterThan(template.property(function, "Timeout").asInt());
    }
  }

  private static void tasks(JsonNode node, List<JsonNode> tasks) {
    if (node.path("Type").asText().equals("Task")) {
      tasks.add(node);
    }
    node.forEach(child -> tasks(child, tasks));
  }

  @ParameterizedTest
  @EnumSource(ShippedDefinition.class)
  void itIsTracedAndLogsNoInputOfAnyState(ShippedDefinition shipped) {
    JsonNode machine = machine(shipped);
    assertThat(machine.path("Tracing").path("Enabled").asBoolean()).isTrue();
    JsonNode logging = machine.path("Logging");
    assertThat(logging.path("Level").asText()).isIn("ERROR", "ALL");
    assertThat(logging.path("IncludeExecutionData").isBoolean()).isTrue();
    assertThat(logging.path("IncludeExecutionData").asBoolean()).isFalse();
    assertThat(logging.path("Destinations")).hasSize(1);
  }

  /** Functions are told the machines' ARNs by name, since a reference would go in a circle. */
  @ParameterizedTest
  @EnumSource(ShippedDefinition.class)
  void functionsAreToldTheMachinesByTheNamesThatTheyBear(ShippedDefinition shipped) {
    String variable =
        switch (shipped) {
          case PROVISION_LAB -> "LABLIFT_PROVISION_MACHINE";
          case BAKE_IMAGE -> "LABLIFT_BAKE_MACHINE";
          case TEARDOWN_LAB -> "LABLIFT_TEARDOWN_MACHINE";
        };
    Map<String, String> values =
        Map.of(
            "AWS::Partition", "aws",
            "AWS::Region", "ap-northeast-2",
            "AWS::AccountId", "123456789012",
            "DeploymentId", "main");
    String name = Template.filledIn(machine(shipped).path("Name"), values);
    assertThat(
            Template.filledIn(
                template.global("Environment").path("Variables").path(variable), values))
        .isEqualTo("arn:aws:states:ap-northeast-2:123456789012:stateMachine:" + name);
  }
}
