package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.statemachine.asl.Template;
import io.lablift.statemachine.jsonata.EvaluationFailed;
import io.lablift.statemachine.jsonata.Evaluator;
import io.lablift.statemachine.jsonata.Expression;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * Fills in templates, with certain variables; names the field when one has no value or not the
 * right one.
 */
record Rendering(Evaluator evaluator, Map<String, JsonNode> variables) {
  JsonNode json(Template template, String field) {
    return switch (template) {
      case Template.Literal(JsonNode value) -> value;
      case Template.Computed(Expression expression) -> evaluate(expression, field);
      case Template.Fields(Map<String, Template> fields) -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> object.set(name, json(value, field + "/" + name)));
        yield object;
      }
      case Template.Items(var items) -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < items.size(); i++) {
          array.add(json(items.get(i), field + "[" + i + "]"));
        }
        yield array;
      }
    };
  }

  boolean truth(Template template, String field) {
    JsonNode value = json(template, field);
    if (!value.isBoolean()) {
      throw wrong(template, field, value, "a boolean");
    }
    return value.booleanValue();
  }

  int whole(Template template, String field, int least, int most) {
    JsonNode value = json(template, field);
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      if (number.stripTrailingZeros().scale() <= 0
          && number.compareTo(BigDecimal.valueOf(least)) >= 0
          && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
        return number.intValueExact();
      }
    }
    throw wrong(template, field, value, "a whole number from " + least + " to " + most);
  }

  String text(Template template, String field) {
    JsonNode value = json(template, field);
    if (!value.isTextual()) {
      throw wrong(template, field, value, "a string");
    }
    return value.textValue();
  }

  Instant moment(Template template, String field) {
    JsonNode value = json(template, field);
    try {
      return OffsetDateTime.parse(value.isTextual() ? value.textValue() : "").toInstant();
    } catch (DateTimeException e) {
      throw wrong(template, field, value, "a timestamp such as 2026-03-02T09:00:00Z");
    }
  }

  JsonNode array(Template template, String field) {
    JsonNode value = json(template, field);
    if (!value.isArray()) {
      throw wrong(template, field, value, "an array");
    }
    return value;
  }

  private JsonNode evaluate(Expression expression, String field) {
    JsonNode value;
    try {
      value = evaluator.evaluate(expression, variables);
    } catch (EvaluationFailed e) {
      throw failed(
          "The JSONata expression '%s' specified for the field '%s' threw an error during evaluation. %s"
              .formatted(expression.source(), field, e.getMessage()),
          field);
    }
    if (value == null) {
      throw failed(
          "The JSONata expression '%s' specified for the field '%s' returned nothing (undefined)."
              .formatted(expression.source(), field),
          field);
    }
    return value;
  }

  private static FailedState wrong(Template template, String field, JsonNode value, String type) {
    String source =
        template instanceof Template.Computed(Expression expression)
            ? " '" + expression.source() + "'"
            : "";
    String shown = value.toString();
    return failed(
        "The JSONata expression%s specified for the field '%s' returned %s, where %s is needed."
            .formatted(
                source, field, shown.length() > 200 ? shown.substring(0, 200) + "…" : shown, type),
        field);
  }

  static FailedState failed(String cause, String field) {
    return new FailedState(ErrorNames.QUERY_EVALUATION_ERROR, cause, field);
  }
}
