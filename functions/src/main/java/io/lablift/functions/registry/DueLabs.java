package io.lablift.functions.registry;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import java.time.Instant;
import java.util.ArrayList;
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
   * What the sweep is to know.
   *
   * @param due the labs that it is to look at
   * @param classes the courses whose classes it is to look at
   * @param aside how many labs there are that were set aside once and are not gone, due or not
   */
  public record Found(List<Due> due, List<String> classes, int aside) {
    public Found {
      classes = List.copyOf(classes);
      due = List.copyOf(due);
    }
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

  /**
   * What is due by now, the longest due first, and those that were set aside after all others; with
   * {@code null}, all that it will ever be.
   */
  public Found by(@Nullable Instant now) {
    long until = now == null ? Long.MAX_VALUE : now.toEpochMilli();
    List<Due> due = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (Map<String, AttributeValue> item : shard(Items.DUE_SHARD, until)) {
      Due found = due(item);
      if (found.key().startsWith(Classes.PREFIX)) {
        classes.add(found.key().substring(Classes.PREFIX.length()));
      } else {
        due.add(found);
      }
    }
    List<Map<String, AttributeValue>> aside = shard(Items.ASIDE_SHARD, Long.MAX_VALUE);
    aside.stream().filter(item -> at(item) <= until).forEach(item -> due.add(due(item)));
    return new Found(due, classes, aside.size());
  }

  private static long at(Map<String, AttributeValue> item) {
    Instant at = Items.instant(item, Items.DUE_AT);
    return at == null ? Long.MAX_VALUE : at.toEpochMilli();
  }

  private static Due due(Map<String, AttributeValue> item) {
    return new Due(Items.string(item, Items.KEY));
  }

  private List<Map<String, AttributeValue>> shard(String shard, long until) {
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
                            .expressionAttributeValues(
                                Map.of(":shard", Items.text(shard), ":now", Items.number(until))))
                .items()
                .stream()
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
