package io.lablift.functions.teardown;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.error.AwsUnavailable;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.error.Throttled;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import io.lablift.functions.teardown.kind.Kind;
import io.lablift.functions.teardown.kind.Kinds;
import io.lablift.functions.teardown.kind.Remnant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One round of destroying: looks at what is on its way out, deletes what nothing holds, and goes on
 * past what is blocked.
 *
 * <p>The one place where a teardown deletes: each deletion is preceded by proof that the thing is
 * the lab's.
 */
final class Destruction {
  private static final Duration TOGETHER = Duration.ofMillis(1_200);

  /** How long to leave something alone that AWS refused to delete. */
  private static final Duration REFUSED = Duration.ofSeconds(4);

  private final Listing listing;
  private final Kinds kinds;
  private final InstantSource clock;
  private final Settings settings;
  private final Remnants remnants;
  private final Map<Remnant, Instant> gone = new LinkedHashMap<>();
  private final Map<Remnant, String> spared = new LinkedHashMap<>();
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private final Set<String> refusedNow = new HashSet<>();
  private int deletions;
  private boolean paused;

  Destruction(Listing listing, InstantSource clock, Settings settings, Remnants remnants) {
    this.listing = listing;
    this.kinds = listing.kinds();
    this.clock = clock;
    this.settings = settings;
    this.remnants = remnants;
  }

  /** When each thing was first seen gone in this round. */
  Map<Remnant, Instant> gone() {
    return gone;
  }

  /** What turned out to be somebody else's by now, and whose: it is left alone. */
  Map<Remnant, String> spared() {
    return spared;
  }

  /** What AWS said of the things that it refused to delete, by key. */
  Map<String, String> refusals() {
    return refusals;
  }

  int deletions() {
    return deletions;
  }

  /** Asks for the deletion of what takes long, before the rest is even listed. */
  void begin() {
    for (Kind kind : kinds.early()) {
      delete(kind, remnants.free(kind.type()));
    }
  }

  /**
   * Looks at those whose deletion takes a while and may be over by now, and at those that are not
   * ours to delete.
   */
  void look() {
    for (Kind kind : kinds.all()) {
      List<Remnant> all = remnants.of(kind.type());
      lookAtThoseUnderWay(kind, all.stream().filter(Remnant::isUnderWay).toList());
      lookAtThoseKept(kind, all.stream().filter(Remnant::isKept).toList());
    }
  }

  private void lookAtThoseUnderWay(Kind kind, List<Remnant> underWay) {
    Expected takes = kind.deletion();
    if (takes == null || underWay.stream().noneMatch(this::isDue)) {
      return;
    }
    Set<String> there = kind.stillThere(listing.scope(), underWay);
    for (Remnant remnant : underWay) {
      if (there.contains(remnant.id())) {
        remnants.replace(remnant.lookAgain(in(takes.interval())));
      } else {
        gone(remnant);
      }
    }
  }

  private void lookAtThoseKept(Kind kind, List<Remnant> kept) {
    if (kept.stream().noneMatch(this::isDue)) {
      return;
    }
    Map<String, Remnant> now =
        kind.again(listing.scope(), kept).stream()
            .collect(Collectors.toMap(Remnant::id, Function.identity(), Remnant::and));
    for (Remnant remnant : kept) {
      Remnant again = now.get(remnant.id());
      if (again == null) {
        gone(remnant);
      } else {
        remnants.replace(again);
      }
    }
  }

  /** Deletes whatever nothing holds, until nothing more can be deleted in this round. */
  void run() {
    for (Remnant remnant : remnants.all()) {
      if (remnant.isKept() && isDue(remnant)) {
        remnants.replace(remnant.lookAgain(in(Patience.betweenLooksAt(remnant))));
      }
    }
    boolean more = true;
    while (more && !paused) {
      int before = deletions;
      for (Kind kind : kinds.all()) {
        delete(kind, remnants.free(kind.type()));
      }
      delete(kinds.vpcs(), remnants.free(ResourceType.VPC));
      more = deletions > before || breakRing();
    }
  }

  private boolean breakRing() {
    List<Remnant> ring = remnants.groupRing();
    if (ring.isEmpty() || refusedNow.contains(ring.getFirst().key())) {
      return false;
    }
    ring.forEach(listing.scope()::demandProof);
    kinds.securityGroups().revokeReferences(ring);
    for (Remnant group : ring) {
      List<String> others = ring.stream().map(Remnant::id).toList();
      remnants.replace(
          group.holding(group.holds().stream().filter(id -> !others.contains(id)).toList()));
    }
    return true;
  }

