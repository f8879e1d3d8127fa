package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of as much of an earlier one as is the same: a function that is asked whether
 * something is ready answers almost the same many times, and an execution keeps every answer.
 */
final class Sharing {
  private Sharing() {}

  /** A tree that is written as {@code now} is; {@code before} itself where it is. */
  static JsonNode of(JsonNode now, @Nullable JsonNode before) {
    return switch (now) {
      case ObjectNode object when before instanceof ObjectNode old -> object(object, old);
      case ArrayNode array when before instanceof ArrayNode old -> array(array, old);
      default -> before != null && now.equals(before) ? before : now;
    };
  }

  private static JsonNode object(ObjectNode now, ObjectNode before) {
    ObjectNode shared = JsonNodeFactory.instance.objectNode();
    boolean same = now.size() == before.size();
    // In another order it would be written otherwise.
    Iterator<String> order = before.fieldNames();
    for (Map.Entry<String, JsonNode> field : now.properties()) {
      String name = field.getKey();
      JsonNode old = before.get(name);
      JsonNode value = of(field.getValue(), old);
      same = same && isTheSame(value, old) && order.next().equals(name);
      shared.set(name, value);
    }
    return same ? before : shared;
  }

  private static JsonNode array(ArrayNode now, ArrayNode before) {
    ArrayNode shared = JsonNodeFactory.instance.arrayNode(now.size());
    boolean same = now.size() == before.size();
    for (int i = 0; i < now.size(); i++) {
      JsonNode old = before.get(i);
      JsonNode value = of(now.get(i), old);
      same = same && isTheSame(value, old);
      shared.add(value);
    }
    return same ? before : shared;
  }

  @SuppressWarnings("ReferenceEquality") // Whether it is the earlier one itself.
  private static boolean isTheSame(JsonNode now, @Nullable JsonNode before) {
    return now == before;
  }
}
