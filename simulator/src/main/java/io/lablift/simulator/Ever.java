package io.lablift.simulator;

import io.lablift.simulator.world.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the account holds or once held.
 *
 * @param id its id, or its ARN where AWS uses ARNs, or a parameter's name
 * @param name the name that a person knows it by, or empty
 * @param tags those it has, or had at its end, in order of their keys
 * @param goneAt when it ended, in truth; null while it is there
 */
public record Ever(
    Kind kind,
    String id,
    String name,
    Map<String, String> tags,
    Instant madeAt,
    @Nullable Instant goneAt) {
  public Ever {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /** The kind's name, such as {@code vpc}, {@code natgateway}, {@code load-balancer}. */
  public String type() {
    return kind.type();
  }

  public boolean isGone() {
    return goneAt != null;
  }
}
