package io.lablift.functions.teardown.kind;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing: how to find what the lab has of it, how to delete it, and how to see that it
 * is gone.
 */
public interface Kind {
  ResourceType type();

  /** Everything of this kind that is the lab's and still there. */
  List<Remnant> list(Scope scope);

  /** Asks AWS to delete these. Errors of the SDK escape. */
  default void delete(Scope scope, List<Remnant> remnants) {
    remnants.forEach(this::delete);
  }

  /** Asks AWS to delete one. */
  void delete(Remnant remnant);

  /** Whether things of this kind are deleted together, in one call. */
  default boolean together() {
    return false;
  }

  /** How long the deletion takes after AWS has accepted it; null: it is gone at once. */
  default @Nullable Expected deletion() {
    return null;
  }

  /**
   * As what DescribeTags shows things of this kind, if they are found by their tags alone; null:
   * they are found otherwise too.
   */
  default software.amazon.awssdk.services.ec2.model.@Nullable ResourceType taggedAs() {
    return null;
  }

  /**
   * As what DescribeTags shows things of this kind, if one that bears the lab's tags is the lab's
   * wherever it is: a server started in another VPC as a copy of one of the lab's, tags and all;
   * null: only the VPC counts.
   */
  default software.amazon.awssdk.services.ec2.model.@Nullable ResourceType alsoTaggedAs() {
    return null;
  }

  /** Everything of this kind that bears the lab's tags outside of its VPCs. */
  default List<Remnant> listElsewhere(Scope scope) {
    return List.of();
  }

  /**
   * Whether things of this kind may be there without a VPC and without tags, so that only a listing
   * of the account's own shows them. They are asked for in a survey and by the last look, not by
   * the first one.
   */
  default boolean leavesNoTrace() {
    return false;
  }

  /** Which of these, whose deletion is under way, are still there. */
  default Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    return Set.of();
  }

  /**
   * These things, which are not ours to delete, as they are now: without those that are gone, and
   * perhaps no longer kept.
   */
  default List<Remnant> again(Scope scope, List<Remnant> kept) {
    return kept;
  }

  /**
   * Which of these, whose proof may have lapsed, are somebody else's by now, by a fresh look: id,
   * and whose.
   */
  default Map<String, String> lost(Scope scope, List<Remnant> about) {
    return Map.of();
  }
}
