package io.lablift.local.simulate;

import io.lablift.functions.lab.LabStatus;
import java.time.Instant;
import java.util.Map;

/**
 * How many labs of a class have each status from a moment on.
 *
 * @param counts of statuses that some lab has
 */
public record StatusCount(Instant at, Map<LabStatus, Integer> counts) {
  public StatusCount {
    counts = Map.copyOf(counts);
  }

  /** How many have that status. */
  public int of(LabStatus status) {
    return counts.getOrDefault(status, 0);
  }
}
