package io.lablift.infra.policy.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * AWS's Service Authorization Reference, as far as Lablift's calls go: which resources an action
 * knows, and which condition keys a request has for each.
 *
 * <p>The table is {@code authorization/reference.txt}, which names AWS's pages.
 */
public final class Reference {
  /** Of actions as a whole, in the table. */
  private static final String WHOLE = "-";

  /**
   * A resource type of an action.
   *
   * @param isRequired whether a request always asks for one
   * @param keys the condition keys for it
   */
  public record Row(String type, boolean isRequired, Set<String> keys) {
    public Row {
      keys = Set.copyOf(keys);
    }
  }

  /**
   * One action.
   *
   * @param page the page that lists it
   * @param rows its resource types; none: it knows no resources
   * @param keys the condition keys of the action as a whole
   */
  public record Action(String page, String name, List<Row> rows, Set<String> keys) {
    public Action {
      rows = List.copyOf(rows);
      keys = Set.copyOf(keys);
    }

    /**
     * The resource type of that name.
     *
     * @throws IllegalArgumentException if the action knows none such
     */
    public Row row(String type) {
      return rows.stream()
          .filter(row -> row.type().equals(type))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      name + " does not know the resource type " + type + ", by " + page));
    }
  }

  private final Map<String, Action> actions;

  private Reference(Map<String, Action> actions) {
    this.actions = actions;
  }

  /** The table. */
  public static Reference table() {
    try (InputStream in = Reference.class.getResourceAsStream("/authorization/reference.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return new Reference(read(lines.lines().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Action> read(List<String> lines) {
    Map<String, Action> actions = new LinkedHashMap<>();
    String page = "";
    String name = "";
    for (String line : lines) {
      List<String> words = List.of(line.strip().split(" ", -1));
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("page ")) {
        page = words.get(1);
      } else if (line.startsWith(" ")) {
        actions.compute(page + "/" + name, (key, action) -> with(action, words));
      } else {
        name = words.getFirst();
        actions.put(page + "/" + name, new Action(page, name, List.of(), Set.of()));
      }
    }
    return actions;
  }

  private static Action with(@Nullable Action action, List<String> words) {
    Action before = Objects.requireNonNull(action);
    Set<String> keys = new TreeSet<>(words.subList(1, words.size()));
    if (words.getFirst().equals(WHOLE)) {
      return new Action(before.page(), before.name(), before.rows(), keys);
    }
    List<Row> rows = new ArrayList<>(before.rows());
    boolean required = words.getFirst().endsWith("*");
    String type = words.getFirst().replace("*", "");
    rows.add(new Row(type, required, keys));
    return new Action(before.page(), before.name(), rows, before.keys());
  }

  /**
   * An action.
   *
   * @param page such as {@code ec2}; Elastic Load Balancing has two, {@code elb} and {@code elbv2}
   * @throws IllegalArgumentException if the table does not have it
   */
  public Action action(String page, String name) {
    Action action = actions.get(page + "/" + name);
    if (action == null) {
      throw new IllegalArgumentException(
          name + " is not in the table of what AWS authorises (" + page + ")");
    }
    return action;
  }

  /** All that there are. */
  public List<Action> actions() {
    return List.copyOf(actions.values());
  }
}
