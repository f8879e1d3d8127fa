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
 * @param kept why Lablift does not ask for its deletion, such as {@code made by amazon-rds}; empty:
 *     it does
 * @param askedAt when its deletion was asked for, in milliseconds since 1970; 0: not yet
 * @param lookAt when it is worth looking whether it is gone, in milliseconds since 1970; 0: there
 *     is nothing to wait for
 * @param refusals how often AWS refused to delete it
 */
public record Remnant(
    ResourceType type,
    String id,
    String name,
    Ownership proof,
    List<String> holds,
    String kept,
    long askedAt,
    long lookAt,
    int refusals) {

  /** Asked for by somebody else, or by a round that died: long ago, and worth a look at once. */
  private static final long LONG_AGO = 1;

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
        "",
        0,
        0,
        0);
  }

  /** The same; where it is the lab's through this interface, through what that is a part of. */
  public Remnant hangingOn(Remnant owner, Remnant part) {
    return proof.equals(Ownership.hangsOn(part.id()))
        ? new Remnant(
            type, id, name, Ownership.hangsOn(owner.id()), holds, kept, askedAt, lookAt, refusals)
        : this;
  }

  /**
   * What something holds beside ids that has a public address: no gateway can be detached from this
   * VPC as long as an address is mapped there.
   */
  public static String mapped(String vpc) {
    return "an address mapped in " + vpc;
  }

  /** What it is known by among all that is left: names of one kind may be ids of another. */
  public String key() {
    return type.text() + "/" + id;
  }

  /** The same thing, which is not ours to delete as long as this is so. */
  public Remnant kept(String why) {
    return new Remnant(type, id, name, proof, holds, why, 0, LONG_AGO, refusals);
  }

  /** The same thing, which AWS shows to be on its way out already. */
  public Remnant leaving() {
    return asked(LONG_AGO, LONG_AGO);
  }

  public Remnant asked(long at, long look) {
    return new Remnant(type, id, name, proof, holds, kept, at, look, refusals);
  }

  public Remnant lookAgain(long look) {
    return new Remnant(type, id, name, proof, holds, kept, askedAt, look, refusals);
  }

  public Remnant refused() {
    return new Remnant(type, id, name, proof, holds, kept, askedAt, lookAt, refusals + 1);
  }

  public boolean isUnderWay() {
    return askedAt > 0;
  }

  public boolean isKept() {
    return !kept.isEmpty();
  }

  /** Whether all that is to be done is to look whether it is gone. */
  public boolean isWatched() {
    return isUnderWay() || isKept();
  }

  /**
   * The same thing as another listing sees it: both know something of what it holds, and the
   * stronger proof counts.
   */
  public Remnant and(Remnant other) {
    TreeSet<String> both = new TreeSet<>(holds);
    both.addAll(other.holds);
    return new Remnant(
        type,
        id,
        name.equals(id) ? other.name : name,
        proof.because().compareTo(other.proof.because()) <= 0 ? proof : other.proof,
        List.copyOf(both),
        kept.isEmpty() ? other.kept : kept,
        Math.max(askedAt, other.askedAt),
        Math.max(lookAt, other.lookAt),
        refusals);
  }

  public Remnant holding(Collection<String> ids) {
    return new Remnant(type, id, name, proof, List.copyOf(ids), kept, askedAt, lookAt, refusals);
  }
}
