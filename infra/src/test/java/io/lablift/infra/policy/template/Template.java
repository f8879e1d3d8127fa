package io.lablift.infra.policy.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

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
    return read(Path.of(System.getProperty("lablift.template", "template.yaml")));
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
    Map<?, ?> root = new Yaml(new ShortTags()).load(text);
    return new Template(root);
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

  private static final class ShortTags extends SafeConstructor {
    ShortTags() {
      super(new LoaderOptions());
      yamlMultiConstructors.put("!", new Short());
    }

    private final class Short extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object value =
            switch (node) {
              case ScalarNode scalar -> scalar.getValue();
              case SequenceNode sequence -> constructSequence(sequence);
              case MappingNode mapping -> constructMapping(mapping);
              default -> throw new IllegalArgumentException("what is " + node + "?");
            };
        if (name.equals("GetAtt") && value instanceof String text) {
          value = new ArrayList<>(List.of(text.split("\\.", 2)));
        }
        boolean plain = name.equals("Ref") || name.equals("Condition");
        Map<String, Object> function = new LinkedHashMap<>();
        function.put(plain ? name : "Fn::" + name, value);
        return function;
      }
    }
  }
}
