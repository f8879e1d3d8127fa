package io.lablift.statemachine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.statemachine.jsonata.BadExpression;
import io.lablift.statemachine.jsonata.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the expressions in JSON, and parses each. */
final class TemplateParser {
  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";

  private final Problems problems;

  TemplateParser(Problems problems) {
    this.problems = problems;
  }

  /** The template of a field; null when there is no such field. */
  @Nullable Template optional(Fields fields, String name) {
    JsonNode value = fields.value(name);
    return value == null ? null : parse(value, fields.path(name));
  }

  /** A string, plain or an expression; null when there is no such field. */
  @Nullable Template text(Fields fields, String name) {
    JsonNode value = fields.value(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      problems.add(
          fields.path(name), "is " + Fields.shown(value), "write a string or an expression");
      return null;
    }
    return parse(value, fields.path(name));
  }

  /**
   * A whole number within a range, or an expression; null when there is no such field, or a wrong
   * one.
   */
  @Nullable Template whole(Fields fields, String name, int least, int most) {
    JsonNode value = fields.value(name);
    if (value == null) {
      return null;
    }
    if (isExpression(value)) {
      return parse(value, fields.path(name));
    }
    int before = problems.count();
    fields.whole(name, least, most, least);
    return problems.count() == before ? new Template.Literal(value) : null;
  }

  static boolean isExpression(JsonNode value) {
    return value.isTextual()
        && (value.textValue().startsWith(OPEN) || value.textValue().endsWith(CLOSE));
  }

  Template parse(JsonNode value, Path path) {
    if (isExpression(value)) {
      return expression(value, path);
    }
    if (value.isObject()) {
      return object(value, path);
    }
    if (value.isArray()) {
      return array(value, path);
    }
    return new Template.Literal(value);
  }

  private Template expression(JsonNode value, Path path) {
    String text = value.textValue();
    if (!text.startsWith(OPEN)
        || !text.endsWith(CLOSE)
        || text.length() < OPEN.length() + CLOSE.length()) {
      problems.add(
          path,
          "is an expression that is not opened or not closed, " + Fields.shown(value),
          "begin it with {% and end it with %}, and with nothing outside");
      return new Template.Literal(value);
    }
    try {
      return new Template.Computed(
          Expression.parse(text.substring(OPEN.length(), text.length() - CLOSE.length()).strip()));
    } catch (BadExpression e) {
      problems.add(path, "is not JSONata, " + e.getMessage(), "correct " + Fields.shown(value));
      return new Template.Literal(value);
    }
  }

  private Template object(JsonNode value, Path path) {
    Map<String, Template> fields = new LinkedHashMap<>();
    value
        .properties()
        .forEach(
            field -> {
              if (field.getKey().endsWith(".$")) {
                problems.add(
                    path.field(field.getKey()),
                    "belongs to JSONPath, and the dialect is JSONata",
                    "name it without .$ and write \"{% … %}\"");
              }
              fields.put(field.getKey(), parse(field.getValue(), path.field(field.getKey())));
            });
    boolean plain = fields.values().stream().allMatch(Template.Literal.class::isInstance);
    return plain ? new Template.Literal(value) : new Template.Fields(fields);
  }

  private Template array(JsonNode value, Path path) {
    List<Template> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      items.add(parse(value.get(i), path.item(i)));
    }
    boolean plain = items.stream().allMatch(Template.Literal.class::isInstance);
    return plain ? new Template.Literal(value) : new Template.Items(items);
  }
}