  private void delete(Kind kind, List<Remnant> free) {
    List<Remnant> now = stillOurs(kind, free);
    now.forEach(listing.scope()::demandProof);
    if (kind.together() && now.size() > 1 && deletedTogether(kind, now)) {
      return;
    }
    for (Remnant remnant : now) {
      attempt(remnant, () -> kind.delete(remnant), kind.deletion());
    }
  }

  /**
   * Without those that AWS has just refused to delete, and those that only hung on the lab and are
   * somebody else's by now: days may lie between the listing and this moment.
   */
  private List<Remnant> stillOurs(Kind kind, List<Remnant> free) {
    List<Remnant> now =
        free.stream().filter(remnant -> !refusedNow.contains(remnant.key())).toList();
    List<Remnant> doubtful = now.stream().filter(r -> r.proof().mayHaveLapsed()).toList();
    if (doubtful.isEmpty() || paused) {
      return now;
    }
    Map<String, String> lost;
    try {
      lost = kind.lost(listing.scope(), doubtful);
    } catch (SdkException e) {
      doubtful.forEach(remnant -> refused(remnant, AwsErrors.translate(e)));
      return now.stream().filter(remnant -> !doubtful.contains(remnant)).toList();
    }
    for (Remnant remnant : doubtful) {
      String whose = lost.get(remnant.id());
      if (whose != null) {
        remnants.remove(remnant);
        spared.put(remnant, whose);
      }
    }
    return now.stream().filter(remnant -> !spared.containsKey(remnant)).toList();
  }

  /**
   * One that is protected, or gone already, makes AWS refuse the whole call: then each is asked for
   * by itself.
   */
  private boolean deletedTogether(Kind kind, List<Remnant> some) {
    if (paused) {
      return true;
    }
    try {
      kind.delete(listing.scope(), some);
      deletions++;
      some.forEach(remnant -> accepted(remnant, kind.deletion()));
      return true;
    } catch (SdkException e) {
      paused = isPassing(AwsErrors.translate(e));
      return paused;
    }
  }

  private static boolean isPassing(LabliftException error) {
    return error instanceof Throttled || error instanceof AwsUnavailable;
  }

  private void attempt(Remnant remnant, Runnable deletion, @Nullable Expected takes) {
    if (paused) {
      return;
    }
    try {
      deletion.run();
      deletions++;
      accepted(remnant, takes);
    } catch (SdkException e) {
      if (AwsErrors.isNotFound(e)) {
        deletions++;
        gone(remnant);
        return;
      }
      refused(remnant, AwsErrors.translate(e));
    }
  }

  private void refused(Remnant remnant, LabliftException error) {
    if (isPassing(error)) {
      paused = true;
      return;
    }
    refusedNow.add(remnant.key());
    refusals.put(remnant.key(), String.valueOf(error.getMessage()));
    remnants.replace(remnant.refused());
  }

  private void accepted(Remnant remnant, @Nullable Expected takes) {
    if (takes == null) {
      gone(remnant);
    } else {
      remnants.replace(remnant.asked(now(), in(takes.earliest())));
    }
  }

  private void gone(Remnant remnant) {
    remnants.remove(remnant);
    gone.put(remnant, clock.instant());
  }

  /**
   * Looks that fall near each other are done together: a round costs more than a second of waiting
   * saves.
   */
  private boolean isDue(Remnant remnant) {
    return remnant.lookAt() <= now() + settings.scaled(TOGETHER).toMillis();
  }

  private long now() {
    return clock.instant().toEpochMilli();
  }

  private long in(Duration expected) {
    return now() + settings.scaled(expected).toMillis();
  }

  /** When it is worth looking again. */
  Duration wait(Remnants left) {
    Duration refused = settings.scaled(REFUSED);
    OptionalLong next =
        left.all().stream().filter(Remnant::isWatched).mapToLong(Remnant::lookAt).min();
    if (next.isEmpty()) {
      return refused;
    }
    Duration look = Duration.ofMillis(next.getAsLong() - now());
    boolean again = paused || !refusedNow.isEmpty();
    return again && refused.compareTo(look) < 0 ? refused : look;
  }
}
