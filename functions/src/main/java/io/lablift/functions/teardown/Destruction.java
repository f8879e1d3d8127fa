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
import io.lablift.functions.teardown.kind.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
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

  private final Kinds kinds;
  private final InstantSource clock;
  private final Settings settings;
  private final Scope scope;
  private final Remnants remnants;
  private final Map<String, Instant> gone = new LinkedHashMap<>();
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private final Set<String> refusedNow = new HashSet<>();
  private int deletions;
  private boolean paused;

  Destruction(Kinds kinds, InstantSource clock, Settings settings, Scope scope, Remnants remnants) {
    this.kinds = kinds;
    this.clock = clock;
    this.settings = settings;
    this.scope = scope;
    this.remnants = remnants;
  }

  /** When each thing was first seen gone in this round, by id. */
  Map<String, Instant> gone() {
    return gone;
  }

  /** What AWS said of the things that it refused to delete, by id. */
  Map<String, String> refusals() {
    return refusals;
  }

  int deletions() {
    return deletions;
  }

  /** Asks for the deletion of what takes long, before the rest is even listed. */
  void begin() {
    for (Kind kind : kinds.first()) {
      if (kind.deletion() != null) {
        delete(kind, remnants.free(kind.type()));
      }
    }
  }

  /** Looks at those whose deletion takes a while and may be over by now. */
  void look() {
    for (Kind kind : kinds.all()) {
      List<Remnant> underWay =
          remnants.of(kind.type()).stream().filter(Remnant::isUnderWay).toList();
      Expected takes = kind.deletion();
      if (takes != null && underWay.stream().anyMatch(this::isDue)) {
        Set<String> there = kind.stillThere(scope, underWay);
        for (Remnant remnant : underWay) {
          if (there.contains(remnant.id())) {
            remnants.replace(remnant.lookAgain(in(takes.interval())));
          } else {
            gone(remnant);
          }
        }
      }
    }
  }

  /** Deletes whatever nothing holds, until nothing more can be deleted in this round. */
  void run() {
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
    if (ring.isEmpty() || refusedNow.contains(ring.getFirst().id())) {
      return false;
    }
    kinds.securityGroups().revokeReferences(ring);
    for (Remnant group : ring) {
      List<String> others = ring.stream().map(Remnant::id).toList();
      remnants.replace(
          group.holding(group.holds().stream().filter(id -> !others.contains(id)).toList()));
    }
    return true;
  }

  private void delete(Kind kind, List<Remnant> free) {
    List<Remnant> now =
        free.stream().filter(remnant -> !refusedNow.contains(remnant.id())).toList();
    now.forEach(scope::demandProof);
    if (kind.together() && now.size() > 1 && deletedTogether(kind, now)) {
      return;
    }
    for (Remnant remnant : now) {
      attempt(remnant, () -> kind.delete(remnant), kind.deletion());
    }
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
      kind.delete(scope, some);
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
      LabliftException error = AwsErrors.translate(e);
      if (isPassing(error)) {
        paused = true;
        return;
      }
      refusedNow.add(remnant.id());
      refusals.put(remnant.id(), String.valueOf(error.getMessage()));
      remnants.replace(remnant.refused());
    }
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
    gone.put(remnant.id(), clock.instant());
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
        left.all().stream().filter(Remnant::isUnderWay).mapToLong(Remnant::lookAt).min();
    if (next.isEmpty()) {
      return refused;
    }
    Duration look = Duration.ofMillis(next.getAsLong() - now());
    boolean again = paused || !refusedNow.isEmpty();
    return again && refused.compareTo(look) < 0 ? refused : look;
  }
}
