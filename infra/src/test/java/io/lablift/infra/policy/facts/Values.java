package io.lablift.infra.policy.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values that a request has for condition keys, as far as they are known: also those that are
 * known not to be there.
 */
final class Values {
  private static final List<String> RESOURCE_TAGS =
      List.of(
          "aws:ResourceTag/",
          "ec2:ResourceTag/",
          "elasticloadbalancing:ResourceTag/",
          "autoscaling:ResourceTag/");

  private final Map<String, List<String>> given = new TreeMap<>();
  private final Set<String> known = new TreeSet<>();

  static Values none() {
    return new Values();
  }

  /** Of what is there: the tags that it bears. */
  static Values existing(Map<String, String> tags) {
    Values values = new Values();
    for (String prefix : RESOURCE_TAGS) {
      values.known.add(prefix);
      tags.forEach((key, value) -> values.given.put(prefix + key, List.of(value)));
    }
    return values;
  }

  /** Of what is to be made, or tagged: the tags in the request. */
  static Values requested(Map<String, String> tags) {
    return none().andRequested(tags);
  }

  Values andRequested(Map<String, String> tags) {
    known.add("aws:RequestTag/");
    known.add("aws:TagKeys");
    tags.forEach((key, value) -> given.put("aws:RequestTag/" + key, List.of(value)));
    if (!tags.isEmpty()) {
      given.put("aws:TagKeys", List.copyOf(new TreeSet<>(tags.keySet())));
    }
    return this;
  }

  /** Of what bears no tags yet, because it is being made. */
  Values unborn() {
    known.addAll(RESOURCE_TAGS);
    return this;
  }

  Values and(String key, String... values) {
    known.add(key);
    given.put(key, List.of(values));
    return this;
  }

  /** The request does not have it. */
  Values without(String key) {
    known.add(key);
    return this;
  }

  /** An attribute that is being changed: {@code ec2:Attribute/DisableApiStop}. */
  Values changing(String attribute, String value) {
    known.add("ec2:Attribute/");
    return and("ec2:Attribute/" + attribute, value);
  }

  Map<String, List<String>> given() {
    return given;
  }

  /** As keys, or what keys begin with, up to and with the slash. */
  Set<String> known() {
    return known;
  }
}
