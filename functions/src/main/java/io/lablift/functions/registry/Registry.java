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
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * What Lablift remembers of its labs: one item each in one DynamoDB table.
 *
 * <p>Every write is conditional, on the attempt and on a legal move of the status. Errors of
 * DynamoDB come out as Lablift's own ({@link AwsErrors#translate}).
 */
public final class Registry {
  private final DynamoDbClient dynamoDb;
  private final String table;
  private final SpecReader specs = new SpecReader();

  public Registry(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** The current attempt of the lab of this id, read consistently. */
  public Optional<LabRecord> find(LabId id) {
    return item(Items.key(id)).map(this::lab);
  }

  /** This attempt of a lab, be it the current one or one that others have followed. */
  public Optional<LabRecord> find(LabRef ref) {
    return find(ref.lab())
        .filter(lab -> lab.attempt() == ref.attempt())
        .or(() -> item(Items.pastKey(ref)).map(this::lab));
  }

  private LabRecord lab(Map<String, AttributeValue> item) {
    return Items.lab(item, specs);
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
   * Enters a new attempt of a lab: as SCHEDULED if it is wanted later, else as QUEUED.
   *
   * @param request the request as canonical JSON
   * @param now when it was asked for
   * @return false if somebody else was first, or the lab's last attempt is not gone
   */
  public boolean create(LabSpec spec, String request, Instant now) {
    if (spec.attempt() > 1) {
      keep(new LabRef(spec.lab(), spec.attempt() - 1));
    }
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Items.KEY, Items.text(Items.key(spec.lab())));
    item.put(Items.LAB, Items.text(spec.lab().toString()));
    item.put(Items.COURSE, Items.text(spec.lab().course()));
    item.put(Items.STUDENT, Items.text(spec.lab().student()));
    item.put(Items.ATTEMPT, Items.number(spec.attempt()));
    Instant due = spec.notBefore().map(start -> start.minus(LabRecord.AHEAD)).orElse(now);
    LabStatus status = due.isAfter(now) ? LabStatus.SCHEDULED : LabStatus.QUEUED;
    item.put(Items.STATUS, Items.text(status.name()));
    item.put(Items.REQUEST, Items.text(request));
    item.put(Items.SPEC, Items.text(Json.write(spec)));
    item.put(Items.CREATED, Items.time(now));
    item.put(Items.PROVISION_RUN, Items.number(0));
    item.put(Items.TEARDOWN_RUN, Items.number(0));
    item.put(Items.STAGES, AttributeValue.fromM(Map.of()));
    item.put(Items.LEDGER, AttributeValue.fromM(Map.of()));
    item.put(Items.DUE, Items.text(Items.DUE_SHARD));
    item.put(Items.DUE_AT, Items.time(due));
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
   * Keeps an attempt that is gone, with its ledger and certificate, beside the one that is to
   * follow; lists do not show it. What the sweep still has to do for it stays due: to give back
   * what it took, or to tear down what was seen of it after all.
   */
  private void keep(LabRef past) {
    Optional<Map<String, AttributeValue>> before =
        item(Items.key(past.lab()))
            .filter(item -> Items.integer(item, Items.ATTEMPT) == past.attempt())
            .filter(item -> LabStatus.GONE.name().equals(Items.optional(item, Items.STATUS)));
    if (before.isPresent()) {
      Map<String, AttributeValue> item = new HashMap<>(before.get());
      item.remove(Items.COURSE);
      putPast(past, item);
    }
  }

  /**
   * Enters an attempt as gone whose record was lost, so that what is left of it can be torn down.
   */
  public void enterLost(LabSpec spec, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Items.LAB, Items.text(spec.lab().toString()));
    item.put(Items.STUDENT, Items.text(spec.lab().student()));
    item.put(Items.ATTEMPT, Items.number(spec.attempt()));
    item.put(Items.STATUS, Items.text(LabStatus.GONE.name()));
    item.put(Items.REQUEST, Items.text("{}"));
    item.put(Items.SPEC, Items.text(Json.write(spec)));
    item.put(Items.CREATED, Items.time(now));
    item.put(Items.PROVISION_RUN, Items.number(0));
    item.put(Items.TEARDOWN_RUN, Items.number(0));
    item.put(Items.STAGES, AttributeValue.fromM(Map.of()));
    item.put(Items.LEDGER, AttributeValue.fromM(Map.of()));
    putPast(spec.ref(), item);
  }

  private void putPast(LabRef past, Map<String, AttributeValue> item) {
    item.put(Items.KEY, Items.text(Items.pastKey(past)));
    try {
      translatedUnlessConflict(
          () ->
              dynamoDb.putItem(
                  r ->
                      r.tableName(table)
                          .item(item)
                          .conditionExpression("attribute_not_exists(#pk) OR #status = :gone")
                          .expressionAttributeNames(
                              Map.of("#pk", Items.KEY, "#status", Items.STATUS))
                          .expressionAttributeValues(
                              Map.of(":gone", Items.text(LabStatus.GONE.name())))));
    } catch (ConditionalCheckFailedException e) {
      return; // It is there, and being torn down once more.
    }
  }

  /**
   * Does a conditional write, to the current attempt or to one that others have followed.
   *
   * @return the lab as it is after the write, or empty if the condition did not hold
   */
  public Optional<LabRecord> update(LabUpdate update) {
    try {
      return Optional.of(
          lab(
              translatedUnlessConflict(() -> dynamoDb.updateItem(update.request(table)))
                  .attributes()));
    } catch (ConditionalCheckFailedException e) {
      boolean followed =
          !e.hasItem() || Items.integer(e.item(), Items.ATTEMPT) > update.ref().attempt();
      return followed ? updatePast(update) : Optional.empty();
    }
  }

  private Optional<LabRecord> updatePast(LabUpdate update) {
    try {
      return Optional.of(
          lab(
              translatedUnlessConflict(
                      () -> dynamoDb.updateItem(update.request(table, Items.pastKey(update.ref()))))
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
        LabRecord lab = lab(e.item());
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
