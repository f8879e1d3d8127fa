package io.lablift.functions.registry;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What functions remember for one another that can be had anew: one text for each subject, the last
 * writer's.
 */
public final class Memos {
  private static final String TEXT = "text";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public Memos(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** What was last written about the subject. */
  public Optional<String> read(String subject) {
    Map<String, AttributeValue> item =
        Registry.translated(
                () ->
                    dynamoDb.getItem(
                        r -> r.tableName(table).key(key(subject)).consistentRead(true)))
            .item();
    return item == null ? Optional.empty() : Optional.ofNullable(Items.optional(item, TEXT));
  }

  public void write(String subject, String text) {
    Registry.translated(
        () ->
            dynamoDb.updateItem(
                r ->
                    r.tableName(table)
                        .key(key(subject))
                        .updateExpression("SET #text = :text")
                        .expressionAttributeNames(Map.of("#text", TEXT))
                        .expressionAttributeValues(Map.of(":text", Items.text(text)))));
  }

  private static Map<String, AttributeValue> key(String subject) {
    return Map.of(Items.KEY, Items.text("MEMO#" + subject));
  }
}
