package io.lablift.functions.orphan;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.finish.Twins;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.teardown.TeardownStarter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Finds what bears this deployment's tags and belongs to no lab that lives, or to an older attempt
 * of one, and what a lost answer doubled in labs that are ready.
 *
 * <p>An orphan is torn down like any lab: after a grace its attempt, which the registry has as
 * GONE, is torn down once more, with ledger, proof and certificate. Tags are read before the
 * registry: what is made for a lab is made after its record, so whatever a hunt sees is known to
 * the registry that it reads then.
 */
public final class OrphanHunt {
  /** From the moment something is first seen until it is torn down. */
  static final Duration GRACE = Duration.ofMinutes(10);

  /** What was just deleted may still be shown for a moment. */
  private static final Duration FRESHLY_GONE = Duration.ofMinutes(2);

  private final MarkedThings things;
  private final Twins twins;
  private final Registry registry;
  private final TeardownStarter teardowns;
  private final InstantSource clock;
  private final Settings settings;

  public OrphanHunt(AwsClients aws) {
    this.things = new MarkedThings(aws);
    this.twins = new Twins(aws.ec2());
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.teardowns = new TeardownStarter(aws);
    this.clock = aws.clock();
    this.settings = aws.settings();
  }

  /** One hunt. */
  public OrphanReport run() {
    List<String> orphans = new ArrayList<>();
    List<String> doubled = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    Marked marked;
    try {
      marked = things.find();
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
    for (Map.Entry<LabRef, List<String>> lab : marked.ours().entrySet()) {
      try {
        take(lab.getKey(), lab.getValue(), orphans, doubled);
      } catch (LabliftException | SdkException e) {
        failed.add(lab.getKey() + ": " + e.getMessage());
      } catch (RuntimeException e) {
        // One lab whose record cannot be read must not end the hunt for all the others.
        failed.add(lab.getKey() + ": " + e);
      }
    }
    return new OrphanReport(orphans, doubled, marked.foreign(), failed);
  }

  private void take(LabRef ref, List<String> found, List<String> orphans, List<String> doubled) {
    Optional<LabRecord> known = registry.find(ref);
    if (known.isEmpty()) {
      registry.enterLost(
          LabSpec.lost(new LabMark(settings.deployment(), ref), settings.region()),
          clock.instant());
    }
    LabRecord lab = known.or(() -> registry.find(ref)).orElseThrow();
    if (isAbandoned(lab)) {
      teardowns.begin(ref, null, true);
      found.forEach(thing -> orphans.add(ref + ": " + thing));
    } else if (lab.status() == LabStatus.READY) {
      twins.remove(lab).forEach(id -> doubled.add(ref + ": " + id));
    } else if (lab.status() == LabStatus.GONE && !isFreshlyGone(lab)) {
      Instant now = clock.instant();
      registry.update(
          LabUpdate.of(ref)
              .whileIn(LabStatus.GONE)
              .orphaned(now)
              .due(now.plus(settings.scaled(GRACE))));
      found.forEach(thing -> orphans.add(ref + ": " + thing));
    }
  }

  /**
   * A builder whose image nobody bakes any more: a function that was about to order it when the
   * image was deleted may have done so after that. Its lease would end it, hours later.
   */
  private boolean isAbandoned(LabRecord lab) {
    boolean lives = lab.status() == LabStatus.READY || lab.status() == LabStatus.PROVISIONING;
    return lives
        && ImageIds.isBuilder(lab.id())
        && registry
            .find(ImageIds.imageOf(lab.ref()))
            .filter(image -> image.status() == LabStatus.PROVISIONING)
            .isEmpty();
  }

  private boolean isFreshlyGone(LabRecord lab) {
    return lab.provedAt() != null
        && Duration.between(lab.provedAt(), clock.instant())
                .compareTo(settings.scaled(FRESHLY_GONE))
            < 0;
  }
}
