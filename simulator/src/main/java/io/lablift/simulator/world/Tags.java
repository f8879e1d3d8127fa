package io.lablift.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A resource's tags, and since when which of them can be seen. */
public final class Tags {
  private record Version(Instant seenFrom, SequencedMap<String, String> tags) {}

  private final List<Version> versions = new ArrayList<>();

  Tags(Instant now, Map<String, String> first) {
    versions.add(new Version(now, new TreeMap<>(first)));
  }

  /** The tags in truth, in order of their keys. */
  public SequencedMap<String, String> actual() {
    return Collections.unmodifiableSequencedMap(versions.getLast().tags());
  }

  /** The tags that a Describe sees at the moment. */
  public SequencedMap<String, String> seen(Instant now) {
    SequencedMap<String, String> last = versions.getFirst().tags();
    for (Version version : versions) {
      if (!version.seenFrom().isAfter(now)) {
        last = version.tags();
      }
    }
    return Collections.unmodifiableSequencedMap(last);
  }

  public void put(Map<String, String> more, Instant seenFrom) {
    SequencedMap<String, String> next = new TreeMap<>(actual());
    next.putAll(more);
    versions.add(new Version(seenFrom, next));
  }

  public void remove(String key, Instant seenFrom) {
    SequencedMap<String, String> next = new TreeMap<>(actual());
    next.remove(key);
    versions.add(new Version(seenFrom, next));
  }
}
