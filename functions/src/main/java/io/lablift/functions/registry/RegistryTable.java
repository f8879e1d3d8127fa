package io.lablift.functions.registry;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The shape of the registry's table: the code's side of what the deployment declares.
 *
 * <p>Key {@code pk}; an index by course (course, lab) and one by what is due (due, dueAt), which
 * holds only labs that the sweep must look at.
 */
public final class RegistryTable {
  public static final String BY_COURSE = "byCourse";
  public static final String BY_DUE = "byDue";

  /**
   * The attribute that holds when a certificate may be forgotten, in seconds since 1970: DynamoDB
   * deletes an item some time after that (DynamoDB developer guide, "Time to live").
   */
  public static final String TIME_TO_LIVE = Items.EXPIRES;

  private RegistryTable() {}

  /** The request that makes the table, on demand, with both indexes. */
  public static CreateTableRequest createRequest(String table) {
    return CreateTableRequest.builder()
        .tableName(table)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            attribute(Items.KEY, ScalarAttributeType.S),
            attribute(Items.COURSE, ScalarAttributeType.S),
            attribute(Items.LAB, ScalarAttributeType.S),
            attribute(Items.DUE, ScalarAttributeType.S),
            attribute(Items.DUE_AT, ScalarAttributeType.N))
        .keySchema(key(Items.KEY, KeyType.HASH))
        .globalSecondaryIndexes(
            index(BY_COURSE, ProjectionType.ALL, Items.COURSE, Items.LAB),
            index(BY_DUE, ProjectionType.KEYS_ONLY, Items.DUE, Items.DUE_AT))
        .build();
  }

  private static GlobalSecondaryIndex index(
      String name, ProjectionType projection, String hash, String range) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(List.of(key(hash, KeyType.HASH), key(range, KeyType.RANGE)))
        .projection(Projection.builder().projectionType(projection).build())
        .build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
