package io.lablift.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A resource's tags, and since when which of them can be seen. */
public final class Tags {
  private static final class Version {
    private final Instant seenFrom;
    private final SequencedMap<String, String> tags;
    private @Nullable Object shown;

    Version(Instant seenFrom, SequencedMap<String, String> tags) {
      this.seenFrom = seenFrom;
      this.tags = Collections.unmodifiableSequencedMap(tags);
    }
  }

  private final Resource of;
  private final List<Version> versions = new ArrayList<>(1);

  Tags(Resource of, Map<String, String> first) {
    this.of = of;
    versions.add(new Version(of.createdAt(), new TreeMap<>(first)));
  }

  /** The tags in truth, in order of their keys. */
  public SequencedMap<String, String> actual() {
    return versions.getLast().tags;
  }

  /** The tags that a Describe sees at the moment. */
  public SequencedMap<String, String> seen(Instant now) {
    return seenVersion(now).tags;
  }

  /**
   * The tags that a Describe sees at the moment, in an SDK's words, which are found once for as
   * long as nothing changes.
   *
   * @param words the same ones each time
   */
  @SuppressWarnings("unchecked") // There are no other words.
  public <T> List<T> shown(Instant now, Function<Map.Entry<String, String>, T> words) {
    Version seen = seenVersion(now);
    if (seen.shown == null) {
      seen.shown = seen.tags.entrySet().stream().map(words).toList();
    }
    return (List<T>) seen.shown;
  }

  private Version seenVersion(Instant now) {
    Version last = versions.getFirst();
    for (Version version : versions) {
      if (!version.seenFrom.isAfter(now)) {
        last = version;
      }
    }
    return last;
  }

  public void put(Map<String, String> more, Instant seenFrom) {
    SequencedMap<String, String> next = new TreeMap<>(actual());
    next.putAll(more);
    more.forEach(of::linkToTag);
    versions.add(new Version(seenFrom, next));
  }

  public void remove(String key, Instant seenFrom) {
    SequencedMap<String, String> next = new TreeMap<>(actual());
    next.remove(key);
    versions.add(new Version(seenFrom, next));
  }
}
