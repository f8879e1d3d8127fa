package io.lablift.functions.teardown.kind;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LedgerEntry;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a lab's ledger has: all that its stages made, and all that its teardown found while it was
 * provably the lab's. It stays the lab's when the link is cut by which it was found, such as an
 * internet gateway's attachment.
 */
public final class Written {
  private final Map<ResourceType, Set<String>> ids = new EnumMap<>(ResourceType.class);
  private final Map<ResourceType, Set<String>> made = new EnumMap<>(ResourceType.class);
  private final Set<String> all = new HashSet<>();
  private final Set<ResourceType> unsure = EnumSet.noneOf(ResourceType.class);

  /**
   * What these entries say. What was left to somebody else is not the lab's any more.
   *
   * @param found those of them that no stage made
   */
  public Written(Collection<LedgerEntry> entries, Collection<LedgerEntry> found) {
    for (LedgerEntry entry : entries) {
      if (entry.leftTo() == null) {
        ids.computeIfAbsent(entry.type(), type -> new HashSet<>()).add(entry.id());
        all.add(entry.id());
        if (!found.contains(entry)) {
          made.computeIfAbsent(entry.type(), type -> new HashSet<>()).add(entry.id());
        }
        if (entry.goneAt() == null || found.contains(entry)) {
          unsure.add(entry.type());
        }
      }
    }
  }

  Set<String> of(ResourceType type) {
    return Set.copyOf(ids.getOrDefault(type, Set.of()));
  }

  /** What of this type the lab's own stages made: it is the lab's whatever its tags say by now. */
  Set<String> madeOf(ResourceType type) {
    return Set.copyOf(made.getOrDefault(type, Set.of()));
  }

  boolean has(String id) {
    return all.contains(id);
  }

  /**
   * Whether there may be something of this type that its tags do not show: nobody saw it gone, or
   * it never had any.
   */
  public boolean isUnsureOf(ResourceType type) {
    return unsure.contains(type);
  }
}
