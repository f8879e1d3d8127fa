package io.lablift.infra.policy.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.infra.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A CloudFormation template as maps, lists and texts; short tags in their long form ({@code !Ref X}
 * as {@code {Ref: X}}).
 */
public final class Template {
  private final Map<?, ?> root;

  private Template(Map<?, ?> root) {
    this.root = root;
  }

  /** The shipped one, or a copy that {@code -Dlablift.template=FILE} names. */
  public static Template shipped() {
    return read(file());
  }

  /** Where it is. */
  public static Path file() {
    return Path.of(System.getProperty("lablift.template", "template.yaml"));
  }

  /** The template in a file. */
  public static Template read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The template of that text. */
  public static Template parse(String text) {
    return new Template(new ObjectMapper().convertValue(Yaml.text(text), Map.class));
  }

  /** A section, or an empty one. */
  Map<?, ?> section(String name) {
    return root.get(name) instanceof Map<?, ?> section ? section : Map.of();
  }

  /** The resources, by logical id. */
  public Map<String, Resource> resources() {
    Map<String, Resource> resources = new LinkedHashMap<>();
    section("Resources")
        .forEach(
            (id, body) -> {
              Map<?, ?> resource = (Map<?, ?>) body;
              Map<?, ?> properties =
                  resource.get("Properties") instanceof Map<?, ?> given ? given : Map.of();
              resources.put(
                  String.valueOf(id),
                  new Resource(
                      String.valueOf(id), String.valueOf(resource.get("Type")), properties));
            });
    return resources;
  }

  /** What all functions have in common. */
  public Map<?, ?> globalsOfFunctions() {
    return section("Globals").get("Function") instanceof Map<?, ?> globals ? globals : Map.of();
  }

  /** One resource. */
  public record Resource(String id, String type, Map<?, ?> properties) {
    /** A property that must be there. */
    public Object property(String name) {
      return Objects.requireNonNull(properties.get(name), id + " has no " + name);
    }
  }
}
