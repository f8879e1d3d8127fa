package io.lablift.statemachine;

import io.lablift.statemachine.asl.StateMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The state machines that Lablift ships: the very files that are deployed, with placeholders for
 * what they call.
 */
public enum ShippedDefinition {
  /** Builds one lab. */
  PROVISION_LAB("provision-lab"),
  /** Bakes one image. */
  BAKE_IMAGE("bake-image"),
  /** Deletes one lab, and proves it. */
  TEARDOWN_LAB("teardown-lab");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

  private final String name;

  ShippedDefinition(String name) {
    this.name = name;
  }

  /** The state machine's name, such as {@code provision-lab}. */
  public String machineName() {
    return name;
  }

  /** The file as it is shipped. */
  public String text() {
    String resource = "/asl/" + name + ".asl.json";
    try (InputStream in = ShippedDefinition.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + resource + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of its placeholders, in alphabetical order. */
  public Set<String> placeholders() {
    return PLACEHOLDER
        .matcher(text())
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Fills in the placeholders and parses.
   *
   * @param bindings by the placeholder's name, such as {@code CreateVpcFunctionArn}
   * @throws IllegalArgumentException when a placeholder has no binding; it names all that have none
   * @throws io.lablift.statemachine.asl.InvalidDefinition when the result is not a sound state
   *     machine
   */
  public StateMachine bind(Map<String, String> bindings) {
    Set<String> unbound = new TreeSet<>(placeholders());
    unbound.removeAll(bindings.keySet());
    if (!unbound.isEmpty()) {
      throw new IllegalArgumentException(
          name + " has placeholders without a binding: " + unbound + ".");
    }
    String filled = PLACEHOLDER.matcher(text()).replaceAll(match -> quoted(match, bindings));
    return StateMachine.parse(filled);
  }

  private static String quoted(MatchResult match, Map<String, String> bindings) {
    String value = bindings.getOrDefault(match.group(1), "");
    return Matcher.quoteReplacement(value.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
