package io.lablift.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.error.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object field by field and collects what is wrong with it, so that a person is told
 * everything at once.
 *
 * <p>A field that is wrong yields a harmless value (an empty text, zero); the caller asks for the
 * violations before it uses any of them.
 */
public final class Fields {
  private static final int SHOWN = 60;

  /** Longer than any list of a lab; a request is answered in proportion to its size. */
  private static final int LONGEST_LIST = 50;

  private final JsonNode node;
  private final String path;
  private final List<Violation> violations;
  private final Set<String> known = new HashSet<>();

  private Fields(JsonNode node, String path, List<Violation> violations) {
    this.node = node;
    this.path = path;
    this.violations = violations;
  }

  /** Starts at a document's root. */
  public static Fields of(JsonNode node, List<Violation> violations) {
    return of(node, "", violations);
  }

  private static Fields of(JsonNode node, String path, List<Violation> violations) {
    if (!node.isObject()) {
      violations.add(
          new Violation(path, "is " + shown(node) + ", not an object", "give a JSON object {…}"));
    }
    return new Fields(node, path, violations);
  }

  public String path(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  public boolean has(String field) {
    known.add(field);
    return node.isObject() && node.hasNonNull(field);
  }

  /** How many rules were found broken so far, in the whole document. */
  public int count() {
    return violations.size();
  }

  public void violation(String field, String rule, String remedy) {
    violations.add(new Violation(path(field), rule, remedy));
  }

  /** A text that must be there and not be empty. */
  public String text(String field, String remedy) {
    String text = optionalText(field, remedy);
    if (text == null) {
      if (!has(field)) {
        violation(field, "is missing", remedy);
      }
      return "";
    }
    return text;
  }

  public @Nullable String optionalText(String field, String remedy) {
    if (!has(field)) {
      return null;
    }
    JsonNode value = node.get(field);
    if (!value.isTextual()) {
      violation(field, "is " + shown(value) + ", not a text", remedy);
      return null;
    }
    if (value.textValue().isBlank()) {
      violation(field, "is empty", remedy);
      return null;
    }
    return value.textValue();
  }

  /** A text that a rule must accept; the rule returns what is wrong with it, or nothing. */
  public @Nullable String optionalText(
      String field, Function<String, @Nullable String> rule, String remedy) {
    String text = optionalText(field, remedy);
    if (text == null) {
      return null;
    }
    String wrong = rule.apply(text);
    if (wrong != null) {
      violation(field, quoted(text) + " " + wrong, remedy);
      return null;
    }
    return text;
  }

  public @Nullable Long optionalWhole(String field, long least, long most, String remedy) {
    if (!has(field)) {
      return null;
    }
    JsonNode value = node.get(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      violation(field, "is " + shown(value) + ", not a whole number", remedy);
      return null;
    }
    if (value.longValue() < least || value.longValue() > most) {
      violation(field, value.longValue() + " lies outside of " + least + " to " + most, remedy);
      return null;
    }
    return value.longValue();
  }

  /** A number that need not be whole. */
  public @Nullable BigDecimal optionalDecimal(
      String field, BigDecimal least, BigDecimal most, String remedy) {
    if (!has(field)) {
      return null;
    }
    JsonNode value = node.get(field);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      violation(field, "is " + shown(value) + ", not a number", remedy);
      return null;
    }
    BigDecimal number = value.decimalValue();
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
      violation(
          field,
          shortened(number.toPlainString()) + " lies outside of " + least + " to " + most,
          remedy);
      return null;
    }
    return number;
  }

  /** A moment, in ISO 8601 with its offset from UTC. */
  public @Nullable Instant optionalInstant(String field) {
    String remedy = "give a moment with its offset, such as 2026-11-24T10:00:00+09:00";
    String text = optionalText(field, remedy);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      violation(field, quoted(text) + " is no moment", remedy);
      return null;
    }
  }

  public boolean flag(String field, boolean otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    JsonNode value = node.get(field);
    if (!value.isBoolean()) {
      violation(field, "is " + shown(value) + ", not true or false", "give true or false");
      return otherwise;
    }
    return value.booleanValue();
  }

  public @Nullable JsonNode optional(String field) {
    return has(field) ? node.get(field) : null;
  }

  /** An object inside this one. */
  public Fields object(String field) {
    if (!has(field)) {
      violation(field, "is missing", "give a JSON object {…}");
      return new Fields(node.path(field), path(field), new ArrayList<>());
    }
    return of(node.get(field), path(field), violations);
  }

  /** A list of objects, each read by the given reader. */
  public <T> List<T> objects(String field, Function<Fields, T> reader) {
    List<T> items = new ArrayList<>();
    int index = 0;
    for (JsonNode item : array(field, LONGEST_LIST)) {
      Fields fields = of(item, path(field) + "[" + index++ + "]", violations);
      items.add(reader.apply(fields));
      fields.noOthers();
    }
    return List.copyOf(items);
  }

  public List<String> texts(String field, String remedy) {
    return texts(field, LONGEST_LIST, remedy);
  }

  /** A list of at most so many texts. */
  public List<String> texts(String field, int most, String remedy) {
    List<String> items = new ArrayList<>();
    int index = 0;
    for (JsonNode item : array(field, most)) {
      if (item.isTextual() && !item.textValue().isBlank()) {
        items.add(item.textValue());
      } else {
        violation(field + "[" + index + "]", "is " + shown(item) + ", not a text", remedy);
      }
      index++;
    }
    return List.copyOf(items);
  }

  /** An object whose fields are all texts, such as {@code {"name": "cidr"}}. */
  public Map<String, String> textMap(String field, String remedy) {
    Map<String, String> entries = new LinkedHashMap<>();
    if (!has(field)) {
      return entries;
    }
    JsonNode value = node.get(field);
    if (!value.isObject()) {
      violation(field, "is " + shown(value) + ", not an object", remedy);
      return entries;
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (entry.getValue().isTextual()) {
        entries.put(entry.getKey(), entry.getValue().textValue());
      } else {
        violation(
            field + "." + shortened(entry.getKey()),
            "is " + shown(entry.getValue()) + ", not a text",
            remedy);
      }
    }
    return entries;
  }

  private Iterable<JsonNode> array(String field, int most) {
    if (!has(field)) {
      return List.of();
    }
    JsonNode value = node.get(field);
    if (!value.isArray()) {
      violation(field, "is " + shown(value) + ", not a list", "give a JSON list […]");
      return List.of();
    }
    if (value.size() > most) {
      violation(field, "has " + value.size() + " entries", "give at most " + most);
      return List.of();
    }
    return value;
  }

  /** Refuses every field that nobody asked for. */
  public void noOthers() {
    if (!node.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        violation(
            shortened(entry.getKey()),
            "is not a known field",
            "remove it; known are " + known.stream().sorted().toList());
      }
    }
  }

  /** How a value is shown in an error: short, and never more than it needs. */
  public static String quoted(String text) {
    return "\"" + shortened(text) + "\"";
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
  }

  private static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> quoted(value.textValue());
      case NULL -> "null";
      case NUMBER, BOOLEAN, BINARY, POJO, MISSING -> shortened(value.toString());
    };
  }
}
