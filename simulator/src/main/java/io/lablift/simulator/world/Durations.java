package io.lablift.simulator.world;

import java.util.EnumMap;
import java.util.Map;

/** How long things take in one simulated account; what is not set takes its usual time. */
public record Durations(Map<Takes, Range> set) {
  public static final Durations USUAL = new Durations(Map.of());

  public Durations {
    set = Map.copyOf(set);
  }

  public Range of(Takes what) {
    return set.getOrDefault(what, what.usual());
  }

  public Durations with(Takes what, Range range) {
    Map<Takes, Range> more = new EnumMap<>(Takes.class);
    more.putAll(set);
    more.put(what, range);
    return new Durations(more);
  }
}
