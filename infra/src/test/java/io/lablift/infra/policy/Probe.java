package io.lablift.infra.policy;

import io.lablift.infra.policy.iam.Ask;
import io.lablift.infra.policy.play.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Something that is nearly what a function needs, and is a stranger's: the same call on another
 * deployment's thing, in another account, with other tags.
 *
 * @param difference from what a function needs, in words
 * @param kind in which way it differs
 */
record Probe(Ask ask, String difference, Kind kind) {
  /** The ways to differ. */
  enum Kind {
    /** Another account, region, deployment or kind of thing. */
    RESOURCE,
    /** The thing bears another deployment's tag. */
    FOREIGN,
    /** The thing bears no tags of Lablift's. */
    BARE,
    /** Another value, or none, of anything else. */
    CIRCUMSTANCE
  }

  /** What there is one of, or a few, with names of their own. */
  private static final List<String> NAMED =
      List.of("dynamodb:", "lambda:", "sqs:", "iam:", "states:StartExecution");

  private static final String TAG = "lablift:deployment";
  private static final String RESOURCE_TAG = "ResourceTag/";
  private static final String TAG_KEYS = "aws:TagKeys";

  /** All that can be made of what was needed, each once. */
  static List<Probe> of(List<Ask> needed) {
    Map<Ask, Probe> probes = new LinkedHashMap<>();
    for (Ask ask : needed) {
      for (Probe probe : of(ask)) {
        probes.putIfAbsent(probe.ask(), probe);
      }
    }
    needed.forEach(probes::remove);
    return List.copyOf(probes.values());
  }

  private static List<Probe> of(Ask ask) {
    List<Probe> probes = new ArrayList<>();
    if (!ask.resource().equals("*")) {
      resources(ask, probes);
    }
    if (isOnSomething(ask)) {
      probes.add(
          new Probe(tagged(ask, "another"), "that another deployment has tagged", Kind.FOREIGN));
      probes.add(new Probe(bare(ask), "that bears no tags of Lablift's", Kind.BARE));
    }
    ask.context().forEach((key, values) -> circumstances(ask, key, values, probes));
    return probes;
  }

  /** Whether it is about a thing that is there and can bear tags. */
  static boolean isOnSomething(Ask ask) {
    return List.of("ec2:", "elasticloadbalancing:", "autoscaling:").stream()
            .anyMatch(ask.action()::startsWith)
        && !ask.resource().endsWith("*");
  }

  private static void resources(Ask ask, List<Probe> probes) {
    List<String> parts = List.of(ask.resource().split(":", 6));
    Map<String, UnaryOperator<String>> ways = new LinkedHashMap<>();
    ways.put("in another region", arn -> part(parts, 3, "eu-central-1"));
    ways.put("of another account", arn -> part(parts, 4, "999999999999"));
    ways.put("of another kind", arn -> part(parts, 5, "stranger/" + parts.get(5)));
    ways.put(
        "of another deployment",
        arn -> part(parts, 5, parts.get(5).replace(Deployment.ID, "other")));
    if (NAMED.stream().anyMatch(ask.action()::startsWith)) {
      ways.put("of another name", arn -> part(parts, 5, parts.get(5) + "-stranger"));
    }
    ways.forEach(
        (words, way) -> {
          String other = way.apply(ask.resource());
          if (!other.equals(ask.resource())) {
            probes.add(new Probe(ask.of(other), words, Kind.RESOURCE));
          }
        });
  }

  private static String part(List<String> parts, int index, String other) {
    List<String> changed = new ArrayList<>(parts);
    if (!changed.get(index).isEmpty()) {
      changed.set(index, other);
    }
    return String.join(":", changed);
  }

  /** With that deployment's tag, in every spelling. */
  private static Ask tagged(Ask ask, String deployment) {
    Ask other = ask;
    for (String prefix : List.of("aws:", prefix(ask))) {
      other = other.with(prefix + RESOURCE_TAG + TAG, deployment);
    }
    return other;
  }

  private static String prefix(Ask ask) {
    return ask.action().substring(0, ask.action().indexOf(':') + 1);
  }

  private static Ask bare(Ask ask) {
    Ask bare = ask;
    for (String key : ask.context().keySet()) {
      bare = key.contains(RESOURCE_TAG) ? bare.without(key) : bare;
    }
    return bare;
  }

  private static void circumstances(Ask ask, String key, List<String> values, List<Probe> probes) {
    if (key.contains(RESOURCE_TAG)) {
      return; // All spellings are changed together, above.
    }
    probes.add(new Probe(ask.without(key), "without " + key, Kind.CIRCUMSTANCE));
    String other = key.equals(TAG_KEYS) ? "stranger" : other(values.getFirst());
    List<String> more = new ArrayList<>(values);
    more.set(0, other);
    probes.add(
        new Probe(
            ask.with(key, more.toArray(String[]::new)),
            "with " + key + " " + other,
            Kind.CIRCUMSTANCE));
  }

  /** Another value of the same sort. */
  private static String other(String value) {
    if (value.matches("\\d+")) {
      return value + "000";
    }
    return switch (value) {
      case "true" -> "false";
      case "false" -> "true";
      default -> "stranger";
    };
  }
}
