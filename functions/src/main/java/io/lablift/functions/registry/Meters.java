package io.lablift.functions.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Meters that all functions of a deployment share: each says how soon the next one may go.
 *
 * <p>A meter is a token bucket written as the moment at which it will be full again (the generic
 * cell rate algorithm, ITU-T I.371), so that it is one number and reserving is one conditional
 * write. Whoever has reserved waits for that moment and asks nobody again: first come, first
 * served.
 */
public final class Meters {
  private static final String FULL_AT = "fullAt";
  private static final int TRIES = 10;

  private final DynamoDbClient dynamoDb;
  private final String table;

  public Meters(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * Reserves a part of what a meter lets through, behind all who came before. What is reserved and
   * then not used is lost to everybody, which costs time and nothing else.
   *
   * @param cost in how long what is taken comes back
   * @param whole in how long an empty one is full; as much as that may be taken at once
   * @return from when it may be used: now, or as soon as it will have come back
   */
  public Instant reserve(String meter, Duration cost, Duration whole, Instant now) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Instant> fullAt =
          writeFull(meter, now.plus(cost), now).or(() -> writeBehind(meter, cost, now));
      if (fullAt.isPresent()) {
        return later(fullAt.get().minus(whole), now);
      }
    }
    return now;
  }

  /**
   * Reserves a turn: now, or as soon as those are through who came before.
   *
   * @param cost how much later the one after it comes
   */
  public Instant turn(String meter, Duration cost, Instant now) {
    return reserve(meter, cost, cost, now);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** On a meter that is full, or was never used: the usual case. */
  private Optional<Instant> writeFull(String meter, Instant next, Instant now) {
    return write(
        meter,
        "SET #at = :next",
        "attribute_not_exists(#at) OR #at <= :now",
        Map.of(":next", Items.time(next), ":now", Items.time(now)));
  }

  /** On one that others have taken from: a sum, which all may write at the same time. */
  private Optional<Instant> writeBehind(String meter, Duration cost, Instant now) {
    return write(
        meter,
        "SET #at = #at + :cost",
        "#at > :now",
        Map.of(":cost", Items.number(cost.toMillis()), ":now", Items.time(now)));
  }

  /** When the meter will be full now; empty: the condition did not hold. */
  private Optional<Instant> write(
      String meter, String update, String condition, Map<String, AttributeValue> values) {
    try {
      UpdateItemResponse written =
          Registry.translatedUnlessConflict(
              () ->
                  dynamoDb.updateItem(
                      r ->
                          r.tableName(table)
                              .key(Map.of(Items.KEY, Items.text("METER#" + meter)))
                              .updateExpression(update)
                              .conditionExpression(condition)
                              .expressionAttributeNames(Map.of("#at", FULL_AT))
                              .expressionAttributeValues(values)
                              .returnValues(ReturnValue.UPDATED_NEW)));
      return Optional.ofNullable(Items.instant(written.attributes(), FULL_AT));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }
}
