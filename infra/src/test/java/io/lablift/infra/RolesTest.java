package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.blueprint.LabSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Who may do what is written out: a role for each function and machine, and nothing by the dozen.
 */
final class RolesTest {
  private final Template template = Template.shipped();

  @Test
  void everyFunctionAndEveryMachineHasARoleOfItsOwn() {
    Set<String> roles = new TreeSet<>();
    List<JsonNode> all = new ArrayList<>(template.functions().values());
    all.addAll(template.all("AWS::Serverless::StateMachine").values());
    for (JsonNode one : all) {
      JsonNode role = one.path("Role").path("Fn::GetAtt");
      assertThat(role.path(1).asText()).as(one.toString()).isEqualTo("Arn");
      roles.add(role.path(0).asText());
      assertThat(one.has("Policies")).as("SAM would make a role with managed policies").isFalse();
    }
    assertThat(roles).hasSameSizeAs(all);
    assertThat(template.all("AWS::IAM::Role").keySet()).containsAll(roles);
  }

  @Test
  void noRoleHasAManagedPolicyAndNoneAnActionByTheDozen() {
    assertThat(template.all("AWS::IAM::ManagedPolicy")).isEmpty();
    for (Map.Entry<String, JsonNode> role : template.all("AWS::IAM::Role").entrySet()) {
      assertThat(role.getValue().has("ManagedPolicyArns")).as(role.getKey()).isFalse();
      List<JsonNode> statements = statements(role.getValue());
      assertThat(statements).as(role.getKey()).isNotEmpty();
      for (JsonNode statement : statements) {
        assertThat(actions(statement))
            .as(role.getKey())
            .isNotEmpty()
            .noneMatch(a -> a.contains("*"));
        assertThat(statement.has("NotAction") || statement.has("NotResource")).isFalse();
      }
    }
  }

  @Test
  void everyStatementOfARoleHasANameOfItsOwn() {
    for (Map.Entry<String, JsonNode> role : template.all("AWS::IAM::Role").entrySet()) {
      List<String> names =
          statements(role.getValue()).stream().map(s -> s.path("Sid").asText()).toList();
      assertThat(names).as(role.getKey()).doesNotContain("").doesNotHaveDuplicates();
    }
  }

  /** Actions that know no resource are looks, logs and traces; all others name what they act on. */
  @Test
  void onlyLooksAndTelemetryAreAllowedOnEverything() {
    for (Map.Entry<String, JsonNode> role : template.all("AWS::IAM::Role").entrySet()) {
      for (JsonNode statement : statements(role.getValue())) {
        if (statement.path("Resource").asText().equals("*")) {
          assertThat(actions(statement))
              .as(role.getKey())
              .allMatch(
                  action ->
                      action.matches("(ec2|elasticloadbalancing|autoscaling):Describe.*")
                          || action.matches("servicequotas:Get.*")
                          || action.startsWith("xray:")
                          || action.matches("logs:.*(LogDeliver|ResourcePolic|LogGroups).*"));
        }
      }
    }
  }

  @Test
  void serversMayHaveDisksAsLargeAsTheImagesThatTheCodeTakes() {
    List<JsonNode> disks =
        statements(template.resource("LaunchFromAmiRole")).stream()
            .filter(statement -> statement.path("Sid").asText().equals("LaunchWithDisks"))
            .toList();
    assertThat(disks).hasSize(1);
    assertThat(
            disks
                .getFirst()
                .path("Condition")
                .path("NumericLessThanEquals")
                .path("ec2:VolumeSize")
                .asInt())
        .isEqualTo(LabSpec.Image.LARGEST_GIB);
  }

  private static List<JsonNode> statements(JsonNode role) {
    List<JsonNode> statements = new ArrayList<>();
    role.path("Policies")
        .forEach(
            policy -> policy.path("PolicyDocument").path("Statement").forEach(statements::add));
    return statements;
  }

  private static List<String> actions(JsonNode statement) {
    JsonNode action = statement.path("Action");
    List<String> actions = new ArrayList<>();
    if (action.isTextual()) {
      actions.add(action.asText());
    }
    action.forEach(one -> actions.add(one.asText()));
    return actions;
  }
}
