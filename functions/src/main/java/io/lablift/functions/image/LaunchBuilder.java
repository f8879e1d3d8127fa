package io.lablift.functions.image;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.Bake;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.dispatch.Dispatcher;
import io.lablift.functions.error.ResourceFailed;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.stage.Lab;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.StageHandler;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Orders the lab that an image is baked in, and waits until its server runs.
 *
 * <p>A builder is a lab like any other: it waits its turn for the region's quotas, is built by the
 * same state machine, and is torn down and proved gone by the same teardown.
 */
public final class LaunchBuilder extends StageHandler {
  /** Its place in the queue is no matter of seconds. */
  private static final Duration QUEUED = Duration.ofSeconds(30);

  /** A network without gateways and one server: less than half a minute. */
  private static final Duration BUILT = Duration.ofSeconds(25);

  private static final Duration NEARLY = Duration.ofSeconds(3);

  private final Registry registry;
  private final Capacity capacity;
  private final Dispatcher dispatcher;
  private final Builder builder;

  public LaunchBuilder() {
    this(AwsClients.fromEnvironment());
  }

  public LaunchBuilder(AwsClients aws) {
    super(aws, StageName.LAUNCH_BUILDER, Duration.ofMinutes(45));
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.dispatcher = Dispatcher.byWhatIsKnown(aws);
    this.builder = new Builder(aws);
  }

  @Override
  protected Progress converge(Lab lab) {
    if (lab.has(ResourceType.IMAGE, builderOf(lab).name())) {
      return Progress.done(); // It was begun anew: the image is made, and its builder may be gone.
    }
    Optional<LabRecord> known = builder.find(lab);
    if (known.isEmpty()) {
      LabSpec spec = builderOf(lab).builder();
      if (registry.create(spec, "{}", lab.now())) {
        capacity.enqueue(spec.ref()); // Should this be the last it does, the sweep goes on with it.
        dispatcher.dispatch();
      }
      return Progress.waiting(lab.scaled(BUILT), "the builder " + spec.lab());
    }
    LabRecord record = known.get();
    return switch (record.status()) {
      case READY -> Progress.done();
      case SCHEDULED, QUEUED ->
          Progress.waiting(lab.scaled(QUEUED), "room for the builder " + record.id());
      case PROVISIONING -> Progress.waiting(lab.scaled(NEARLY), "the builder " + record.id());
      case FAILED, TEARING_DOWN, QUARANTINED, GONE ->
          throw new ResourceFailed(Builder.lost(record));
    };
  }

  private static Bake builderOf(Lab lab) {
    return Objects.requireNonNull(lab.spec().bake(), "only an image has a builder");
  }
}
