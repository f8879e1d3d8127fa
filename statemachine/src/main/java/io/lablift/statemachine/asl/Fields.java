package io.lablift.statemachine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a definition, read field by field; whatever was not asked for is refused in the
 * end.
 */
final class Fields {
  private final JsonNode node;
  private final Path path;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  Fields(JsonNode node, Path path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  Path path() {
    return path;
  }

  Path path(String name) {
    return path.field(name);
  }

  boolean has(String name) {
    known.add(name);
    return node.has(name);
  }

  @Nullable JsonNode value(String name) {
    return has(name) ? node.get(name) : null;
  }

  @Nullable JsonNode requiredValue(String name) {
    JsonNode value = value(name);
    if (value == null) {
      problems.add(path, name + " is missing", "add it");
    }
    return value;
  }

  @Nullable String text(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isTextual() && !value.textValue().isEmpty()) {
      return value.textValue();
    }
    problems.add(path(name), "is " + shown(value), "write a string that is not empty");
    return null;
  }

  @Nullable String requiredText(String name) {
    return requiredValue(name) == null ? null : text(name);
  }

  boolean truth(String name) {
    JsonNode value = value(name);
    if (value != null && !value.isBoolean()) {
      problems.add(path(name), "is " + shown(value), "write true or leave it out");
    }
    return value != null && value.asBoolean();
  }

  /** A whole number within a range; the fallback where there is none or a wrong one. */
  int whole(String name, int least, int most, int fallback) {
    JsonNode value = value(name);
    if (value == null) {
      return fallback;
    }
    if (value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= least
        && value.intValue() <= most) {
      return value.intValue();
    }
    problems.add(
        path(name), "is " + shown(value), "write a whole number from " + least + " to " + most);
    return fallback;
  }

  double atLeast(String name, double least, double fallback) {
    JsonNode value = value(name);
    if (value == null) {
      return fallback;
    }
    if (value.isNumber() && value.doubleValue() >= least) {
      return value.doubleValue();
    }
    problems.add(path(name), "is " + shown(value), "write a number of at least " + least);
    return fallback;
  }

  @Nullable Fields object(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isObject()) {
      return new Fields(value, path(name), problems);
    }
    problems.add(path(name), "is " + shown(value), "write an object");
    return null;
  }

  /** The objects of an array; empty where there is none. */
  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    JsonNode value = value(name);
    if (value == null) {
      return objects;
    }
    if (!value.isArray()) {
      problems.add(path(name), "is " + shown(value), "write an array of objects");
      return objects;
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.get(i);
      if (item.isObject()) {
        objects.add(new Fields(item, path(name).item(i), problems));
      } else {
        problems.add(path(name).item(i), "is " + shown(item), "write an object");
      }
    }
    return objects;
  }

  /** The strings of an array that has to have one at least. */
  List<String> requiredTexts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode value = requiredValue(name);
    if (value == null) {
      return texts;
    }
    if (!value.isArray() || value.isEmpty()) {
      problems.add(path(name), "is " + shown(value), "write an array with at least one string");
      return texts;
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.get(i);
      if (item.isTextual() && !item.textValue().isEmpty()) {
        texts.add(item.textValue());
      } else {
        problems.add(path(name).item(i), "is " + shown(item), "write a string that is not empty");
      }
    }
    return texts;
  }

  /** The names of an object's fields, in their order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Refuses every field that nobody asked for. */
  void finish() {
    // A comment may stand anywhere and says nothing to a machine.
    known.add("Comment");
    for (String name : names()) {
      if (!known.contains(name)) {
        Remedies.unknownField(path(name), name, known, problems);
      }
    }
  }

  static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
