package io.lablift.infra.policy.play;

import io.lablift.infra.policy.iam.Ask;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that was asked of IAM in some lives, each kind of asking once: ids and names of things
 * make no difference to a policy that names none.
 */
public final class Recording {
  private static final String NAME_TAG = "/Name";

  private final Map<Ask, String> asked = new LinkedHashMap<>();
  private final Map<String, String> denials = new LinkedHashMap<>();
  private final Set<String> functions = new LinkedHashSet<>();

  /**
   * Notes that this was asked, and allowed.
   *
   * @param in the life in which it was
   */
  synchronized void note(Ask ask, String in) {
    asked.putIfAbsent(plain(ask), in);
  }

  synchronized void denied(Ask ask, String in) {
    Ask plain = plain(ask);
    denials.putIfAbsent(
        plain.role() + " lacks " + plain.action() + " on " + plain.resource(),
        "with " + plain.context() + " in " + in);
  }

  synchronized void ran(String function) {
    functions.add(function);
  }

  private static Ask plain(Ask ask) {
    Ask plain =
        ask.of(
            ask.resource()
                .replaceAll("-[0-9a-f]{17}\\b", "-00000000000000000")
                .replaceAll("/[0-9a-f]{16}\\b", "/0000000000000000"));
    for (String key : List.copyOf(ask.context().keySet())) {
      if (key.endsWith(NAME_TAG)) {
        plain = plain.with(key, "name");
      } else if (key.equals("elasticloadbalancing:Subnet")
          || key.equals("elasticloadbalancing:SecurityGroup")) {
        plain = plain.with(key, "id");
      }
    }
    return plain;
  }

  /** All that was asked. */
  public synchronized List<Ask> asked() {
    return List.copyOf(asked.keySet());
  }

  /** What was denied, each once: the role, the action, the resource, and where it was needed. */
  public synchronized List<String> denials() {
    return denials.entrySet().stream()
        .map(denial -> denial.getKey() + " (" + denial.getValue() + ")")
        .toList();
  }

  /** The functions that made calls. */
  public synchronized Set<String> functions() {
    return Set.copyOf(functions);
  }
}
