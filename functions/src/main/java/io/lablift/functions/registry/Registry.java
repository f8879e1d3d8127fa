package io.lablift.functions.registry;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.error.LabNotProvisioning;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * What Lablift remembers of its labs: one item each in one DynamoDB table.
 *
 * <p>Every write is conditional, on the attempt and on a legal move of the status. Errors of
 * DynamoDB come out as Lablift's own ({@link AwsErrors#translate}).
 */
public final class Registry {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public Registry(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** The lab of this id, read consistently. */
  public Optional<LabRecord> find(LabId id) {
    return item(Items.key(id)).map(Items::lab);
  }

  private Optional<Map<String, AttributeValue>> item(String key) {
    Map<String, AttributeValue> item =
        translated(
                () ->
                    dynamoDb.getItem(
                        GetItemRequest.builder()
                            .tableName(table)
                            .key(Map.of(Items.KEY, Items.text(key)))
                            .consistentRead(true)
                            .build()))
            .item();
    return item == null || item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  /**
   * Enters a new attempt of a lab as QUEUED.
   *
   * @param request the request as canonical JSON
   * @return false if somebody else was first, or the lab's last attempt is not gone
   */
  public boolean create(LabSpec spec, String request, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Items.KEY, Items.text(Items.key(spec.lab())));
    item.put(Items.LAB, Items.text(spec.lab().toString()));
    item.put(Items.COURSE, Items.text(spec.lab().course()));
    item.put(Items.STUDENT, Items.text(spec.lab().student()));
    item.put(Items.ATTEMPT, Items.number(spec.attempt()));
    item.put(Items.STATUS, Items.text(LabStatus.QUEUED.name()));
    item.put(Items.REQUEST, Items.text(request));
    item.put(Items.SPEC, Items.text(Json.write(spec)));
    item.put(Items.CREATED, Items.time(now));
    item.put(Items.PROVISION_RUN, Items.number(0));
    item.put(Items.TEARDOWN_RUN, Items.number(0));
    item.put(Items.STAGES, AttributeValue.fromM(Map.of()));
    item.put(Items.LEDGER, AttributeValue.fromM(Map.of()));
    item.put(Items.DUE, Items.text(Items.DUE_SHARD));
    item.put(Items.DUE_AT, Items.time(now));
    try {
      translatedUnlessConflict(
          () ->
              dynamoDb.putItem(
                  PutItemRequest.builder()
                      .tableName(table)
                      .item(item)
                      .conditionExpression(
                          "attribute_not_exists(#pk) OR (#status = :gone AND #attempt = :before)")
                      .expressionAttributeNames(
                          Map.of(
                              "#pk", Items.KEY, "#status", Items.STATUS, "#attempt", Items.ATTEMPT))
                      .expressionAttributeValues(
                          Map.of(
                              ":gone", Items.text(LabStatus.GONE.name()),
                              ":before", Items.number(spec.attempt() - 1L)))
                      .build()));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /**
   * Does a conditional write.
   *
   * @return the lab as it is after the write, or empty if the condition did not hold
   */
  public Optional<LabRecord> update(LabUpdate update) {
    try {
      return Optional.of(
          Items.lab(
              translatedUnlessConflict(() -> dynamoDb.updateItem(update.request(table)))
                  .attributes()));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  /**
   * Claims a resource for a role of a lab that is being built: the first claim wins, and every
   * later one is told the winner.
   *
   * @throws LabNotProvisioning if the lab is not (or no longer) to be built by this attempt
   */
  public LedgerEntry claim(LabRef ref, String role, LedgerEntry entry) {
    LabUpdate claim = LabUpdate.of(ref).whileIn(LabStatus.PROVISIONING).claim(role, entry);
    try {
      translatedUnlessConflict(() -> dynamoDb.updateItem(claim.request(table)));
      return entry;
    } catch (ConditionalCheckFailedException e) {
      if (e.hasItem()) {
        LabRecord lab = Items.lab(e.item());
        LedgerEntry winner = lab.ledger().get(role);
        if (winner != null
            && lab.attempt() == ref.attempt()
            && lab.status() == LabStatus.PROVISIONING) {
          return winner;
        }
      }
      throw new LabNotProvisioning("the lab " + ref + " is not to be built any more", e);
    }
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
          translated(
              () ->
                  dynamoDb.scan(
                      ScanRequest.builder()
                          .tableName(table)
                          .indexName(RegistryTable.BY_COURSE)
                          .limit(limit)
                          .exclusiveStartKey(start.isEmpty() ? null : start)
                          .build()));
      items = response.items();
      last = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
    } else {
      QueryResponse response =
          translated(
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

  /** An item that cannot be read must not hide all the others; the sweep reports it. */
  private static Optional<LabRecord> readable(Map<String, AttributeValue> item) {
    try {
      return Optional.of(Items.lab(item));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Lets the sweep leave a lab alone for a while that it could not even read. */
  public void postpone(LabId id, Instant until) {
    translated(
        () ->
            dynamoDb.updateItem(
                r ->
                    r.tableName(table)
                        .key(Map.of(Items.KEY, Items.text(Items.key(id))))
                        .updateExpression("SET #at = :until")
                        .conditionExpression("attribute_exists(#at)")
                        .expressionAttributeNames(Map.of("#at", Items.DUE_AT))
                        .expressionAttributeValues(Map.of(":until", Items.time(until)))));
  }

  private static Map<String, AttributeValue> startKey(LabId id) {
    return Map.of(
        Items.KEY, Items.text(Items.key(id)),
        Items.COURSE, Items.text(id.course()),
        Items.LAB, Items.text(id.toString()));
  }

  /**
   * The labs that the sweep is to look at by now, the longest due first; with {@code null}, all
   * that it ever will.
   */
  public List<LabId> due(@Nullable Instant now, int limit) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":shard", Items.text(Items.DUE_SHARD));
    values.put(":now", now == null ? Items.number(Long.MAX_VALUE) : Items.time(now));
    return translated(
            () ->
                dynamoDb.query(
                    QueryRequest.builder()
                        .tableName(table)
                        .indexName(RegistryTable.BY_DUE)
                        .keyConditionExpression("#due = :shard AND #at <= :now")
                        .expressionAttributeNames(Map.of("#due", Items.DUE, "#at", Items.DUE_AT))
                        .expressionAttributeValues(values)
                        .limit(limit)
                        .build()))
        .items()
        .stream()
        .map(item -> LabId.parse(Items.string(item, Items.KEY).substring("LAB#".length())))
        .toList();
  }

  static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }

  /**
   * Like {@link #translated}, but lets a lost condition through, which is an answer and no error.
   */
  static <T> T translatedUnlessConflict(Supplier<T> call) {
    try {
      return call.get();
    } catch (ConditionalCheckFailedException e) {
      throw e;
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }
}
