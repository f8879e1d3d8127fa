package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.registry.RegistryTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The table that is deployed is the one that the code expects. */
final class RegistryTest {
  private final JsonNode deployed = Template.shipped().resource("Registry");
  private final CreateTableRequest expected = RegistryTable.createRequest("lablift-main");

  @Test
  void itHasTheKeyAndTheIndexesOfTheCode() {
    assertThat(keys(deployed.path("KeySchema"))).isEqualTo(keys(expected.keySchema()));
    assertThat(deployed.path("BillingMode").asText()).isEqualTo(expected.billingModeAsString());

    List<String> attributes = new ArrayList<>();
    deployed
        .path("AttributeDefinitions")
        .forEach(
            a ->
                attributes.add(
                    a.path("AttributeName").asText() + ":" + a.path("AttributeType").asText()));
    assertThat(attributes)
        .containsExactlyInAnyOrderElementsOf(
            expected.attributeDefinitions().stream()
                .map(a -> a.attributeName() + ":" + a.attributeTypeAsString())
                .toList());

    List<String> indexes = new ArrayList<>();
    deployed
        .path("GlobalSecondaryIndexes")
        .forEach(
            index ->
                indexes.add(
                    index.path("IndexName").asText()
                        + keys(index.path("KeySchema"))
                        + index.path("Projection").path("ProjectionType").asText()));
    assertThat(indexes)
        .containsExactlyInAnyOrderElementsOf(
            expected.globalSecondaryIndexes().stream()
                .map(
                    index ->
                        index.indexName()
                            + keys(index.keySchema())
                            + index.projection().projectionTypeAsString())
                .toList());
  }

  private static List<String> keys(JsonNode schema) {
    List<String> keys = new ArrayList<>();
    schema.forEach(
        key -> keys.add(key.path("AttributeName").asText() + ":" + key.path("KeyType").asText()));
    return keys;
  }

  private static List<String> keys(List<KeySchemaElement> schema) {
    return schema.stream().map(key -> key.attributeName() + ":" + key.keyTypeAsString()).toList();
  }

  @Test
  void itForgetsByTheAttributeThatSaysWhenACertificateMayBeForgotten() {
    JsonNode timeToLive = deployed.path("TimeToLiveSpecification");
    assertThat(timeToLive.path("Enabled").asBoolean()).isTrue();
    assertThat(timeToLive.path("AttributeName").asText()).isEqualTo(RegistryTable.TIME_TO_LIVE);
  }

  @Test
  void itIsEncryptedCanBeTakenBackAndOutlivesTheStack() {
    assertThat(deployed.path("SSESpecification").path("SSEEnabled").asBoolean()).isTrue();
    assertThat(
            deployed
                .path("PointInTimeRecoverySpecification")
                .path("PointInTimeRecoveryEnabled")
                .asBoolean())
        .isTrue();
    JsonNode registry = Template.shipped().resources().path("Registry");
    assertThat(registry.path("DeletionPolicy").asText()).startsWith("Retain");
    assertThat(registry.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
  }
}
