package io.lablift.infra.policy.iam;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One thing that IAM is asked: may this role do this action to this resource, the circumstances
 * being such. A call is allowed when everything that it asks for is.
 *
 * @param role the role's name in the template
 * @param action such as {@code ec2:CreateSubnet}
 * @param resource an ARN; {@code *} where the action knows no resources
 * @param context the values of condition keys; a key that is missing is not in the request
 * @param unknown keys that AWS may put into the request and of which we do not know the value: a
 *     condition on one of them cannot be judged; one that ends with a slash stands for all that
 *     begin with it
 */
public record Ask(
    String role,
    String action,
    String resource,
    SortedMap<String, List<String>> context,
    Set<String> unknown) {
  public Ask {
    // "Condition key names are not case-sensitive" (IAM user guide, "Condition").
    TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    context.forEach((key, values) -> sorted.put(key, List.copyOf(values)));
    context = Collections.unmodifiableSortedMap(sorted);
    TreeSet<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(unknown);
    unknown = Collections.unmodifiableSortedSet(all);
  }

  /** Whether AWS may give this key here without our knowing its value. */
  public boolean isUnknown(String key) {
    return unknown.contains(key)
        || unknown.contains(key.substring(0, key.indexOf('/') < 0 ? 0 : key.indexOf('/') + 1));
  }

  /** The same with another resource. */
  public Ask of(String other) {
    return new Ask(role, action, other, context, unknown);
  }

  /** The same of another action. */
  public Ask doing(String other) {
    return new Ask(role, other, resource, context, unknown);
  }

  /** The same with one value more, or another one. */
  public Ask with(String key, String... values) {
    SortedMap<String, List<String>> other = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    other.putAll(context);
    other.put(key, List.of(values));
    return new Ask(role, action, resource, other, unknown);
  }

  /** The same without a key. */
  public Ask without(String key) {
    SortedMap<String, List<String>> other = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    other.putAll(context);
    other.remove(key);
    return new Ask(role, action, resource, other, unknown);
  }

  /** Short forms for tests: each key with one value. */
  public static Ask simple(
      String role, String action, String resource, Map<String, String> context) {
    SortedMap<String, List<String>> values = new TreeMap<>();
    context.forEach((key, value) -> values.put(key, List.of(value)));
    return new Ask(role, action, resource, values, Set.of());
  }

  @Override
  public String toString() {
    return role + " asks for " + action + " on " + resource + " with " + context;
  }
}
