package io.lablift.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which resources have, or ever had, to do with what: a tag, a VPC, a server. It saves calls the
 * look at all that the account ever held, so that a call costs the same in a full account as in an
 * empty one.
 *
 * <p>It says too much and never too little: a link stays when the tag is taken away or the
 * interface detached, and says nothing of what a Describe sees already or still. Whoever follows
 * one asks the resource itself. Those that are {@linkplain Resource#isForgotten forgotten} are left
 * out in time.
 */
final class Links {
  private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);

  private record To(String as, String what) {}

  private final Map<To, SortedMap<Integer, Resource>> links = new HashMap<>();
  private final Map<Resource, List<To>> ofEach = new HashMap<>();
  private Instant cleared = Instant.MIN;

  void add(Resource resource, String as, String what) {
    To to = new To(as, what);
    if (links.computeIfAbsent(to, t -> new TreeMap<>()).put(resource.ordinal(), resource) == null) {
      ofEach.computeIfAbsent(resource, r -> new ArrayList<>(8)).add(to);
    }
  }

  /** In the order in which they were made; not to be kept. */
  Collection<Resource> get(String as, String what, Instant now) {
    if (cleared.isBefore(now)) {
      clear(now);
    }
    SortedMap<Integer, Resource> linked = links.get(new To(as, what));
    return linked == null ? List.of() : linked.values();
  }

  private void clear(Instant now) {
    cleared = now.plus(BETWEEN_CLEARINGS);
    ofEach
        .entrySet()
        .removeIf(
            entry -> {
              boolean forgotten = entry.getKey().isForgotten();
              if (forgotten) {
                entry.getValue().forEach(to -> remove(to, entry.getKey()));
              }
              return forgotten;
            });
  }

  private void remove(To to, Resource resource) {
    SortedMap<Integer, Resource> linked = links.get(to);
    if (linked != null) {
      linked.remove(resource.ordinal());
      if (linked.isEmpty()) {
        links.remove(to);
      }
    }
  }
}
