package io.lablift.statemachine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.statemachine.jsonata.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON in which some strings are expressions. */
public sealed interface Template {
  /** JSON without any expression. */
  record Literal(JsonNode value) implements Template {}

  /** A string {@code "{% … %}"}. */
  record Computed(Expression expression) implements Template {}

  /** An object with at least one expression somewhere in it. */
  record Fields(Map<String, Template> fields) implements Template {
    /** Keeps the order. */
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** An array with at least one expression somewhere in it. */
  record Items(List<Template> items) implements Template {
    /** Keeps the order. */
    public Items {
      items = List.copyOf(items);
    }
  }
}
