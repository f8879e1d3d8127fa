package io.lablift.simulator.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All resources of one kind, gone ones too, in the order in which they were made. */
public final class Table<R extends Resource> {
  private final Function<String, RuntimeException> notFound;
  private final Map<String, R> rows = new LinkedHashMap<>();

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
    return rows.values().stream().filter(Resource::exists);
  }

  /** What ever was there, gone or not. */
  public Stream<R> ever() {
    return rows.values().stream();
  }

  /** What a Describe meets: the named ones, all of which must be there, or else everything. */
  public List<R> seen(Collection<String> ids) {
    return ids.isEmpty()
        ? rows.values().stream().filter(row -> row.seenBy(Read.BY_FILTER)).toList()
        : ids.stream().distinct().map(id -> met(id, Read.BY_ID)).toList();
  }

  private R met(String id, Read read) {
    R row = rows.get(id);
    if (row == null || !row.seenBy(read)) {
      throw notFound.apply(id);
    }
    return row;
  }
}
