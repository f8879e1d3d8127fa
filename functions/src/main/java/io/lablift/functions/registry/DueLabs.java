package io.lablift.functions.registry;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The labs that the sweep is to look at, by when. */
public final class DueLabs {
  private static final String PREFIX = "LAB#";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Registry registry;

  public DueLabs(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.registry = new Registry(dynamoDb, table);
  }

  /**
   * Something that is due.
   *
   * @param key the item's key in the table
   */
  public record Due(String key) {
    /** {@code aws101-kim}, or {@code aws101-kim#1} for an attempt that another one has followed. */
    @Override
    public String toString() {
      return key.substring(PREFIX.length());
    }
  }

  /** What is due by now, the longest due first; with {@code null}, all that it will ever be. */
  public List<Due> by(@Nullable Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":shard", Items.text(Items.DUE_SHARD));
    values.put(":now", now == null ? Items.number(Long.MAX_VALUE) : Items.time(now));
    return Registry.translated(
        () ->
            dynamoDb
                .queryPaginator(
                    r ->
                        r.tableName(table)
                            .indexName(RegistryTable.BY_DUE)
                            .keyConditionExpression("#due = :shard AND #at <= :now")
                            .expressionAttributeNames(
                                Map.of("#due", Items.DUE, "#at", Items.DUE_AT))
                            .expressionAttributeValues(values))
                .items()
                .stream()
                .map(item -> new Due(Items.string(item, Items.KEY)))
                .toList());
  }

  /** The lab itself, read consistently. */
  public Optional<LabRecord> find(Due due) {
    String text = due.toString();
    return text.contains("#")
        ? registry.find(LabRef.parse(text))
        : registry.find(LabId.parse(text));
  }

  /** Lets the sweep leave a lab alone for a while that it could not even read. */
  public void postpone(Due due, Instant until) {
    Registry.translated(
        () ->
            dynamoDb.updateItem(
                r ->
                    r.tableName(table)
                        .key(Map.of(Items.KEY, Items.text(due.key())))
                        .updateExpression("SET #at = :until")
                        .conditionExpression("attribute_exists(#at)")
                        .expressionAttributeNames(Map.of("#at", Items.DUE_AT))
                        .expressionAttributeValues(Map.of(":until", Items.time(until)))));
  }
}
