package io.lablift.functions.api;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.capacity.Room;
import io.lablift.functions.capacity.Waiting;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The queue at one moment.
 *
 * @param room null: it cannot be read now
 */
record Queue(Capacity.View view, @Nullable Room room, Instant now) {
  /** Where a lab stands in it, what it waits for, and how long. */
  LabView.QueueView of(LabRecord lab) {
    int place = place(lab);
    if (room == null) {
      return new LabView.QueueView(place, "what others use in the account could not be read", null);
    }
    Map<Quota, Integer> limits = room.limits(lab.spec());
    String full =
        Capacity.fullFor(lab.spec().needs(), view, limits)
            .map(
                quota ->
                    "%s (%s): labs may take %d, %d are taken, this one needs %d"
                        .formatted(
                            quota.title(),
                            quota.code(),
                            limits.get(quota),
                            view.taken().get(quota),
                            lab.spec().needs().of(quota)))
            .orElse(null);
    String expected =
        place == 0
            ? null
            : Waiting.expectedAt(lab.spec(), place, view, room, now)
                .map(Instant::toString)
                .orElse(null);
    return new LabView.QueueView(place, full, expected);
  }

  /** What an instructor should know whose labs wait; empty: they all fit. */
  Optional<String> warning(LabSpec kind, long waiting) {
    if (room == null) {
      return Optional.empty();
    }
    Map<Quota, Integer> limits = room.limits(kind);
    int fits = Waiting.fits(kind.needs(), view, limits);
    if (waiting <= fits) {
      return Optional.empty();
    }
    String wait = waiting == 1 ? "1 lab waits" : waiting + " labs wait";
    return Optional.of(
        "%s for room, and %d more fit now: the others wait until places are given back.%s GET /capacity?labs=%d says what to ask AWS for."
            .formatted(wait, fits, unserved(kind, fits, waiting), waiting));
  }

  /** How many have no turn before the time for which they are booked is over. */
  private String unserved(LabSpec kind, int fits, long waiting) {
    Optional<Instant> end = kind.endsBy();
    if (room == null || end.isEmpty()) {
      return "";
    }
    Room known = room;
    long unserved =
        LongStream.rangeClosed(fits + 1L, waiting)
            .filter(place -> isUnserved(kind, Math.toIntExact(place), known))
            .count();
    return unserved == 0
        ? ""
        : " As it stands, %d of them have no turn before the end, %s, and are refused then."
            .formatted(unserved, end.get());
  }

  private boolean isUnserved(LabSpec kind, int place, Room known) {
    return Waiting.expectedAt(kind, place, view, known, now).isEmpty();
  }

  /** Whether so many labs fit now. */
  boolean holds(LabSpec kind, long waiting) {
    return room != null && waiting <= Waiting.fits(kind.needs(), view, room.limits(kind));
  }

  /** 1: the next one; 0: it is about to be put in. */
  int place(LabRecord lab) {
    return view.queue().indexOf(lab.ref()) + 1;
  }
}
