package io.lablift.functions.teardown.kind;

import io.lablift.functions.lab.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Something that is still there and must go.
 *
 * @param proof why it is the lab's: see {@link Ownership}
 * @param holds the ids that cannot be deleted as long as this is there
 * @param askedAt when its deletion was asked for, in milliseconds since 1970; 0: not yet
 * @param lookAt when it is worth looking whether it is gone, in milliseconds since 1970; 0: not
 *     asked for
 * @param refusals how often AWS refused to delete it
 */
public record Remnant(
    ResourceType type,
    String id,
    String name,
    Ownership proof,
    List<String> holds,
    long askedAt,
    long lookAt,
    int refusals) {
  public Remnant {
    holds = List.copyOf(holds);
  }

  static Remnant of(
      ResourceType type, String id, String name, Ownership proof, Collection<String> holds) {
    return new Remnant(
        type,
        id,
        name.isEmpty() ? id : name,
        proof,
        holds.stream().filter(Objects::nonNull).distinct().sorted().toList(),
        0,
        0,
        0);
  }

  public Remnant asked(long at, long look) {
    return new Remnant(type, id, name, proof, holds, at, look, refusals);
  }

  public Remnant lookAgain(long look) {
    return new Remnant(type, id, name, proof, holds, askedAt, look, refusals);
  }

  public Remnant refused() {
    return new Remnant(type, id, name, proof, holds, askedAt, lookAt, refusals + 1);
  }

  public boolean isUnderWay() {
    return askedAt > 0;
  }

  /** The same thing as another listing sees it: both listings know something of what it holds. */
  public Remnant and(Remnant other) {
    TreeSet<String> both = new TreeSet<>(holds);
    both.addAll(other.holds);
    return new Remnant(
        type,
        id,
        name.equals(id) ? other.name : name,
        proof,
        List.copyOf(both),
        askedAt,
        lookAt,
        refusals);
  }

  public Remnant holding(Collection<String> ids) {
    return new Remnant(type, id, name, proof, List.copyOf(ids), askedAt, lookAt, refusals);
  }
}
