package io.lablift.simulator.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** Parts of a resource by key, such as routes: those in truth, and those that a Describe shows. */
public final class SeenMap<K, V> {
  private final Seen<SequencedMap<K, V>> map;

  public SeenMap(Resource of, Map<K, V> first) {
    this.map = new Seen<>(of, copy(first));
  }

  private static <K, V> SequencedMap<K, V> copy(Map<K, V> map) {
    return new LinkedHashMap<>(map);
  }

  /** The parts in truth, in the order in which they came. */
  public SequencedMap<K, V> actual() {
    return Collections.unmodifiableSequencedMap(map.actual());
  }

  /** The parts that a Describe shows now. */
  public SequencedMap<K, V> seen() {
    return Collections.unmodifiableSequencedMap(map.seen());
  }

  public void put(K key, V value) {
    SequencedMap<K, V> next = copy(map.actual());
    next.put(key, value);
    map.set(next);
  }

  /** Does nothing where there is no such part. */
  public void remove(K key) {
    if (map.actual().containsKey(key)) {
      SequencedMap<K, V> next = copy(map.actual());
      next.remove(key);
      map.set(next);
    }
  }

  /** Removes the parts that are meant, if there are any. */
  public void removeIf(Predicate<V> meant) {
    if (map.actual().values().stream().anyMatch(meant)) {
      SequencedMap<K, V> next = copy(map.actual());
      next.values().removeIf(meant);
      map.set(next);
    }
  }
}
