package io.lablift.functions.sweep;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.capacity.Headroom;
import io.lablift.functions.capacity.Room;
import io.lablift.functions.capacity.Shortage;
import io.lablift.functions.dispatch.Again;
import io.lablift.functions.dispatch.Dispatcher;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.stage.Lazy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What one sweep does with labs that wait: for their time, or for their place. */
final class Waiters {
  /** A queued lab is looked at this often: it may have lost its place in a function that died. */
  private static final Duration QUEUED_CHECK = Duration.ofMinutes(10);

  private final Registry registry;
  private final Capacity capacity;
  private final Supplier<Capacity.View> queue;
  private final Headroom headroom;
  private final Dispatcher dispatcher;
  private final Again again;
  private final AwsClients aws;
  private final InstantSource clock;

  Waiters(AwsClients aws) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.queue = Lazy.of(capacity::view);
    this.headroom = new Headroom(aws);
    this.dispatcher = new Dispatcher(aws);
    this.again = new Again(aws);
    this.aws = aws;
    this.clock = aws.clock();
  }

  /** Its time has come: from now on it waits for its place like everybody else. */
  Taken scheduled(LabRecord lab) {
    Instant now = clock.instant();
    if (lab.dueAt() != null && !lab.dueAt().isAfter(now)) {
      registry
          .update(
              LabUpdate.of(lab.ref())
                  .move(LabStatus.SCHEDULED, LabStatus.QUEUED)
                  .due(now.plus(QUEUED_CHECK)))
          .ifPresent(queued -> capacity.enqueue(queued.ref()));
    }
    return Taken.LEFT;
  }

  /** Admitted without being started, or in no queue, because a function died; or here too long. */
  Taken queued(LabRecord lab) {
    Capacity.View view = queue.get();
    if (view.admitted().contains(lab.ref().toString())) {
      dispatcher.start(lab);
      return Taken.RESTARTED;
    }
    Instant now = clock.instant();
    Instant until = again.waitsUntil(lab);
    if (!now.isBefore(until)) {
      dispatcher.refuse(lab, "Lablift.QueuedTooLong", why(lab, view));
      return Taken.REFUSED;
    }
    if (!view.queue().contains(lab.ref())) {
      capacity.enqueue(lab.ref());
    }
    Instant next = now.plus(QUEUED_CHECK);
    registry.update(
        LabUpdate.of(lab.ref()).whileIn(LabStatus.QUEUED).due(next.isBefore(until) ? next : until));
    return Taken.LEFT;
  }

  /** What it waited for, and the request that makes room for it. */
  private String why(LabRecord lab, Capacity.View view) {
    Room room = headroom.fresh();
    long minutes = lab.spec().termsOr(aws.settings().terms()).longestQueueMinutes();
    String waited = "it waited " + minutes + " minutes for its place";
    return Capacity.fullFor(lab.spec().needs(), view, room.limits(lab.spec())).isPresent()
        ? waited + "; " + Shortage.of(lab.spec(), view, room, aws.settings().region())
        : waited + ", behind others";
  }
}
