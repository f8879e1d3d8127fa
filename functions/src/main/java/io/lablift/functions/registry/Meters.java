package io.lablift.functions.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Meters that all functions of a deployment share: each says how soon the next one may go.
 *
 * <p>A meter is a token bucket written as the moment at which it will be full again (the generic
 * cell rate algorithm, ITU-T I.371), so that it is one number and taking from it is one conditional
 * write.
 */
public final class Meters {
  private static final String FULL_AT = "fullAt";
  private static final int TRIES = 20;

  private final DynamoDbClient dynamoDb;
  private final String table;

  public Meters(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * Takes from a meter, if there is enough in it.
   *
   * @param cost in how long what is taken comes back
   * @param whole in how long an empty one is full
   * @return zero if it was taken; else how long until it could be
   */
  public Duration take(String meter, Duration cost, Duration whole, Instant now) {
    Optional<Instant> other = replaceUnseen(meter, now, now.plus(cost));
    for (int i = 0; i < TRIES && other.isPresent(); i++) {
      Instant fullAt = later(other.get(), now);
      Instant next = fullAt.plus(cost);
      if (fullAt.isAfter(now) && next.isAfter(now.plus(whole))) {
        return Duration.between(now.plus(whole), next);
      }
      other = replace(meter, other.get(), next);
    }
    return other.isPresent() ? cost : Duration.ZERO;
  }

  /**
   * Reserves a turn.
   *
   * @param cost how much later the one after it comes
   * @return when it is: now, or as soon as those are through who came before
   */
  public Instant turn(String meter, Duration cost, Instant now) {
    Instant turn = now;
    Optional<Instant> other = replaceUnseen(meter, now, now.plus(cost));
    for (int i = 0; i < TRIES && other.isPresent(); i++) {
      turn = later(other.get(), now);
      other = replace(meter, other.get(), turn.plus(cost));
    }
    return turn;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Writes without having read, which succeeds on a meter that is full: the usual case. */
  private Optional<Instant> replaceUnseen(String meter, Instant now, Instant next) {
    return write(meter, next, "attribute_not_exists(#at) OR #at <= :seen", now);
  }

  private Optional<Instant> replace(String meter, Instant seen, Instant next) {
    return write(meter, next, "#at = :seen", seen);
  }

  /** What somebody else has written meanwhile; empty: this was written. */
  private Optional<Instant> write(String meter, Instant next, String condition, Instant seen) {
    try {
      Registry.translatedUnlessConflict(
          () ->
              dynamoDb.updateItem(
                  r ->
                      r.tableName(table)
                          .key(Map.of(Items.KEY, Items.text("METER#" + meter)))
                          .updateExpression("SET #at = :next")
                          .conditionExpression(condition)
                          .expressionAttributeNames(Map.of("#at", FULL_AT))
                          .expressionAttributeValues(
                              Map.of(":next", Items.time(next), ":seen", Items.time(seen)))
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD)));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      Map<String, AttributeValue> item = e.hasItem() ? e.item() : Map.of();
      Instant other = Items.instant(item, FULL_AT);
      return Optional.of(other == null ? Instant.EPOCH : other);
    }
  }
}
