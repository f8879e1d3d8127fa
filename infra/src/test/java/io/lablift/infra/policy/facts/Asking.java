package io.lablift.infra.policy.facts;

import io.lablift.infra.policy.iam.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what one call asks of IAM, holding each against the table. */
final class Asking {
  /** Keys that every request has (IAM user guide, "AWS global condition context keys"). */
  private static final String REGION = "aws:RequestedRegion";

  private final Reference reference;
  private final Place place;
  private final String role;
  private final List<Ask> asks = new ArrayList<>();

  Asking(Reference reference, Place place, String role) {
    this.reference = reference;
    this.place = place;
    this.role = role;
  }

  Place place() {
    return place;
  }

  List<Ask> asks() {
    return List.copyOf(asks);
  }

  /** For an action that knows no resources. */
  Asking everything(String page, String action, Values values) {
    Reference.Action known = reference.action(page, action);
    if (!known.rows().isEmpty()) {
      throw new IllegalArgumentException(action + " knows resources, by " + page);
    }
    return add(known, Set.of(), "*", values);
  }

  /** For an action on a resource of that type. */
  Asking resource(String page, String action, String type, String arn, Values values) {
    Reference.Action known = reference.action(page, action);
    return add(known, known.row(type).keys(), arn, values);
  }

  private Asking add(Reference.Action action, Set<String> keys, String resource, Values values) {
    Set<String> offered = new TreeSet<>(keys);
    offered.addAll(action.keys());
    SortedMap<String, List<String>> context = new TreeMap<>();
    Set<String> unknown = new TreeSet<>();
    for (String key : offered) {
      String plain = key.replaceFirst("\\$\\{.*", "");
      if (plain.equals("ec2:Region")) {
        context.put(plain, List.of(place.region()));
      } else if (values.known().contains(plain)) {
        values.given().entrySet().stream()
            .filter(value -> isOf(plain, value))
            .forEach(value -> context.put(value.getKey(), value.getValue()));
      } else {
        unknown.add(plain);
      }
    }
    context.put(REGION, List.of(place.region()));
    asks.add(new Ask(role, action.name(), resource, context, unknown));
    return this;
  }

  private static boolean isOf(String plain, Map.Entry<String, List<String>> value) {
    return plain.endsWith("/") ? value.getKey().startsWith(plain) : value.getKey().equals(plain);
  }
}
