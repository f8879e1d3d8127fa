package io.lablift.functions.registry;

import io.lablift.functions.lab.LabId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The current attempts of labs, page by page. */
public final class LabListing {
  private final DynamoDbClient dynamoDb;
  private final String table;
  private static final int PAGE = 100;

  private final SpecReader specs = new SpecReader();

  public LabListing(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** A page of labs, by id. */
  public record Page(List<LabRecord> labs, @Nullable String next) {}

  /**
   * Lists labs.
   *
   * @param course only this course's; null: all
   * @param after the last lab of the page before; null: from the start
   */
  public Page list(@Nullable String course, int limit, @Nullable String after) {
    Map<String, AttributeValue> start = after == null ? Map.of() : startKey(LabId.parse(after));
    List<Map<String, AttributeValue>> items;
    Map<String, AttributeValue> last;
    if (course == null) {
      ScanResponse response =
          Registry.translated(() -> dynamoDb.scan(scanFrom(start).limit(limit).build()));
      items = response.items();
      last = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
    } else {
      QueryResponse response =
          Registry.translated(
              () ->
                  dynamoDb.query(
                      QueryRequest.builder()
                          .tableName(table)
                          .indexName(RegistryTable.BY_COURSE)
                          .keyConditionExpression("#course = :course")
                          .expressionAttributeNames(Map.of("#course", Items.COURSE))
                          .expressionAttributeValues(Map.of(":course", Items.text(course)))
                          .limit(limit)
                          .exclusiveStartKey(start.isEmpty() ? null : start)
                          .build()));
      items = response.items();
      last = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
    }
    return new Page(
        items.stream().flatMap(item -> readable(item).stream()).toList(),
        last.isEmpty() ? null : Items.string(last, Items.LAB));
  }

  /** Of the latest attempts of all labs. */
  private ScanRequest.Builder scanFrom(Map<String, AttributeValue> start) {
    return ScanRequest.builder()
        .tableName(table)
        .indexName(RegistryTable.BY_COURSE)
        .exclusiveStartKey(start.isEmpty() ? null : start);
  }

  /**
   * How many labs there are in each status: their latest attempts. Nothing else of them is read.
   */
  public Map<String, Integer> census() {
    Map<String, Integer> census = new TreeMap<>();
    Map<String, AttributeValue> after = Map.of();
    do {
      Map<String, AttributeValue> start = after;
      ScanResponse page =
          Registry.translated(
              () ->
                  dynamoDb.scan(
                      scanFrom(start)
                          .projectionExpression("#status")
                          .expressionAttributeNames(Map.of("#status", Items.STATUS))
                          .build()));
      page.items().forEach(item -> census.merge(Items.string(item, Items.STATUS), 1, Integer::sum));
      after = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
    } while (!after.isEmpty());
    return census;
  }

  /**
   * All labs, by id.
   *
   * @param course only this course's; null: all
   */
  public List<LabRecord> all(@Nullable String course) {
    List<LabRecord> labs = new ArrayList<>();
    String after = null;
    do {
      Page page = list(course, PAGE, after);
      labs.addAll(page.labs());
      after = page.next();
    } while (after != null);
    return labs;
  }

  /** An item that cannot be read must not hide all the others; the sweep reports it. */
  Optional<LabRecord> readable(Map<String, AttributeValue> item) {
    try {
      return Optional.of(Items.lab(item, specs));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, AttributeValue> startKey(LabId id) {
    return Map.of(
        Items.KEY, Items.text(Items.key(id)),
        Items.COURSE, Items.text(id.course()),
        Items.LAB, Items.text(id.toString()));
  }
}
