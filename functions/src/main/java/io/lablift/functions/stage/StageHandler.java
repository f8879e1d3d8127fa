package io.lablift.functions.stage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.error.LabNotProvisioning;
import io.lablift.functions.error.StageTimedOut;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.registry.StageRecord;
import io.lablift.functions.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One step of provisioning as a Lambda function: a {@link LabSpec} in, a {@link Progress} out.
 *
 * <p>A stage is level-triggered: it looks at what there is, makes what is missing, and says ready
 * or how long to wait. Run it once or five times, after a crash or a lost answer: the result is one
 * of each. There is no path for creating and another for trying again.
 */
public abstract class StageHandler implements RequestStreamHandler {
  /** After this long, something that is still not to be seen is not late but missing. */
  private static final Duration LONGEST_LAG = Duration.ofSeconds(90);

  private final StageName name;
  private final Duration longest;
  private final Registry registry;
  private final InstantSource clock;
  private final Settings settings;
  private final Telemetry telemetry;

  /**
   * The common part of a stage.
   *
   * @param longest how long the stage may take in all, in AWS's time
   */
  protected StageHandler(AwsClients aws, StageName name, Duration longest) {
    this.name = name;
    this.longest = longest;
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.clock = aws.clock();
    this.settings = aws.settings();
    this.telemetry = new Telemetry(aws);
  }

  /** Brings AWS nearer to the spec. Errors of the SDK may escape: they are translated outside. */
  protected abstract Progress converge(Lab lab);

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    Progress progress =
        telemetry.of(
            context,
            line -> {
              LabSpec spec = Json.read(in, LabSpec.class);
              line.lab(spec.ref());
              Progress made = run(spec);
              line.with("ready", made.ready());
              if (made.waitingFor() != null) {
                line.with("waitingFor", made.waitingFor());
              }
              return made;
            });
    out.write(Json.writeBytes(progress));
  }

  /** One run of the stage. */
  public final Progress run(LabSpec spec) {
    if (spec.leavesOut(name)) {
      return Progress.done();
    }
    LabRecord record = toBeProvisioned(spec);
    StageRecord before = record.stages().get(name.function());
    Instant started = before == null ? clock.instant() : before.startedAt();
    Duration age = Duration.between(started, clock.instant());
    if (age.compareTo(allowed()) > 0) {
      throw new StageTimedOut(
          name.function()
              + " was not done after "
              + age.toSeconds()
              + " s; it waited for "
              + (before == null ? "nothing" : before.waitingFor()));
    }
    Lab lab =
        new Lab(spec, record, before == null ? null : before.slot(), registry, clock, settings);
    Progress progress;
    Instant missingSince = null;
    try {
      progress = converge(lab);
    } catch (SdkException e) {
      missingSince = missingSince(before, e);
      if (missingSince == null) {
        save(lab, before, new StageRecord(started, null, waits(e), null, lab.slot()));
        throw AwsErrors.translate(e);
      }
      progress = lab.waitForSight("what was just made (" + AwsErrors.code(e) + ")");
    }
    Instant ready = progress.ready() ? clock.instant() : null;
    StageRecord after =
        new StageRecord(started, ready, progress.waitingFor(), missingSince, lab.slot());
    if (!save(lab, before, after)) {
      throw notProvisioning(spec);
    }
    return progress;
  }

  private static String waits(SdkException e) {
    String code = AwsErrors.code(e);
    return "another try after " + (code.isEmpty() ? "a call without an answer" : code);
  }

  /**
   * Since when something that a call named is not there: just after it was made, that means not
   * yet.
   *
   * @return null if the error says something else, or says so for too long
   */
  private @Nullable Instant missingSince(@Nullable StageRecord before, SdkException e) {
    if (!AwsErrors.isNotFound(e) || AwsErrors.code(e).startsWith("InvalidAMIID.")) {
      return null;
    }
    Instant since =
        before == null || before.missingSince() == null ? clock.instant() : before.missingSince();
    return Duration.between(since, clock.instant()).compareTo(LONGEST_LAG) > 0 ? null : since;
  }

  private Duration allowed() {
    Duration scaled = settings.scaled(longest);
    return scaled.compareTo(LONGEST_LAG) > 0 ? scaled : LONGEST_LAG;
  }

  private LabRecord toBeProvisioned(LabSpec spec) {
    LabRecord record = registry.find(spec.lab()).orElseThrow(() -> notProvisioning(spec));
    if (record.attempt() != spec.attempt() || record.status() != LabStatus.PROVISIONING) {
      throw notProvisioning(spec);
    }
    return record;
  }

  private static LabNotProvisioning notProvisioning(LabSpec spec) {
    return new LabNotProvisioning("the lab " + spec.ref() + " is not to be built any more");
  }

  private boolean save(Lab lab, @Nullable StageRecord before, StageRecord after) {
    if (lab.changes().isEmpty() && after.equals(before)) {
      return true;
    }
    return registry
        .update(
            LabUpdate.of(lab.ref())
                .whileIn(LabStatus.PROVISIONING)
                .ledger(lab.changes())
                .stage(name.function(), after))
        .isPresent();
  }
}
