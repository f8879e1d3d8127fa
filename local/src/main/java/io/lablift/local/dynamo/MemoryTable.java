package io.lablift.local.dynamo;

import com.amazonaws.services.dynamodbv2.local.shared.access.QueryResultInfo;
import com.amazonaws.services.dynamodbv2.local.shared.access.TableInfo;
import com.amazonaws.services.dynamodbv2.local.shared.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.local.shared.model.Condition;
import com.amazonaws.services.dynamodbv2.model.AttributeDefinition;
import com.amazonaws.services.dynamodbv2.model.ComparisonOperator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The items of one table, by their partition key; the engine of DynamoDB Local asks for them.
 *
 * <p>For tables without a sort key and with global secondary indexes. It hands out copies: the
 * engine changes the items that it is given.
 */
final class MemoryTable {
  private final TableInfo info;
  private final String key;
  private final Map<AttributeValue, Map<String, AttributeValue>> items = new HashMap<>();

  MemoryTable(TableInfo info) {
    if (info.hasRangeKey() || !info.getLSINames().isEmpty()) {
      throw new UnsupportedOperationException(
          info.getTableName() + ": tables in memory have no sort key and no local indexes");
    }
    this.info = info;
    this.key = info.getHashKey().getAttributeName();
  }

  TableInfo info() {
    return info;
  }

  synchronized int size() {
    return items.size();
  }

  synchronized @Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> given) {
    Map<String, AttributeValue> item = items.get(given.get(key));
    return item == null ? null : Copies.of(item);
  }

  synchronized void put(Map<String, AttributeValue> item) {
    items.put(item.get(key), Copies.of(item));
  }

  synchronized boolean delete(Map<String, AttributeValue> given) {
    return items.remove(given.get(key)) != null;
  }

  /**
   * What a Query or a Scan reads before filters and projections.
   *
   * @param index null: the table itself
   * @param conditions on the keys; null: all
   * @param after where to go on; null: from the start
   * @param most how many at most; null or not above 0: all
   */
  synchronized QueryResultInfo read(
      @Nullable String index,
      @Nullable Map<String, Condition> conditions,
      @Nullable Map<String, AttributeValue> after,
      @Nullable Long most,
      boolean forward) {
    List<String> keys = keys(index);
    Comparator<Map<String, AttributeValue>> order = order(keys);
    if (!forward) {
      order = order.reversed();
    }
    Stream<Map<String, AttributeValue>> wanted =
        items.values().stream()
            .filter(item -> item.keySet().containsAll(keys))
            .filter(item -> conditions == null || Conditions.hold(conditions, item));
    if (after != null && !after.isEmpty()) {
      Comparator<Map<String, AttributeValue>> beyond = order;
      wanted = wanted.filter(item -> beyond.compare(item, after) > 0);
    }
    List<Map<String, AttributeValue>> found = wanted.sorted(order).map(Copies::of).toList();
    long limit = most == null || most <= 0 ? Long.MAX_VALUE : most;
    boolean all = found.size() < limit;
    List<Map<String, AttributeValue>> page =
        new ArrayList<>(all ? found : found.subList(0, (int) limit));
    return new QueryResultInfo(page, all ? null : page.getLast());
  }

  /** Those of the index, and at last that of the table: no two items have the same. */
  private List<String> keys(@Nullable String index) {
    List<String> keys = new ArrayList<>();
    if (index != null) {
      keys.add(info.getGSIHashKey(index).getAttributeName());
      AttributeDefinition range = info.getGSIRangeKey(index);
      if (range != null) {
        keys.add(range.getAttributeName());
      }
    }
    keys.add(key);
    return keys;
  }

  private static Comparator<Map<String, AttributeValue>> order(List<String> keys) {
    return (one, other) -> {
      for (String name : keys) {
        int order = Conditions.compare(key(one, name), key(other, name));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static AttributeValue key(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  /** Conditions on keys, as far as a Query can have them. */
  private static final class Conditions {
    private Conditions() {}

    static boolean hold(Map<String, Condition> conditions, Map<String, AttributeValue> item) {
      return conditions.entrySet().stream()
          .allMatch(entry -> holds(entry.getValue(), item.get(entry.getKey())));
    }

    private static boolean holds(Condition condition, @Nullable AttributeValue value) {
      List<AttributeValue> bounds = condition.getAttributeValueList();
      if (value == null) {
        return false;
      }
      int order = compare(value, bounds.getFirst());
      return switch (ComparisonOperator.fromValue(condition.getComparisonOperator())) {
        case EQ -> order == 0;
        case LT -> order < 0;
        case LE -> order <= 0;
        case GT -> order > 0;
        case GE -> order >= 0;
        case BETWEEN -> order >= 0 && compare(value, bounds.get(1)) <= 0;
        case BEGINS_WITH -> value.getS().startsWith(bounds.getFirst().getS());
        default ->
            throw new UnsupportedOperationException(
                "no key has the condition " + condition.getComparisonOperator());
      };
    }

    /** Numbers by value, text by its UTF-8, as keys are sorted ("Query" of the API reference). */
    static int compare(AttributeValue one, AttributeValue other) {
      return one.getN() != null
          ? one.getNValue().compareTo(other.getNValue())
          : one.getS().compareTo(other.getS());
    }
  }
}
