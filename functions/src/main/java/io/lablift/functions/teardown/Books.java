package io.lablift.functions.teardown;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.cost.Bill;
import io.lablift.functions.dispatch.Again;
import io.lablift.functions.error.TeardownStuck;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.telemetry.Metric;
import io.lablift.functions.telemetry.RunLine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a round of a teardown writes: the ledger, what holds it up, and how it ends. */
final class Books {
  private final Registry registry;
  private final Capacity capacity;
  private final Again again;
  private final Bill bill;
  private final InstantSource clock;
  private final LabRecord lab;
  private final Inventory inventory;
  private final RunLine line;

  Books(AwsClients aws, LabRecord lab, RunLine line) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.again = new Again(aws);
    this.bill = Bill.of(aws.settings());
    this.clock = aws.clock();
    this.lab = lab;
    this.inventory = new Inventory(lab);
    this.line = line;
  }

  Inventory inventory() {
    return inventory;
  }

  /** Writes down that these are somebody else's, and says so. */
  void left(Destruction destruction) {
    inventory.left(destruction.spared(), clock.instant());
    destruction
        .spared()
        .forEach(
            (what, whose) ->
                line.say(
                    lab.ref()
                        + ": "
                        + what.type().text()
                        + " "
                        + what.id()
                        + " is left alone: "
                        + whose));
  }

  /**
   * Writes what has changed.
   *
   * @param blocker what holds up the teardown; null: nothing does
   */
  LabRecord save(@Nullable String blocker) {
    LabRecord last = lab;
    for (Map<String, LedgerEntry> some : inventory.takeChanges()) {
      last = write(LabUpdate.of(lab.ref()).ledger(some));
    }
    if (Objects.equals(blocker, last.blocker())) {
      return last;
    }
    line.say(lab.ref() + ": " + (blocker == null ? "nothing holds it up any more" : blocker));
    return write(LabUpdate.of(lab.ref()).blocker(blocker));
  }

  private LabRecord write(LabUpdate update) {
    return registry
        .update(update.whileIn(LabStatus.TEARING_DOWN))
        .orElseThrow(() -> new TeardownStuck("the lab " + lab.ref() + " is not being torn down"));
  }

  /** Sets the lab aside; the sweep tries again, each time after a longer pause. */
  void quarantine(String blocker) {
    registry.update(
        LabUpdate.of(lab.ref())
            .move(LabStatus.TEARING_DOWN, LabStatus.QUARANTINED)
            .blocker(blocker)
            .aside(clock.instant().plus(Patience.CHECK.multipliedBy(lab.teardownRun()))));
    line.with("blocker", blocker);
  }

  /** The lab is gone, and that is proved. */
  void finish(TeardownState state) {
    Instant now = clock.instant();
    inventory.goneWithTheRest(Instant.ofEpochMilli(state.emptyAt()));
    LabRecord whole = save(null);
    Certificate certificate = Certificate.of(whole, state, bill, now);
    // Given back first: a function that dies in between finds the lab still to be finished, and
    // nothing of it taken.
    capacity.release(lab.ref(), lab.spec().needs());
    LabUpdate gone =
        LabUpdate.of(lab.ref())
            .move(LabStatus.TEARING_DOWN, LabStatus.GONE)
            .proved(Certificate.billingStopsAt(whole), now, Json.write(certificate))
            .expires(now.plus(Patience.CERTIFICATE));
    registry.update(whole.again() ? gone.due(now) : gone.notDue()).ifPresent(again::queue);
    if (certificate.costUsd() != null) {
      line.metric(Metric.COST_USD, certificate.costUsd().doubleValue());
    }
    if (whole.fencedAt() != null) {
      line.metric(Metric.TEARDOWN_SECONDS, Duration.between(whole.fencedAt(), now));
    }
  }
}
