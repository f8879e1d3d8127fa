package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one walk; those of the walks around it can be read. */
final class Variables {
  private final @Nullable Variables outer;
  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  Variables(@Nullable Variables outer) {
    this.outer = outer;
  }

  /** All that can be read, the inner ones last. */
  Map<String, JsonNode> visible() {
    Map<String, JsonNode> all = outer == null ? new LinkedHashMap<>() : outer.visible();
    all.putAll(values);
    return all;
  }

  void assign(Map<String, JsonNode> assigned) {
    values.putAll(assigned);
  }

  /** How much these would take after an assignment. */
  long bytesAfter(Map<String, JsonNode> assigned) {
    Map<String, JsonNode> all = visible();
    all.putAll(assigned);
    return all.values().stream().mapToLong(DataLimit::bytes).sum();
  }
}
