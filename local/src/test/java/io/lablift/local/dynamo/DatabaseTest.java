package io.lablift.local.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.functions.registry.RegistryTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

final class DatabaseTest {
  private static final List<String> TABLES =
      List.of("table-a", "table-b", "table-c", "table-d", "table-e");

  @Test
  void keepsTablesApartWhereverTheyLive() {
    try (Database database = Database.inMemory()) {
      DynamoDbClient client = database.client();
      TABLES.forEach(table -> database.makeTable(RegistryTable.createRequest(table)));
      TABLES.forEach(table -> put(client, table));
      database.makeTable(RegistryTable.createRequest("table-c"));

      assertThat(TABLES)
          .allSatisfy(
              table ->
                  assertThat(client.scan(r -> r.tableName(table)).items())
                      .containsExactly(Map.of("pk", AttributeValue.fromS(table))));
    }
  }

  @Test
  void makesATableAnewThatWasDropped() {
    try (Database database = Database.inMemory()) {
      DynamoDbClient client = database.client();
      TABLES.forEach(table -> database.makeTable(RegistryTable.createRequest(table)));
      put(client, "table-b");
      database.dropTable("table-b");

      assertThatThrownBy(() -> put(client, "table-b"))
          .isInstanceOf(ResourceNotFoundException.class);
      assertThatThrownBy(() -> database.dropTable("table-b"))
          .isInstanceOf(ResourceNotFoundException.class);
      database.makeTable(RegistryTable.createRequest("table-b"));
      assertThat(client.scan(r -> r.tableName("table-b")).items()).isEmpty();
    }
  }

  private static void put(DynamoDbClient client, String table) {
    client.putItem(r -> r.tableName(table).item(Map.of("pk", AttributeValue.fromS(table))));
  }
}
