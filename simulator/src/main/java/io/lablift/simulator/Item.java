package io.lablift.simulator;

import io.lablift.simulator.world.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing in the account as a report shows it.
 *
 * @param id its id, or its ARN where AWS uses ARNs, or a parameter's name
 * @param name the name that a person knows it by, or empty
 * @param state AWS's name of its state
 * @param tags in order of their keys
 * @param setUp in truth: its attributes where they are not AWS's first values, its routes,
 *     associations and attachments, with ids as AWS has them
 */
public record Item(
    Kind kind, String id, String name, String state, Map<String, String> tags, List<String> setUp) {
  public Item {
    setUp = List.copyOf(setUp);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /** The kind's name, such as {@code vpc}, {@code natgateway}, {@code load-balancer}. */
  public String type() {
    return kind.type();
  }
}
