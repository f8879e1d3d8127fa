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
  private static final String KEYS = "dynamodb:LeadingKeys";

  /** Tags whose values are a lab's own. */
  private static final List<String> OF_A_LAB =
      List.of(
          "/Name",
          "/lablift:lab",
          "/lablift:attempt",
          "/lablift:course",
          "/lablift:student",
          "/lablift:made-at",
          "/lablift:expires-at",
          "/lablift:source-image");

  private static final Set<String> IDS =
      Set.of("elasticloadbalancing:Subnet", "elasticloadbalancing:SecurityGroup");

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

  /** Without what differs from lab to lab and from thing to thing. */
  private static Ask plain(Ask ask) {
    Ask plain = ask.of(plain(ask.resource()));
    for (Map.Entry<String, List<String>> value : ask.context().entrySet()) {
      String key = value.getKey();
      if (OF_A_LAB.stream().anyMatch(key::endsWith)) {
        plain = plain.with(key, "x");
      } else if (key.equals(KEYS)) {
        plain = plain.with(key, value.getValue().getFirst().replaceFirst("^LAB#.*", "LAB#x"));
      } else if (IDS.contains(key)) {
        plain = plain.with(key, "id");
      }
    }
    return plain;
  }

  private static String plain(String resource) {
    return resource
        .replaceAll("-[0-9a-f]{17}\\b", "-00000000000000000")
        .replaceAll("/[0-9a-f]{16}\\b", "/0000000000000000")
        .replaceAll("aws10\\d-[a-z]+-[0-9]+-[a-z0-9-]+$", "x")
        .replaceAll("aws101-[a-z]+/[0-9]+/[a-z0-9-]+$", "x/1/x")
        .replaceAll("aws101-[a-z]+/[0-9]+", "x/1")
        .replaceAll("(key-pair|targetgroup)/[A-Za-z0-9-]+", "$1/x")
        .replaceAll("(loadbalancer|listener)/(app|net)/[a-z0-9-]+", "$1/$2/x");
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
