package io.lablift.statemachine.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between Jackson's trees and the plain maps, lists and boxes that the JSONata library works on, in
 * one evaluation.
 *
 * <p>An object that comes out as it went in is the same tree again and no copy of it: most
 * expressions only hand on what they are given, and an execution keeps all that it was ever given.
 */
final class Values {
  /** Beyond this a double no longer tells neighbouring whole numbers apart. */
  private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The objects that went in, by what they went in as. The library changes none of them. */
  private final IdentityHashMap<Object, JsonNode> origins = new IdentityHashMap<>();

  Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
        if (node.properties().stream()
            .allMatch(field -> staysAsItIs(field.getValue(), map.get(field.getKey())))) {
          origins.put(map, node);
        }
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(plain(item)));
        yield list;
      }
      case STRING -> node.textValue();
      case NUMBER -> number(node);
      case BOOLEAN -> node.booleanValue();
      case NULL, MISSING -> Jsonata.NULL_VALUE;
      case BINARY, POJO -> throw new IllegalArgumentException("Not JSON: " + node.getNodeType());
    };
  }

  /** Whether the copy that would come out of the plain value is written and typed as the node. */
  private boolean staysAsItIs(JsonNode node, @Nullable Object plain) {
    return switch (node.getNodeType()) {
      case OBJECT -> origins.containsKey(plain);
      case ARRAY -> {
        int i = 0;
        boolean all = plain instanceof List<?>;
        for (JsonNode item : node) {
          all = all && plain instanceof List<?> list && staysAsItIs(item, list.get(i));
          i++;
        }
        yield all;
      }
      case NUMBER -> node.equals(jsonOf(plain));
      case STRING, BOOLEAN, NULL -> true;
      case MISSING, BINARY, POJO -> false;
    };
  }

  private static Number number(JsonNode node) {
    if (node.isInt()) {
      return node.intValue();
    }
    if (node.canConvertToLong() && node.isIntegralNumber()) {
      return node.longValue();
    }
    return node.doubleValue();
  }

  /** Null for what JSONata calls undefined. */
  @Nullable JsonNode json(@Nullable Object value) {
    return value == null ? null : jsonOf(value);
  }

  private JsonNode jsonOf(@Nullable Object value) {
    if (value == null || value.equals(Jsonata.NULL_VALUE)) {
      return JSON.nullNode();
    }
    return switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case String text -> JSON.textNode(text);
      case Boolean truth -> JSON.booleanNode(truth);
      case Number number -> number(number);
      default ->
          throw new EvaluationFailed("its value is a function or an expression, not JSON", null);
    };
  }

  private JsonNode object(Map<?, ?> map) {
    JsonNode origin = origins.get(map);
    if (origin != null) {
      return origin;
    }
    ObjectNode object = JSON.objectNode();
    map.forEach((key, value) -> object.set(String.valueOf(key), jsonOf(value)));
    return object;
  }

  private ArrayNode array(List<?> list) {
    ArrayNode array = JSON.arrayNode(list.size());
    list.forEach(item -> array.add(jsonOf(item)));
    return array;
  }

  private static JsonNode number(Number number) {
    if (number instanceof Integer || number instanceof Long) {
      long whole = number.longValue();
      return whole == (int) whole ? JSON.numberNode((int) whole) : JSON.numberNode(whole);
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      throw new EvaluationFailed("its value " + value + " is not a JSON number", null);
    }
    if (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT) {
      return number((Number) (long) value);
    }
    return JSON.numberNode(value);
  }
}
