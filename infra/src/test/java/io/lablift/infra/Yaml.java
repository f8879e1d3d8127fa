package io.lablift.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.Construct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML as a tree; of CloudFormation's short tags it makes the functions that they are short
 * for, {@code !Ref x} becoming {@code {"Ref": "x"}} (CloudFormation user guide, "Intrinsic function
 * reference").
 */
public final class Yaml {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Yaml() {}

  /** A file of the repository, by its path from the root. */
  static JsonNode file(String path) {
    return text(source(path));
  }

  /** A text. */
  public static JsonNode text(String yaml) {
    return MAPPER.valueToTree(
        new org.yaml.snakeyaml.Yaml(new WithFunctions(new LoaderOptions())).load(yaml));
  }

  /** A file of the repository as text, by its path from the root. */
  static String source(String path) {
    try {
      return Files.readString(Path.of("..").resolve(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class WithFunctions extends SafeConstructor {
    private WithFunctions(LoaderOptions options) {
      super(options);
      Construct function = new Function();
      yamlMultiConstructors.put("!", function);
    }

    private final class Function extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object value =
            switch (node) {
              case ScalarNode scalar -> scalar.getValue();
              case SequenceNode sequence -> constructSequence(sequence);
              case MappingNode mapping -> constructMapping(mapping);
              default -> throw new IllegalArgumentException("no such function: " + node);
            };
        Map<String, Object> call = new LinkedHashMap<>();
        call.put(
            name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name,
            name.equals("GetAtt") && value instanceof String text
                ? List.of(text.split("\\.", 2))
                : value);
        return call;
      }
    }
  }
}
