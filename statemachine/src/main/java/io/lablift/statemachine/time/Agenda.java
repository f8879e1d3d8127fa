package io.lablift.statemachine.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The queue of a virtual timeline, ordered by (moment, rank, insertion). Its owner guards it. */
final class Agenda {
  /** Actions come first; a marker of the same moment follows all of them. */
  enum Rank {
    ACTION,
    MARKER
  }

  record Entry(Instant when, Rank rank, long ordinal, String what, Runnable action) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::when)
          .thenComparing(Entry::rank)
          .thenComparingLong(Entry::ordinal);

  // A tree and not a heap: most time-outs are cancelled, and a tree forgets them at once.
  private final TreeSet<Entry> entries = new TreeSet<>(ORDER);
  private long inserted;
  private int actions;

  Entry add(Instant when, Rank rank, String what, Runnable action) {
    Entry entry = new Entry(when, rank, inserted++, what, action);
    entries.add(entry);
    count(rank, 1);
    return entry;
  }

  void remove(Entry entry) {
    if (entries.remove(entry)) {
      count(entry.rank(), -1);
    }
  }

  @Nullable Entry first() {
    return entries.isEmpty() ? null : entries.first();
  }

  /** Whether no action is left, markers aside. */
  boolean idle() {
    return actions == 0;
  }

  void clear() {
    entries.clear();
    actions = 0;
  }

  private void count(Rank rank, int change) {
    if (rank == Rank.ACTION) {
      actions += change;
    }
  }
}
