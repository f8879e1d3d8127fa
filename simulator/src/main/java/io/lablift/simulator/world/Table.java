package io.lablift.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All resources of one kind, gone ones too, in the order in which they were made. */
public final class Table<R extends Resource> {
  private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);

  private final Function<String, RuntimeException> notFound;
  private final Map<String, R> rows = new LinkedHashMap<>();

  /** Without those that no call can meet any more. */
  private final List<R> current = new ArrayList<>();

  private @Nullable World world;
  private @Nullable Kind kind;
  private Instant cleared = Instant.MIN;

  /**
   * An empty table.
   *
   * @param notFound what a call gets that names an id which is not there
   */
  public Table(Function<String, RuntimeException> notFound) {
    this.notFound = notFound;
  }

  public R add(R row) {
    rows.put(row.id(), row);
    current.add(row);
    world = row.world();
    kind = row.kind();
    return row;
  }

  /** The row as a call that changes something finds it, or the kind's NotFound. */
  public R use(String id) {
    return met(id, Read.USE);
  }

  /** The row as a call finds it that does not mind when it is not there. */
  public Optional<R> usable(String id) {
    return find(id).filter(row -> row.seenBy(Read.USE));
  }

  /** The row in truth; empty when it is gone or never was. */
  public Optional<R> find(String id) {
    return Optional.ofNullable(rows.get(id)).filter(Resource::exists);
  }

  /** The row that must be there, gone or not: the simulator's own books refer to it. */
  public R get(String id) {
    R row = rows.get(id);
    if (row == null) {
      throw new IllegalStateException("the books name " + id + ", which never was");
    }
    return row;
  }

  /** What exists, in truth. */
  public Stream<R> existing() {
    Instant now = now();
    return current().stream().filter(row -> row.existsAt(now));
  }

  /**
   * What exists, in truth, and has or ever had to do with something ({@link Resource#linkTo}): that
   * it still has must be asked of each.
   */
  public Stream<R> linked(String as, String what) {
    Instant now = now();
    return remembered(as, what).filter(row -> row.existsAt(now));
  }

  /** Those too that are gone, as long as a Describe can show them. */
  @SuppressWarnings("unchecked") // All of a kind are in one table.
  public Stream<R> remembered(String as, String what) {
    return world == null
        ? Stream.empty()
        : world.linked(as, what).stream().filter(r -> r.kind() == kind).map(r -> (R) r);
  }

  /** One moment for all rows; of an empty table, any. */
  private Instant now() {
    return world == null ? Instant.EPOCH : world.now();
  }

  private List<R> current() {
    if (world != null && cleared.isBefore(world.now())) {
      cleared = world.now().plus(BETWEEN_CLEARINGS);
      current.removeIf(Resource::isForgotten);
    }
    return current;
  }

  /** What ever was there, gone or not. */
  public Stream<R> ever() {
    return rows.values().stream();
  }

  /** What a Describe meets: the named ones, all of which must be there, or else everything. */
  public List<R> seen(Collection<String> ids) {
    Instant now = now();
    return ids.isEmpty()
        ? current().stream().filter(row -> row.seenBy(Read.BY_FILTER, now)).toList()
        : ids.stream().distinct().map(id -> met(id, Read.BY_ID)).toList();
  }

  /**
   * What a Describe meets that asks for rows that have to do with something; other rows may be
   * among them.
   *
   * @param alternatives what the rows have to do with, one or another
   */
  public List<R> seen(String as, Collection<String> alternatives) {
    Stream<R> rows =
        alternatives.size() == 1
            ? remembered(as, alternatives.iterator().next())
            : alternatives.stream()
                .flatMap(what -> remembered(as, what))
                .distinct()
                .sorted(Comparator.comparingInt(Resource::ordinal));
    Instant now = now();
    return rows.filter(row -> row.seenBy(Read.BY_FILTER, now)).toList();
  }

  /** How many rows {@link #seen(String, Collection)} looks at. */
  public int linksTo(String as, Collection<String> alternatives) {
    World there = world;
    return there == null
        ? 0
        : alternatives.stream().mapToInt(what -> there.countLinked(as, what)).sum();
  }

  /** The same for rows that are asked for by their ids, each of which may be there or not. */
  public List<R> seenOf(Collection<String> ids) {
    return ids.stream()
        .distinct()
        .flatMap(id -> Stream.ofNullable(rows.get(id)))
        .sorted(Comparator.comparingInt(Resource::ordinal))
        .filter(row -> row.seenBy(Read.BY_FILTER))
        .toList();
  }

  private R met(String id, Read read) {
    R row = rows.get(id);
    if (row == null || !row.seenBy(read)) {
      throw notFound.apply(id);
    }
    return row;
  }
}
