package io.lablift.functions.registry;

import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.lab.LabRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private static final int QUEUE_TRIES = 10;

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
   * @param queue who waits, the next one first
   */
  public record View(Map<Quota, Integer> taken, Set<String> admitted, List<LabRef> queue) {}

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
    AttributeValue queue = item.get(QUEUE);
    AttributeValue admitted = item.get(ADMITTED);
    return new View(
        taken,
        admitted == null ? Set.of() : new TreeSet<>(admitted.ss()),
        queue == null ? List.of() : queue.l().stream().map(v -> LabRef.parse(v.s())).toList());
  }

  /** The first quota that could never hold such a lab, even in an empty region. */
  public Optional<Quota> neverFits(Needs needs) {
    for (Quota quota : Quota.values()) {
      if (needs.of(quota) > settings.limit(quota)) {
        return Optional.of(quota);
      }
    }
    return Optional.empty();
  }

  /** The first quota that a lab would have to wait for now. */
  public Optional<Quota> fullFor(Needs needs, View view) {
    for (Quota quota : Quota.values()) {
      if (view.taken().getOrDefault(quota, 0) + needs.of(quota) > settings.limit(quota)) {
        return Optional.of(quota);
      }
    }
    return Optional.empty();
  }

  /** Puts a lab at the queue's end, unless it is there or admitted already. */
  public void enqueue(LabRef ref) {
    UpdateItemRequest request =
        update()
            .updateExpression("SET #queue = list_append(if_not_exists(#queue, :none), :labs)")
            .conditionExpression("NOT contains(#queue, :lab) AND NOT contains(#admitted, :lab)")
            .expressionAttributeNames(Map.of("#queue", QUEUE, "#admitted", ADMITTED))
            .expressionAttributeValues(
                Map.of(
                    ":none", AttributeValue.fromL(List.of()),
                    ":labs", AttributeValue.fromL(List.of(Items.text(ref.toString()))),
                    ":lab", Items.text(ref.toString())))
            .build();
    write(request);
  }

  /**
   * Admits the queue's head, if it is this lab and all that it needs is free.
   *
   * @return whether it was admitted by this call
   */
  public boolean admit(LabRef head, Needs needs) {
    if (neverFits(needs).isPresent()) {
      return false;
    }
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
          ":room" + quota.name(), Items.number((long) settings.limit(quota) - needs.of(quota)));
      sets.add(name + " = if_not_exists(" + name + ", :zero) + :need" + quota.name());
      condition.append(
          " AND (attribute_not_exists(%s) OR %s <= :room%s)".formatted(name, name, quota.name()));
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
            .updateExpression("SET " + String.join(", ", sets) + " DELETE #admitted :labs")
            .conditionExpression("contains(#admitted, :lab)")
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
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
