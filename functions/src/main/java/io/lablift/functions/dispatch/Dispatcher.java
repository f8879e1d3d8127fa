package io.lablift.functions.dispatch;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

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

  private final Registry registry;
  private final Capacity capacity;
  private final Executions executions;
  private final InstantSource clock;

  public Dispatcher(AwsClients aws) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.executions = new Executions(aws);
    this.clock = aws.clock();
  }

  /** Admits and starts whatever fits. */
  public Dispatched dispatch() {
    int started = 0;
    int waiting = 0;
    for (int i = 0; i < MOST; i++) {
      List<LabRef> queue = capacity.view().queue();
      waiting = queue.size();
      if (queue.isEmpty()) {
        return new Dispatched(started, waiting);
      }
      LabRef head = queue.getFirst();
      Optional<LabRecord> lab;
      try {
        lab = waiting(head);
      } catch (LabliftException e) {
        throw e;
      } catch (RuntimeException unreadable) {
        // It would hold up everybody behind it. The sweep tells of it, and puts it at the queue's
        // end once it can be read.
        capacity.leave(head);
        continue;
      }
      if (lab.isEmpty()) {
        capacity.leave(head);
      } else if (capacity.neverFits(lab.get().spec().needs()).isPresent()) {
        refuse(lab.get());
      } else if (capacity.admit(head, lab.get().spec().needs())) {
        start(lab.get());
        started++;
      } else if (capacity.view().queue().equals(queue)) {
        // It does not fit: whoever comes after it waits with it.
        return new Dispatched(started, waiting);
      }
    }
    return new Dispatched(started, waiting);
  }

  /** The limits were lowered while it waited: it would hold up everybody behind it for ever. */
  private void refuse(LabRecord lab) {
    registry.update(
        LabUpdate.of(lab.ref())
            .move(LabStatus.QUEUED, LabStatus.GONE)
            .failure(
                new Failure("Lablift.NeverFits", "the limits have become too low for this lab"))
            .notDue());
    capacity.leave(lab.ref());
  }

  private Optional<LabRecord> waiting(LabRef ref) {
    return registry
        .find(ref.lab())
        .filter(lab -> lab.attempt() == ref.attempt() && lab.status() == LabStatus.QUEUED);
  }

  /** Starts a lab that is admitted; its lease runs from now on. */
  public void start(LabRecord lab) {
    Instant now = clock.instant();
    Lease lease = Lease.of(now, lab.spec().lease());
    Optional<LabRecord> started =
        registry.update(
            LabUpdate.of(lab.ref())
                .move(LabStatus.QUEUED, LabStatus.PROVISIONING)
                .provisionRun(lab.provisionRun())
                .lease(lease.start(), lease.end())
                .due(now.plus(START_CHECK)));
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
