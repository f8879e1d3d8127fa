package io.lablift.functions.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.dispatch.Again;
import io.lablift.functions.dispatch.Dispatched;
import io.lablift.functions.dispatch.Dispatcher;
import io.lablift.functions.dispatch.Executions;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.orphan.OrphanHunt;
import io.lablift.functions.orphan.OrphanReport;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.DueLabs;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.teardown.TeardownStarter;
import io.lablift.functions.telemetry.Metric;
import io.lablift.functions.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The scheduled function: ends expired leases, takes up what was left behind by something that
 * died, and hunts orphans.
 *
 * <p>Run every minute, it reads only the registry's index of what is due. The event's detail may
 * ask for more by its {@code mode}: {@code "hunt"}, every 15 minutes, looks in the account for what
 * belongs to no lab that lives; {@code "recover"} looks at every lab that will be due at any time
 * as if it were now, for a process that starts after another was killed.
 */
public final class Sweep implements RequestHandler<ScheduledEvent, SweepReport> {
  private static final Duration TEARDOWN_CHECK = Duration.ofMinutes(15);

  /** A start follows its write within seconds. */
  private static final Duration STARTING = Duration.ofSeconds(3);

  /** A teardown whose executions die so often is stuck. */
  private static final int MOST_TEARDOWNS = 5;

  /** How long a lab is left alone that cannot be read. */
  private static final Duration POISONED = Duration.ofMinutes(15);

  private final Registry registry;
  private final DueLabs dueLabs;
  private final Census census;
  private final AwsClients aws;
  private final Capacity capacity;
  private final Executions executions;
  private final Again again;
  private final ClassSweep classes;
  private final Dispatcher dispatcher;
  private final TeardownStarter teardowns;
  private final Endings endings;
  private final InstantSource clock;
  private final Telemetry telemetry;

  public Sweep() {
    this(AwsClients.fromEnvironment());
  }

