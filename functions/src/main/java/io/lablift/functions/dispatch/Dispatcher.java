package io.lablift.functions.dispatch;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.capacity.Headroom;
import io.lablift.functions.capacity.Room;
import io.lablift.functions.capacity.Shortage;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.pace.Calls;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Admits queued labs in order, as long as they fit, and starts their executions.
 *
 * <p>Run when a lab is asked for, when one is gone, and by the sweep. It may die anywhere and be
 * run by several at once: admission, the move to PROVISIONING and the start of an execution are
 * each done once.
 */
public final class Dispatcher {
  /** How soon the sweep looks whether an execution is alive. */
  public static final Duration CHECK = Duration.ofMinutes(5);

  /** The same just after a start, which may have been the last thing that a function did. */
  public static final Duration START_CHECK = Duration.ofMinutes(1);

  /**
   * More than this are not started in one go: a function has a time limit, and the next minute's
   * sweep goes on.
   */
  private static final int MOST = 200;

  private static final String TOO_LATE = "Lablift.TooLate";
  private static final String WHY_TOO_LATE = "its time was over before it could begin";

  private final Registry registry;
  private final Capacity capacity;
  private final Headroom headroom;
  private final Executions executions;
  private final Settings settings;
  private final boolean reads;
  private final InstantSource clock;

  /** One that reads the account's quotas, and what others use of them, when that is due. */
  public Dispatcher(AwsClients aws) {
    this(aws, true);
  }

  /**
   * One that asks nothing of the account, so its function needs no right to: where it is not known
   * what room there is, the sweep dispatches.
   */
  public static Dispatcher byWhatIsKnown(AwsClients aws) {
    return new Dispatcher(aws, false);
  }

  private Dispatcher(AwsClients aws, boolean reads) {
    this.reads = reads;
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.headroom = new Headroom(aws);
    this.executions = new Executions(aws);
    this.settings = aws.settings();
    this.clock = aws.clock();
  }

  /** Admits and starts whatever fits and whose turn comes soon. */
  public Dispatched dispatch() {
    int started = 0;
    Room room = null;
    boolean isFresh = false;
    Capacity.View view = capacity.view();
    for (int i = 0; i < MOST && !view.queue().isEmpty(); i++) {
      LabRef head = view.queue().getFirst();
      Optional<LabRecord> lab = readable(head);
      if (lab.isEmpty()) {
        capacity.leave(head);
      } else {
        room = room == null ? usualRoom() : room;
        if (room == null) {
          return new Dispatched(started, view.queue().size());
        }
        Needs needs = lab.get().spec().needs();
        Map<Quota, Integer> limits = room.limits(lab.get().spec());
        Instant turn = turn(lab.get(), view);
        Optional<Lease> lease = lab.get().spec().leaseFrom(turn);
        if (room.neverFits(needs).isPresent()) {
          refuse(lab.get(), "Lablift.NeverFits", "the limits have become too low for this lab");
        } else if (lease.isEmpty()) {
          refuse(lab.get(), TOO_LATE, tooLate(lab.get(), view, room));
        } else if (Capacity.fullFor(needs, view, limits).isPresent()) {
          if (isFresh || !reads) {
            // It does not fit: whoever comes after it waits with it.
            return new Dispatched(started, view.queue().size());
          }
          room = headroom.fresh();
          isFresh = true;
        } else if (turn.isAfter(clock.instant().plus(LabRecord.AHEAD))) {
          return new Dispatched(started, view.queue().size());
        } else if (capacity.admit(head, needs, limits, view, agreed(lab.get(), lease.get()))) {
          start(lab.get(), lease.get());
          started++;
        }
      }
      view = capacity.view();
    }
    return new Dispatched(started, view.queue().size());
  }

  private @Nullable Room usualRoom() {
    return reads ? headroom.usual() : headroom.known().orElse(null);
  }

  /** With the request that would have made room for it in time. */
  private String tooLate(LabRecord lab, Capacity.View view, Room room) {
    return WHY_TOO_LATE + "; " + Shortage.of(lab.spec(), view, room, settings.region());
  }

  /** When a lab may begin: not before those that were admitted are out of the buckets' way. */
  private Instant turn(LabRecord lab, Capacity.View view) {
    Instant now = clock.instant();
    Instant next = view.nextTurn();
    Instant turn = next == null || next.isBefore(now) ? now : next;
    return lab.spec().notBefore().filter(turn::isBefore).orElse(turn);
  }

  private Capacity.Turn agreed(LabRecord lab, Lease lease) {
    Duration interval = settings.scaled(Calls.toBuild(lab.spec()).interval());
    return new Capacity.Turn(lease, lease.start().plus(interval));
  }

  /** Ends a lab that waits, and gives back its place: it would hold up everybody behind it. */
  public void refuse(LabRecord lab, String error, String why) {
    registry.update(
        LabUpdate.of(lab.ref())
            .move(LabStatus.QUEUED, LabStatus.GONE)
            .failure(new Failure(error, why))
            .due(clock.instant())); // Should this function die here, a sweep gives back its place.
    capacity.leave(lab.ref());
    capacity.release(lab.ref(), lab.spec().needs());
  }

  /** The queue's head, if it waits. */
  private Optional<LabRecord> readable(LabRef head) {
    try {
      return registry
          .find(head.lab())
          .filter(lab -> lab.attempt() == head.attempt() && lab.status() == LabStatus.QUEUED);
    } catch (LabliftException e) {
      throw e;
    } catch (RuntimeException unreadable) {
      // It would hold up everybody behind it. The sweep tells of it, and puts it at the queue's
      // end once it can be read.
      return Optional.empty();
    }
  }

  /** Starts a lab that is admitted, and was left by whoever admitted it. */
  public void start(LabRecord lab) {
    Instant now = clock.instant();
    Instant turn = lab.spec().notBefore().filter(now::isBefore).orElse(now);
    lab.spec()
        .leaseFrom(turn)
        .ifPresentOrElse(lease -> start(lab, lease), () -> refuse(lab, TOO_LATE, WHY_TOO_LATE));
  }

  private void start(LabRecord lab, Lease lease) {
    Optional<LabRecord> started =
        registry.update(
            LabUpdate.of(lab.ref())
                .move(LabStatus.QUEUED, LabStatus.PROVISIONING)
                .provisionRun(lab.provisionRun())
                .lease(lease.start(), lease.end())
                .due(lease.start().plus(START_CHECK)));
    if (started.isPresent()) {
      executions.startProvisioning(started.get());
    } else if (isGone(lab.ref())) {
      capacity.release(
          lab.ref(), lab.spec().needs()); // It was deleted between admission and start.
    }
  }

  private boolean isGone(LabRef ref) {
    return registry
        .find(ref.lab())
        .map(lab -> lab.attempt() != ref.attempt() || lab.status() == LabStatus.GONE)
        .orElse(true);
  }
}
