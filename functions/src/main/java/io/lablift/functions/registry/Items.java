package io.lablift.functions.registry;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.lab.ResourceType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Labs as DynamoDB items and back: the one place that knows the attributes. Times are milliseconds
 * since 1970.
 */
final class Items {
  static final String KEY = "pk";
  static final String COURSE = "course";
  static final String LAB = "lab";
  static final String STUDENT = "student";
  static final String ATTEMPT = "attempt";
  static final String STATUS = "status";
  static final String REQUEST = "request";
  static final String SPEC = "spec";
  static final String CREATED = "createdAt";
  static final String LEASE_START = "leaseStart";
  static final String LEASE_END = "leaseEnd";
  static final String READY = "readyAt";
  static final String FENCED = "fencedAt";
  static final String GONE = "goneAt";
  static final String PROVED = "provedAt";
  static final String PROVISION_RUN = "provisionRun";
  static final String TEARDOWN_RUN = "teardownRun";
  static final String STAGES = "stages";
  static final String LEDGER = "ledger";
  static final String FAILURE = "failure";
  static final String BLOCKER = "blocker";
  static final String CERTIFICATE = "certificate";
  static final String ORPHANED = "orphanedAt";
  static final String AGAIN = "again";
  static final String ENDED = "ended";

  /**
   * The partition key of the index of what is due: {@link #DUE_SHARD} or {@link #ASIDE_SHARD}, for
   * the sweep reads both once a minute.
   */
  static final String DUE = "due";

  static final String DUE_AT = "dueAt";
  static final String DUE_SHARD = "all";

  /** Of the labs that were set aside once, until they are gone: the sweep counts them. */
  static final String ASIDE_SHARD = "aside";

  /** DynamoDB's time to live, in seconds since 1970. */
  static final String EXPIRES = "expiresAt";

  private Items() {}

  /** The key of a lab's current attempt. */
  static String key(LabId id) {
    return "LAB#" + id;
  }

  /** The key of an attempt that another one has followed. */
  static String pastKey(LabRef ref) {
    return "LAB#" + ref;
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue time(Instant value) {
    return number(value.toEpochMilli());
  }

  static AttributeValue ledgerEntry(LedgerEntry entry) {
    Map<String, AttributeValue> map = new TreeMap<>();
    map.put("type", text(entry.type().text()));
    map.put("id", text(entry.id()));
    map.put("name", text(entry.name()));
    if (entry.address() != null) {
      map.put("address", text(entry.address()));
    }
    map.put("made", time(entry.madeAt()));
    if (entry.readyAt() != null) {
      map.put("ready", time(entry.readyAt()));
    }
    if (entry.goneAt() != null) {
      map.put("gone", time(entry.goneAt()));
    }
    if (entry.leftTo() != null) {
      map.put("leftTo", text(entry.leftTo()));
    }
    return AttributeValue.fromM(map);
  }

  static AttributeValue stage(StageRecord stage) {
    Map<String, AttributeValue> map = new TreeMap<>();
    map.put("started", time(stage.startedAt()));
    if (stage.readyAt() != null) {
      map.put("ready", time(stage.readyAt()));
    }
    if (stage.waitingFor() != null) {
      map.put("waitingFor", text(stage.waitingFor()));
    }
    if (stage.missingSince() != null) {
      map.put("missingSince", time(stage.missingSince()));
    }
    if (stage.slot() != null) {
      map.put("slotFrom", time(stage.slot().from()));
      map.put("slotCalls", number(stage.slot().calls()));
    }
    return AttributeValue.fromM(map);
  }

  static AttributeValue failure(Failure failure) {
    return AttributeValue.fromM(
        Map.of("error", text(failure.error()), "cause", text(failure.cause())));
  }

  static LabRecord lab(Map<String, AttributeValue> item, SpecReader specs) {
    Instant start = instant(item, LEASE_START);
    Instant end = instant(item, LEASE_END);
    AttributeValue failure = item.get(FAILURE);
    return new LabRecord(
        LabId.parse(string(item, LAB)),
        integer(item, ATTEMPT),
        LabStatus.valueOf(string(item, STATUS)),
        string(item, REQUEST),
        specs.read(string(item, SPEC)),
        Instant.ofEpochMilli(Long.parseLong(item.getOrDefault(CREATED, number(0)).n())),
        start == null || end == null ? null : new Lease(start, end),
        instant(item, READY),
        instant(item, FENCED),
        instant(item, GONE),
        instant(item, PROVED),
        integer(item, PROVISION_RUN),
        integer(item, TEARDOWN_RUN),
        instant(item, DUE_AT),
        map(item, STAGES, Items::stage),
        map(item, LEDGER, Items::ledgerEntry),
        failure == null
            ? null
            : new Failure(string(failure.m(), "error"), string(failure.m(), "cause")),
        optional(item, BLOCKER),
        optional(item, CERTIFICATE),
        instant(item, ORPHANED),
        item.containsKey(AGAIN),
        optional(item, ENDED));
  }

  private static LedgerEntry ledgerEntry(Map<String, AttributeValue> map) {
    Instant made = instant(map, "made");
    return new LedgerEntry(
        ResourceType.of(string(map, "type")),
        string(map, "id"),
        string(map, "name"),
        optional(map, "address"),
        made == null ? Instant.EPOCH : made,
        instant(map, "ready"),
        instant(map, "gone"),
        optional(map, "leftTo"));
  }

  private static StageRecord stage(Map<String, AttributeValue> map) {
    Instant started = instant(map, "started");
    Instant slot = instant(map, "slotFrom");
    return new StageRecord(
        started == null ? Instant.EPOCH : started,
        instant(map, "ready"),
        optional(map, "waitingFor"),
        instant(map, "missingSince"),
        slot == null ? null : new Slot(slot, integer(map, "slotCalls")));
  }

  private static <T> Map<String, T> map(
      Map<String, AttributeValue> item,
      String name,
      Function<Map<String, AttributeValue>, T> reader) {
    Map<String, T> result = new LinkedHashMap<>();
    AttributeValue value = item.get(name);
    if (value != null && value.hasM()) {
      new TreeMap<>(value.m()).forEach((key, entry) -> result.put(key, reader.apply(entry.m())));
    }
    return result;
  }

  static String string(Map<String, AttributeValue> item, String name) {
    String value = optional(item, name);
    if (value == null) {
      throw new IllegalStateException("the registry's item has no " + name);
    }
    return value;
  }

  static @Nullable String optional(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  static int integer(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Integer.parseInt(value.n());
  }

  static @Nullable Instant instant(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : Instant.ofEpochMilli(Long.parseLong(value.n()));
  }
}
