package io.lablift.functions.image;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.stage.Lab;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.StageHandler;
import io.lablift.functions.teardown.TeardownStarter;
import java.time.Duration;
import java.util.Optional;

/**
 * Tears down the lab that the image was baked in, and waits until nothing of it is left, which its
 * own teardown proves.
 */
public final class RemoveBuilder extends StageHandler {
  /** Its server is gone within a minute; the second look comes 75 s after the fence. */
  private static final Duration PROVED = Duration.ofSeconds(76);

  private static final Duration NEARLY = Duration.ofSeconds(8);

  private final TeardownStarter teardowns;
  private final Builder builder;

  public RemoveBuilder() {
    this(AwsClients.fromEnvironment());
  }

  public RemoveBuilder(AwsClients aws) {
    super(aws, StageName.REMOVE_BUILDER, Duration.ofMinutes(30));
    this.teardowns = new TeardownStarter(aws);
    this.builder = new Builder(aws);
  }

  @Override
  protected Progress converge(Lab lab) {
    Optional<LabRecord> known = builder.find(lab);
    if (known.isEmpty() || known.get().status() == LabStatus.GONE) {
      return Progress.done();
    }
    LabRecord record = known.get();
    if (record.status() == LabStatus.TEARING_DOWN) {
      return Progress.waiting(lab.scaled(NEARLY), what(record));
    }
    if (record.status() == LabStatus.QUARANTINED) {
      // The sweep tries again, and so may a person; the stage's own time is its patience.
      return Progress.waiting(lab.scaled(PROVED), what(record));
    }
    teardowns.begin(ImageIds.builderOf(lab.ref()), null, true);
    return Progress.waiting(lab.scaled(PROVED), what(record));
  }

  private static String what(LabRecord builder) {
    return "the end of the builder "
        + builder.id()
        + (builder.blocker() == null ? "" : ": " + builder.blocker());
  }
}
