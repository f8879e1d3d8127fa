package io.lablift.functions.registry;

import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One conditional write to a lab's item.
 *
 * <p>It holds for the given attempt only, so that a late, stale function changes nothing, and for
 * the given statuses.
 */
public final class LabUpdate {
  private final LabRef ref;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();
  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

  private LabUpdate(LabRef ref) {
    this.ref = ref;
    conditions.add(name(Items.ATTEMPT) + " = " + value(Items.number(ref.attempt())));
  }

  public static LabUpdate of(LabRef ref) {
    return new LabUpdate(ref);
  }

  /** Holds only while the lab has one of these statuses. */
  public LabUpdate whileIn(LabStatus... statuses) {
    StringJoiner any = new StringJoiner(", ", name(Items.STATUS) + " IN (", ")");
    for (LabStatus status : statuses) {
      any.add(value(Items.text(status.name())));
    }
    conditions.add(any.toString());
    return this;
  }

  /** Moves the lab from one status to another; the transition table must have the move. */
  public LabUpdate move(LabStatus from, LabStatus to) {
    if (!from.mayBecome(to)) {
      throw new IllegalArgumentException("a lab that is " + from + " may not become " + to);
    }
    whileIn(from);
    return set(Items.STATUS, Items.text(to.name()));
  }

  public LabUpdate ledger(Map<String, LedgerEntry> entries) {
    entries.forEach((role, entry) -> setIn(Items.LEDGER, role, Items.ledgerEntry(entry)));
    return this;
  }

  /** Enters a resource under a role that nobody has entered yet. */
  public LabUpdate claim(String role, LedgerEntry entry) {
    conditions.add("attribute_not_exists(" + name(Items.LEDGER) + "." + name(role) + ")");
    return setIn(Items.LEDGER, role, Items.ledgerEntry(entry));
  }

  public LabUpdate stage(String function, StageRecord stage) {
    return setIn(Items.STAGES, function, Items.stage(stage));
  }

  public LabUpdate lease(Instant start, Instant end) {
    set(Items.LEASE_START, Items.time(start));
    return set(Items.LEASE_END, Items.time(end));
  }

  /** Another end for the lease; holds only if nobody has changed it since. */
  public LabUpdate leaseEnd(Instant before, Instant end) {
    whileLeaseEnds(before);
    return set(Items.LEASE_END, Items.time(end));
  }

  /** Holds only while the lease ends then. */
  public LabUpdate whileLeaseEnds(Instant end) {
    conditions.add(name(Items.LEASE_END) + " = " + value(Items.time(end)));
    return this;
  }

  public LabUpdate readyAt(Instant at) {
    return set(Items.READY, Items.time(at));
  }

  public LabUpdate fencedAt(Instant at) {
    return set(Items.FENCED, Items.time(at));
  }

  public LabUpdate proved(@Nullable Instant goneAt, Instant provedAt, String certificate) {
    if (goneAt != null) {
      set(Items.GONE, Items.time(goneAt));
    }
    set(Items.PROVED, Items.time(provedAt));
    return set(Items.CERTIFICATE, Items.text(certificate));
  }

  public LabUpdate failure(Failure failure) {
    return set(Items.FAILURE, Items.failure(failure));
  }

  /** Why the lab is ended before its lease is over. */
  public LabUpdate ended(String why) {
    return set(Items.ENDED, Items.text(why));
  }

  public LabUpdate blocker(@Nullable String blocker) {
    if (blocker == null) {
      removes.add(name(Items.BLOCKER));
      return this;
    }
    return set(Items.BLOCKER, Items.text(blocker));
  }

  /**
   * Counts one more execution of the provisioning machine; holds only if nobody else has counted
   * since.
   */
  public LabUpdate provisionRun(int before) {
    return run(Items.PROVISION_RUN, before);
  }

  /**
   * Counts one more execution of the teardown machine; holds only if nobody else has counted since.
   */
  public LabUpdate teardownRun(int before) {
    return run(Items.TEARDOWN_RUN, before);
  }

  private LabUpdate run(String attribute, int before) {
    conditions.add(name(attribute) + " = " + value(Items.number(before)));
    return set(attribute, Items.number(before + 1L));
  }

  /** When the sweep is to look at the lab next; one that was set aside stays among those. */
  public LabUpdate due(Instant at) {
    String due = name(Items.DUE);
    sets.add(due + " = if_not_exists(" + due + ", " + value(Items.text(Items.DUE_SHARD)) + ")");
    return set(Items.DUE_AT, Items.time(at));
  }

  /**
   * Sets the lab aside: from now on it counts among those that something holds, also while it is
   * tried again, until it is not due any more.
   *
   * @param again when the sweep is to try again
   */
  public LabUpdate aside(Instant again) {
    set(Items.DUE, Items.text(Items.ASIDE_SHARD));
    return set(Items.DUE_AT, Items.time(again));
  }

  /** The sweep need not look at it any more. */
  public LabUpdate notDue() {
    removes.add(name(Items.DUE));
    removes.add(name(Items.DUE_AT));
    return this;
  }

  /** Something of a lab that is gone has been seen. */
  public LabUpdate orphaned(Instant at) {
    conditions.add("attribute_not_exists(" + name(Items.ORPHANED) + ")");
    return set(Items.ORPHANED, Items.time(at));
  }

  /** The lab is to be built once more when it is gone. */
  public LabUpdate again() {
    return set(Items.AGAIN, AttributeValue.fromBool(true));
  }

  /** The lab is not to be built once more. */
  public LabUpdate notAgain() {
    removes.add(name(Items.AGAIN));
    return this;
  }

  /** Takes back the proof that the lab is gone. */
  public LabUpdate withoutProof() {
    for (String attribute :
        List.of(Items.GONE, Items.PROVED, Items.CERTIFICATE, Items.EXPIRES, Items.ORPHANED)) {
      removes.add(name(attribute));
    }
    return this;
  }

  public LabUpdate expires(Instant at) {
    return set(Items.EXPIRES, Items.number(at.getEpochSecond()));
  }

  private LabUpdate set(String attribute, AttributeValue to) {
    sets.add(name(attribute) + " = " + value(to));
    return this;
  }

  private LabUpdate setIn(String map, String key, AttributeValue to) {
    sets.add(name(map) + "." + name(key) + " = " + value(to));
    return this;
  }

  private String name(String attribute) {
    for (Map.Entry<String, String> entry : names.entrySet()) {
      if (entry.getValue().equals(attribute)) {
        return entry.getKey();
      }
    }
    String placeholder = "#n" + names.size();
    names.put(placeholder, attribute);
    return placeholder;
  }

  private String value(AttributeValue of) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, of);
    return placeholder;
  }

  boolean isEmpty() {
    return sets.isEmpty() && removes.isEmpty();
  }

  LabRef ref() {
    return ref;
  }

  UpdateItemRequest request(String table) {
    return request(table, Items.key(ref.lab()));
  }

  UpdateItemRequest request(String table, String key) {
    String expression =
        (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
            + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Map.of(Items.KEY, Items.text(key)))
        .updateExpression(expression)
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }
}
