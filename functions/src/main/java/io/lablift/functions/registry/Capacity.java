package io.lablift.functions.registry;

import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The region's capacity: how much of each quota admitted labs take, which labs those are, and who
 * waits, in order.
 *
 * <p>One item, {@code CAPACITY#<region>}. Admission is one conditional update, so a lab is admitted
 * whole or not at all, once, and first come first served: labs that each held half of what they
 * need would block one another for ever.
 */
public final class Capacity {
  private static final String QUEUE = "queue";
  private static final String ADMITTED = "admitted";
  private static final String NEXT_TURN = "nextTurn";

  /** Followed by a lab's name: when the lease of an admitted lab ends. */
  private static final String ENDS = "ends ";

  private static final int QUEUE_TRIES = 10;

  /** A condition has at most 4 KB ("Expression parameters", DynamoDB developer guide). */
  private static final int TOGETHER = 25;

  private final DynamoDbClient dynamoDb;
  private final Settings settings;

  public Capacity(DynamoDbClient dynamoDb, Settings settings) {
    this.dynamoDb = dynamoDb;
    this.settings = settings;
  }

  /**
   * A snapshot.
   *
   * @param taken how much admitted labs take of each quota
   * @param ends when the leases of admitted labs end, by lab
   * @param queue who waits, the next one first
   * @param nextTurn before this, no further lab is to begin; null: at once
   */
  public record View(
      Map<Quota, Integer> taken,
      Set<String> admitted,
      Map<String, Instant> ends,
      List<LabRef> queue,
      @Nullable Instant nextTurn) {}

  public View view() {
    Map<String, AttributeValue> item =
        Registry.translated(
                () ->
                    dynamoDb.getItem(
                        GetItemRequest.builder()
                            .tableName(settings.table())
                            .key(key())
                            .consistentRead(true)
                            .build()))
            .item();
    return view(item == null ? Map.of() : item);
  }

  private static View view(Map<String, AttributeValue> item) {
    Map<Quota, Integer> taken = new EnumMap<>(Quota.class);
    for (Quota quota : Quota.values()) {
      taken.put(quota, Items.integer(item, taken(quota)));
    }
    Map<String, Instant> ends = new TreeMap<>();
    item.keySet().stream()
        .filter(name -> name.startsWith(ENDS))
        .forEach(
            name ->
                Optional.ofNullable(Items.instant(item, name))
                    .ifPresent(end -> ends.put(name.substring(ENDS.length()), end)));
    AttributeValue queue = item.get(QUEUE);
    AttributeValue admitted = item.get(ADMITTED);
    return new View(
        taken,
        admitted == null ? Set.of() : new TreeSet<>(admitted.ss()),
        ends,
        queue == null ? List.of() : queue.l().stream().map(v -> LabRef.parse(v.s())).toList(),
        Items.instant(item, NEXT_TURN));
  }

  /**
   * The first quota that a lab would have to wait for now.
   *
   * @param limits how much of each quota labs may take together
   */
  public static Optional<Quota> fullFor(Needs needs, View view, Map<Quota, Integer> limits) {
    for (Quota quota : Quota.values()) {
      if (needs.of(quota) > 0
          && view.taken().getOrDefault(quota, 0) + needs.of(quota)
              > limits.getOrDefault(quota, 0)) {
        return Optional.of(quota);
      }
    }
    return Optional.empty();
  }

  /** Puts a lab at the queue's end, unless it is there or admitted already. */
  public void enqueue(LabRef ref) {
    var _ = append(List.of(ref));
  }

  /** Puts labs at the queue's end in this order, each unless it is there or admitted already. */
  public void enqueue(List<LabRef> refs) {
    for (int from = 0; from < refs.size(); from += TOGETHER) {
      List<LabRef> some = refs.subList(from, Math.min(refs.size(), from + TOGETHER));
      if (!append(some)) {
        some.forEach(this::enqueue); // One of them is there; the others still have to be.
      }
    }
  }

  private boolean append(List<LabRef> refs) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":none", AttributeValue.fromL(List.of()));
    values.put(
        ":labs",
        AttributeValue.fromL(refs.stream().map(ref -> Items.text(ref.toString())).toList()));
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < refs.size(); i++) {
      String lab = ":lab" + i;
      values.put(lab, Items.text(refs.get(i).toString()));
      conditions.add(
          "NOT contains(#queue, %s) AND NOT contains(#admitted, %s)".formatted(lab, lab));
    }
    return write(
        update()
            .updateExpression("SET #queue = list_append(if_not_exists(#queue, :none), :labs)")
            .conditionExpression(String.join(" AND ", conditions))
            .expressionAttributeNames(Map.of("#queue", QUEUE, "#admitted", ADMITTED))
            .expressionAttributeValues(values)
            .build());
  }

  /**
   * What is agreed with a lab that is admitted.
   *
   * @param lease from its turn to its end
   * @param nextTurn when the next lab may begin at the earliest
   */
  public record Turn(Lease lease, Instant nextTurn) {}

  /**
   * Admits the queue's head, if it is this lab and all that it needs is free, and nobody else has
   * been given a turn since {@code seen}.
   *
   * @param limits how much of each quota labs may take together
   * @return whether it was admitted by this call
   */
  public boolean admit(LabRef head, Needs needs, Map<Quota, Integer> limits, View seen, Turn turn) {
    Map<String, String> names = new HashMap<>(Map.of("#queue", QUEUE, "#admitted", ADMITTED));
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":lab", Items.text(head.toString()));
    values.put(":labs", AttributeValue.fromSs(List.of(head.toString())));
    values.put(":zero", Items.number(0));
    List<String> sets = new ArrayList<>();
    StringBuilder condition =
        new StringBuilder("#queue[0] = :lab AND NOT contains(#admitted, :lab)");
    for (Quota quota : Quota.values()) {
      String name = "#" + quota.name();
      names.put(name, taken(quota));
      values.put(":need" + quota.name(), Items.number(needs.of(quota)));
      values.put(
          ":room" + quota.name(),
          Items.number((long) limits.getOrDefault(quota, 0) - needs.of(quota)));
      sets.add(name + " = if_not_exists(" + name + ", :zero) + :need" + quota.name());
      if (needs.of(quota) > 0) {
        condition.append(
            " AND (attribute_not_exists(%s) OR %s <= :room%s)".formatted(name, name, quota.name()));
      } else {
        values.remove(":room" + quota.name());
      }
    }
    names.put("#turn", NEXT_TURN);
    names.put("#ends", ENDS + head);
    values.put(":next", Items.time(turn.nextTurn()));
    values.put(":end", Items.time(turn.lease().end()));
    sets.add("#turn = :next");
    sets.add("#ends = :end");
    if (seen.nextTurn() == null) {
      condition.append(" AND attribute_not_exists(#turn)");
    } else {
      values.put(":seen", Items.time(seen.nextTurn()));
      condition.append(" AND #turn = :seen");
    }
    return write(
        update()
            .updateExpression(
                "SET " + String.join(", ", sets) + " REMOVE #queue[0] ADD #admitted :labs")
            .conditionExpression(condition.toString())
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .build());
  }

  /**
   * Gives back what an admitted lab took. Repeatable: only the first call finds it admitted.
   *
   * @return whether this call gave it back
   */
  public boolean release(LabRef ref, Needs needs) {
    Map<String, String> names = new HashMap<>(Map.of("#admitted", ADMITTED));
    names.put("#ends", ENDS + ref);
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":lab", Items.text(ref.toString()));
    values.put(":labs", AttributeValue.fromSs(List.of(ref.toString())));
    List<String> sets = new ArrayList<>();
    for (Quota quota : Quota.values()) {
      String name = "#" + quota.name();
      names.put(name, taken(quota));
      values.put(":need" + quota.name(), Items.number(needs.of(quota)));
      sets.add(name + " = " + name + " - :need" + quota.name());
    }
    return write(
        update()
            .updateExpression(
                "SET " + String.join(", ", sets) + " REMOVE #ends DELETE #admitted :labs")
            .conditionExpression("contains(#admitted, :lab)")
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .build());
  }

  /** Another end for the lease of an admitted lab; who waits is told by it when. */
  public void endsAt(LabRef ref, Instant end) {
    write(
        update()
            .updateExpression("SET #ends = :end")
            .conditionExpression("contains(#admitted, :lab)")
            .expressionAttributeNames(Map.of("#ends", ENDS + ref, "#admitted", ADMITTED))
            .expressionAttributeValues(
                Map.of(":end", Items.time(end), ":lab", Items.text(ref.toString())))
            .build());
  }

  /** Takes a lab out of the queue, wherever it stands. */
  public void leave(LabRef ref) {
    for (int i = 0; i < QUEUE_TRIES; i++) {
      int place = view().queue().indexOf(ref);
      if (place < 0) {
        return;
      }
      boolean left =
          write(
              update()
                  .updateExpression("REMOVE #queue[" + place + "]")
                  .conditionExpression("#queue[" + place + "] = :lab")
                  .expressionAttributeNames(Map.of("#queue", QUEUE))
                  .expressionAttributeValues(Map.of(":lab", Items.text(ref.toString())))
                  .build());
      if (left) {
        return;
      }
    }
  }

  private boolean write(UpdateItemRequest request) {
    try {
      Registry.translatedUnlessConflict(() -> dynamoDb.updateItem(request));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private UpdateItemRequest.Builder update() {
    return UpdateItemRequest.builder().tableName(settings.table()).key(key());
  }

  private Map<String, AttributeValue> key() {
    return Map.of(Items.KEY, Items.text("CAPACITY#" + settings.region()));
  }

  private static String taken(Quota quota) {
    return "taken" + quota.name();
  }
}
