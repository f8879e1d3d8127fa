package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one walk; those of the walks around it can be read. */
final class Variables {
  private final @Nullable Variables outer;
  private final Map<String, JsonNode> values = new LinkedHashMap<>();
  private final Map<String, Integer> bytes = new LinkedHashMap<>();

  Variables(@Nullable Variables outer) {
    this.outer = outer;
  }

  /** All that can be read, the inner ones last. */
  Map<String, JsonNode> visible() {
    Map<String, JsonNode> all = outer == null ? new LinkedHashMap<>() : outer.visible();
    all.putAll(values);
    return all;
  }

  /**
   * Assigns, if all variables still fit afterwards.
   *
   * @param state whose assignment it is, for the message
   * @throws FailedState when they do not
   */
  void assign(Map<String, JsonNode> assigned, String state) {
    if (assigned.isEmpty()) {
      return;
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    assigned.forEach((name, value) -> sizes.put(name, DataLimit.bytes(value)));
    DataLimit.check(sum(sizes), DataLimit.BYTES, state, "Assign");
    Map<String, Integer> after = new LinkedHashMap<>(bytes);
    after.putAll(sizes);
    long all = sum(after) + (outer == null ? 0 : outer.sumOfAll());
    DataLimit.check(all, DataLimit.ALL_VARIABLES_BYTES, state, "variables");
    values.putAll(assigned);
    bytes.putAll(sizes);
  }

  private long sumOfAll() {
    return sum(bytes) + (outer == null ? 0 : outer.sumOfAll());
  }

  private static long sum(Map<String, Integer> sizes) {
    return sizes.values().stream().mapToLong(Integer::longValue).sum();
  }
}
