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
    return waiting <= fits
        ? Optional.empty()
        : Optional.of(
            "%s for room, and %d more fit now: the others wait until places are given back. GET /capacity?labs=%d says what to ask AWS for."
                .formatted(waiting == 1 ? "1 lab waits" : waiting + " labs wait", fits, waiting));
  }

  /** 1: the next one; 0: it is about to be put in. */
  int place(LabRecord lab) {
    return view.queue().indexOf(lab.ref()) + 1;
  }
}
