package io.lablift.functions.sweep;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.cost.Budgets;
import io.lablift.functions.cost.Ending;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.ImageListing;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.teardown.TeardownStarter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Ends what has had its time, or its money; and says once when most of the money is spent. */
final class Endings {
  /** An image whose time is over is looked at this often, as long as a lab needs it. */
  private static final Duration IN_USE_CHECK = Duration.ofMinutes(5);

  private final Registry registry;
  private final ImageListing images;
  private final TeardownStarter teardowns;
  private final Budgets budgets;
  private final InstantSource clock;

  Endings(AwsClients aws) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.images = new ImageListing(aws.dynamoDb(), aws.settings().table());
    this.teardowns = new TeardownStarter(aws);
    this.budgets = Budgets.of(aws.settings());
    this.clock = aws.clock();
  }

  /** How something ended that is not to go on; empty: it is. */
  Optional<Ending> over(LabRecord lab) {
    return budgets.ending(lab).filter(ending -> ending.isOver(clock.instant()));
  }

  Taken expire(LabRecord lab, Ending over) {
    return Optional.ofNullable(lab.lease())
            .flatMap(lease -> teardowns.expire(lab, lease, over.reason()))
            .isPresent()
        ? Taken.TORN_DOWN
        : Taken.LEFT;
  }

  /** What was whole: an image that servers are yet to be launched from is kept until they are. */
  Taken ready(LabRecord lab, Ending over) {
    boolean needed =
        lab.entries(ResourceType.IMAGE).stream()
            .anyMatch(ami -> !images.dependents(ami.id()).isEmpty());
    if (!needed) {
      return expire(lab, over);
    }
    registry.update(
        LabUpdate.of(lab.ref()).whileIn(LabStatus.READY).due(clock.instant().plus(IN_USE_CHECK)));
    return Taken.LEFT;
  }

  /**
   * A lab that is whole, and due before its end: because most of its budget is spent, or because
   * its end has moved.
   */
  Taken goesOn(LabRecord lab) {
    Instant now = clock.instant();
    Lease lease = lab.lease();
    if (lease == null || lab.dueAt() == null || lab.dueAt().isAfter(now)) {
      return Taken.LEFT;
    }
    boolean moved =
        registry
            .update(
                LabUpdate.of(lab.ref())
                    .whileIn(LabStatus.READY)
                    .whileLeaseEnds(lease.end())
                    .due(budgets.dueAt(lab, now)))
            .isPresent();
    return moved && budgets.isNearlySpent(lab, now) ? Taken.NEARLY_SPENT : Taken.LEFT;
  }

  /** The next look at a lab: after so long, or when it ends. */
  Instant next(LabRecord lab, Duration in) {
    Instant next = clock.instant().plus(in);
    return budgets.ending(lab).map(Ending::at).filter(end -> end.isBefore(next)).orElse(next);
  }
}