  public Sweep(AwsClients aws) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.dueLabs = new DueLabs(aws.dynamoDb(), aws.settings().table());
    this.census = new Census(aws);
    this.aws = aws;
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.executions = new Executions(aws);
    this.again = new Again(aws);
    this.classes = new ClassSweep(aws);
    this.dispatcher = new Dispatcher(aws);
    this.teardowns = new TeardownStarter(aws);
    this.endings = new Endings(aws);
    this.clock = aws.clock();
    this.telemetry = new Telemetry(aws);
  }

  @Override
  public SweepReport handleRequest(ScheduledEvent event, Context context) {
    Object mode = event.getDetail() == null ? null : event.getDetail().get("mode");
    boolean hunt = "hunt".equals(mode);
    try {
      return telemetry.of(
          context,
          line -> {
            SweepReport report = run("recover".equals(mode), hunt);
            line.with("report", report)
                .metric(Metric.SWEEPS, 1)
                .metric(Metric.PROVISIONING_FAILED, report.ended().size())
                .metric(Metric.LABS_QUARANTINED, report.aside());
            if (report.waiting() != null) {
              line.metric(Metric.QUEUE, report.waiting());
            }
            if (hunt) {
              census.tell(line);
            }
            if (!report.isQuiet()) {
              line.say(Json.write(report));
            }
            return report;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One sweep. */
  public SweepReport run(boolean recover, boolean hunt) {
    DueLabs.Found found = dueLabs.by(recover ? null : clock.instant());
    Tally tally = new Tally();
    Waiters waiters = new Waiters(aws);
    for (DueLabs.Due id : found.due()) {
      try {
        tally.taken(
            id.toString(), dueLabs.find(id).map(lab -> take(lab, waiters)).orElse(Taken.LEFT));
      } catch (LabliftException e) {
        tally.failed(id.toString(), String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        // One lab that cannot be read or understood must not end the sweep for all the others.
        tally.failed(id.toString(), e.toString());
        dueLabs.postpone(id, clock.instant().plus(POISONED));
      }
    }
    for (String course : found.classes()) {
      try {
        classes.take(course);
      } catch (LabliftException e) {
        tally.failed("class " + course, String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        tally.failed("class " + course, e.toString());
      }
    }
    Dispatched dispatched = null;
    try {
      dispatched = dispatcher.dispatch();
    } catch (LabliftException e) {
      tally.failed("dispatch", String.valueOf(e.getMessage()));
    }
    OrphanReport orphans = OrphanReport.none();
    if (hunt) {
      try {
        orphans = new OrphanHunt(aws).run();
      } catch (LabliftException e) {
        tally.failed("hunt", String.valueOf(e.getMessage()));
      }
    }
    return tally.report(found, dispatched, orphans);
  }

  private Taken take(LabRecord lab, Waiters waiters) {
    return switch (lab.status()) {
      case SCHEDULED -> waiters.scheduled(lab);
      case QUEUED -> waiters.queued(lab);
      case PROVISIONING ->
          endings
              .over(lab)
              .map(over -> endings.expire(lab, over))
              .orElseGet(() -> provisioning(lab));
      case READY ->
          endings
              .over(lab)
              .map(over -> endings.ready(lab, over))
              .orElseGet(() -> endings.goesOn(lab));
      case FAILED -> tearDown(lab);
      case TEARING_DOWN -> tearingDown(lab);
      case QUARANTINED -> isDue(lab) ? tearDown(lab) : Taken.LEFT;
      case GONE -> forgotten(lab);
    };
  }

  /**
   * Something of it was seen after all; or it was deleted while it waited, and whoever did so may
   * have died before it gave back its place.
   */
  private Taken forgotten(LabRecord lab) {
    if (lab.orphanedAt() != null) {
      return teardowns.beginAgain(lab).isPresent() ? Taken.TORN_DOWN : Taken.LEFT;
    }
    capacity.leave(lab.ref());
    capacity.release(lab.ref(), lab.spec().needs());
    again.queue(lab);
    registry.update(LabUpdate.of(lab.ref()).whileIn(LabStatus.GONE).notDue());
    return Taken.LEFT;
  }

  private boolean isDue(LabRecord lab) {
    return lab.dueAt() != null && !lab.dueAt().isAfter(clock.instant());
  }

  private Taken tearDown(LabRecord lab) {
    teardowns.begin(lab.ref(), lab.failure(), true);
    return Taken.TORN_DOWN;
  }

  private Taken provisioning(LabRecord lab) {
    return switch (executions.provisioning(lab)) {
      case RUNNING -> lookAgain(lab, LabStatus.PROVISIONING, Dispatcher.CHECK);
      case MISSING -> {
        if (isJustStarted(lab)) {
          yield Taken.LEFT;
        }
        Optional<LabRecord> again =
            registry.update(
                LabUpdate.of(lab.ref())
                    .whileIn(LabStatus.PROVISIONING)
                    .provisionRun(lab.provisionRun())
                    .due(endings.next(lab, Dispatcher.START_CHECK)));
        again.ifPresent(executions::startProvisioning);
        yield again.isPresent() ? Taken.RESTARTED : Taken.LEFT;
      }
      case ENDED -> ended(lab);
    };
  }

  /**
   * Over its time, aborted, or failed without reaching its error exit: none of that can be caught
   * by the machine. What the execution says of its end is the lab's reason.
   */
  private Taken ended(LabRecord lab) {
    boolean stillBuilding =
        registry.find(lab.ref()).filter(now -> now.status() == LabStatus.PROVISIONING).isPresent();
    if (!stillBuilding) {
      return Taken.LEFT;
    }
    teardowns.begin(
        lab.ref(),
        executions
            .failure(lab)
            .orElseGet(
                () ->
                    new Failure(
                        "Lablift.ExecutionEnded",
                        "the execution "
                            + lab.provisionExecution()
                            + " ended without building the lab")),
        true);
    return Taken.ENDED;
  }

  /**
   * Between the write that admits a lab and the start of its execution; somebody is about to start
   * it.
   */
  private boolean isJustStarted(LabRecord lab) {
    return lab.lease() != null
        && lab.provisionRun() == 1
        && Duration.between(lab.lease().start(), clock.instant()).compareTo(STARTING) < 0;
  }

  private Taken tearingDown(LabRecord lab) {
    if (executions.teardown(lab) == Executions.State.RUNNING) {
      return lookAgain(lab, LabStatus.TEARING_DOWN, TEARDOWN_CHECK);
    }
    if (lab.teardownRun() >= MOST_TEARDOWNS) {
      return quarantine(lab);
    }
    Optional<LabRecord> again =
        registry.update(
            LabUpdate.of(lab.ref())
                .whileIn(LabStatus.TEARING_DOWN)
                .teardownRun(lab.teardownRun())
                .due(clock.instant().plus(Dispatcher.START_CHECK)));
    again.ifPresent(executions::startTeardown);
    return again.isPresent() ? Taken.RESTARTED : Taken.LEFT;
  }

  private Taken quarantine(LabRecord lab) {
    String why = lab.blocker() == null ? "its history says why" : lab.blocker();
    registry.update(
        LabUpdate.of(lab.ref())
            .move(LabStatus.TEARING_DOWN, LabStatus.QUARANTINED)
            .blocker(
                "the execution " + lab.teardownExecution() + " died, as those before it: " + why)
            .aside(clock.instant().plus(TEARDOWN_CHECK.multipliedBy(lab.teardownRun()))));
    return Taken.QUARANTINED;
  }

  private Taken lookAgain(LabRecord lab, LabStatus status, Duration in) {
    registry.update(LabUpdate.of(lab.ref()).whileIn(status).due(endings.next(lab, in)));
    return Taken.LEFT;
  }
}
