package io.lablift.functions.capacity;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.pace.Calls;
import io.lablift.functions.registry.Capacity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a queued lab will wait, as far as that can be known: labs that are admitted give back
 * their places when their leases end, unless somebody ends or extends them; and those ahead are
 * taken to be like it.
 */
public final class Waiting {
  /** From the end of a lease until its places are given back: deletion, and two empty looks. */
  private static final Duration TEARDOWN = Duration.ofMinutes(2);

  private Waiting() {}

  /**
   * When its turn will come.
   *
   * @param place 1: it is the next one
   * @return empty if that cannot be said, because others than labs have taken the room; or if the
   *     time for which it is booked is over by then
   */
  public static Optional<Instant> expectedAt(
      LabSpec spec, int place, Capacity.View view, Room room, Instant now) {
    return turn(spec, place, view, room, now).filter(turn -> spec.leaseFrom(turn).isPresent());
  }

  private static Optional<Instant> turn(
      LabSpec spec, int place, Capacity.View view, Room room, Instant now) {
    int fits = fits(spec.needs(), view, room.limits(spec));
    Duration interval = Calls.toBuild(spec).interval();
    if (place <= fits) {
      Instant next = view.nextTurn();
      Instant first = next == null || next.isBefore(now) ? now : next;
      return Optional.of(first.plus(interval.multipliedBy(place - 1L)));
    }
    List<Instant> ends = view.ends().values().stream().sorted().toList();
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    int after = place - fits - 1;
    Instant end = ends.get(after % ends.size()).plus(TEARDOWN);
    Duration wave = spec.lease().plus(TEARDOWN);
    Instant turn = end.plus(wave.multipliedBy(after / ends.size()));
    return Optional.of(turn.isBefore(now) ? now : turn);
  }

  /** How many more labs of these needs fit beside those that are admitted. */
  public static int fits(Needs needs, Capacity.View view, Map<Quota, Integer> limits) {
    int fits = Integer.MAX_VALUE;
    for (Quota quota : Quota.values()) {
      if (needs.of(quota) > 0) {
        int free = limits.getOrDefault(quota, 0) - view.taken().getOrDefault(quota, 0);
        fits = Math.min(fits, Math.max(0, free) / needs.of(quota));
      }
    }
    return fits;
  }
}
