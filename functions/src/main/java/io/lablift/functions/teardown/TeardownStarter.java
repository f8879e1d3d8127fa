package io.lablift.functions.teardown;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.dispatch.Again;
import io.lablift.functions.dispatch.Dispatcher;
import io.lablift.functions.dispatch.Executions;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins a teardown, whoever asks for it: DELETE, an expired lease, a failed provisioning, an
 * execution that died.
 *
 * <p>Repeatable: each step is conditional, and a lab that is gone, or being torn down, stays so.
 */
public final class TeardownStarter {
  private static final int TRIES = 10;

  private final Registry registry;
  private final Capacity capacity;
  private final Executions executions;
  private final Again again;
  private final InstantSource clock;

  public TeardownStarter(AwsClients aws) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.executions = new Executions(aws);
    this.again = new Again(aws);
    this.clock = aws.clock();
  }

  /**
   * Begins the teardown of this attempt of a lab.
   *
   * @param failure why it could not be built; null: it was not a failure
   * @param stopProvisioning false when the provisioning itself asks, and ends by itself
   * @return the lab as it is after that; empty if there is no such attempt
   */
  public Optional<LabRecord> begin(
      LabRef ref, @Nullable Failure failure, boolean stopProvisioning) {
    Optional<LabRecord> lab = find(ref).map(found -> failure == null ? notAgain(found) : found);
    for (int i = 0; i < TRIES && lab.isPresent(); i++) {
      Optional<LabRecord> done = step(lab.get(), failure, stopProvisioning);
      if (done.isPresent()) {
        return done;
      }
      lab = find(ref); // Somebody else moved it, or it takes another step.
    }
    return lab;
  }

  /** Whoever asks for its end does not want it once more. */
  private LabRecord notAgain(LabRecord lab) {
    return lab.again() ? registry.update(LabUpdate.of(lab.ref()).notAgain()).orElse(lab) : lab;
  }

  private Optional<LabRecord> find(LabRef ref) {
    return registry.find(ref);
  }

  private Optional<LabRecord> step(
      LabRecord lab, @Nullable Failure failure, boolean stopProvisioning) {
    return switch (lab.status()) {
      case SCHEDULED, QUEUED -> forget(lab);
      case PROVISIONING -> {
        if (failure == null) {
          yield fence(lab, stopProvisioning);
        }
        Optional<LabRecord> failed =
            registry.update(
                again.noted(
                    LabUpdate.of(lab.ref())
                        .move(LabStatus.PROVISIONING, LabStatus.FAILED)
                        .failure(failure)
                        .due(clock.instant()),
                    lab,
                    failure));
        if (failed.filter(LabRecord::again).isPresent()) {
          again.mistrust();
        }
        yield Optional.empty();
      }
      // A provisioning that fails late, beside one that has finished the lab, has no say over it
      // any more.
      case READY ->
          failure != null && !stopProvisioning ? Optional.of(lab) : fence(lab, stopProvisioning);
      case FAILED, QUARANTINED -> fence(lab, stopProvisioning);
      case TEARING_DOWN -> {
        // Fenced by somebody who may have died before the execution was started; starting it twice
        // starts one.
        executions.ensureTeardown(lab);
        yield Optional.of(lab);
      }
      case GONE -> Optional.of(lab);
    };
  }

  /**
   * Begins the teardown of a lab because its time is over.
   *
   * @param lab as it was when that was seen
   * @param lease which is over, or would have gone on
   * @param ended why it does not go on; null: it is over
   * @return empty if it has changed since; above all, somebody may just have extended the lease
   */
  public Optional<LabRecord> expire(LabRecord lab, Lease lease, @Nullable String ended) {
    LabUpdate update = LabUpdate.of(lab.ref()).whileLeaseEnds(lease.end());
    return fence(lab, ended == null ? update : update.ended(ended), true);
  }

  /**
   * Tears a lab down once more that was proved gone, because something of it has been seen after
   * all. Its certificate is void until the next proof.
   */
  public Optional<LabRecord> beginAgain(LabRecord gone) {
    Optional<LabRecord> begun =
        registry.update(
            LabUpdate.of(gone.ref())
                .move(LabStatus.GONE, LabStatus.TEARING_DOWN)
                .withoutProof()
                .teardownRun(gone.teardownRun())
                .due(clock.instant().plus(Dispatcher.START_CHECK)));
    begun.ifPresent(executions::startTeardown);
    return begun;
  }

  /** A lab that was never started has nothing to be torn down. */
  private Optional<LabRecord> forget(LabRecord lab) {
    Instant now = clock.instant();
    Optional<LabRecord> gone =
        registry.update(
            LabUpdate.of(lab.ref())
                .move(lab.status(), LabStatus.GONE)
                .proved(null, now, "{}")
                .due(now)); // The sweep gives back what it took, should this function die before it
    // does.
    gone.ifPresent(
        record -> {
          capacity.leave(lab.ref());
          capacity.release(lab.ref(), lab.spec().needs());
        });
    return gone;
  }

  /** From here on no stage creates: each of them demands PROVISIONING before it does. */
  private Optional<LabRecord> fence(LabRecord lab, boolean stopProvisioning) {
    return fence(lab, LabUpdate.of(lab.ref()), stopProvisioning);
  }

  /** An image that is not to be made needs no builder any more. */
  public void endBuilderOf(LabRecord image) {
    if (image.spec().bake() != null) {
      LabRef builder = ImageIds.builderOf(image.ref());
      registry
          .find(builder)
          .filter(lab -> lab.status() != LabStatus.GONE && lab.status() != LabStatus.TEARING_DOWN)
          .filter(lab -> lab.status() != LabStatus.QUARANTINED)
          .ifPresent(lab -> begin(builder, null, true));
    }
  }

  private Optional<LabRecord> fence(LabRecord lab, LabUpdate begun, boolean stopProvisioning) {
    Instant now = clock.instant();
    LabUpdate update =
        begun
            .move(lab.status(), LabStatus.TEARING_DOWN)
            .teardownRun(lab.teardownRun())
            .due(now.plus(Dispatcher.START_CHECK));
    if (lab.fencedAt() == null) {
      update.fencedAt(now);
    }
    Optional<LabRecord> fenced = registry.update(update);
    fenced.ifPresent(
        record -> {
          executions.startTeardown(record);
          if (stopProvisioning) {
            executions.stopProvisioning(record, "the teardown has begun");
          }
        });
    return fenced;
  }
}
