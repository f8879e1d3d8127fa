package io.lablift.functions.finish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.cost.Budgets;
import io.lablift.functions.error.LabNotProvisioning;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.telemetry.Metric;
import io.lablift.functions.telemetry.RunLine;
import io.lablift.functions.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Ends a provisioning: removes twins, and moves the lab to READY.
 *
 * <p>A VPC, an internet gateway or an Elastic IP can have been made twice, by a call whose answer
 * was lost and a Describe that lagged. By now everything is visible.
 */
public final class MarkReady implements RequestStreamHandler {
  private final Twins twins;
  private final Retention retention;
  private final Registry registry;
  private final Budgets budgets;
  private final InstantSource clock;
  private final Telemetry telemetry;

  public MarkReady() {
    this(AwsClients.fromEnvironment());
  }

  public MarkReady(AwsClients aws) {
    this.twins = new Twins(aws.ec2());
    this.retention = new Retention(aws);
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.budgets = Budgets.of(aws.settings());
    this.clock = aws.clock();
    this.telemetry = new Telemetry(aws);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Progress progress =
        telemetry.of(
            context,
            line -> {
              LabSpec spec = Json.read(in, LabSpec.class);
              return run(spec, line.lab(spec.ref()));
            });
    out.write(Json.writeBytes(progress));
  }

  /** Removes twins and marks the lab ready; once it is, says so again. */
  private Progress run(LabSpec spec, RunLine line) {
    LabRecord record =
        registry
            .find(spec.lab())
            .filter(lab -> lab.attempt() == spec.attempt())
            .orElseThrow(() -> notProvisioning(spec));
    if (record.status() == LabStatus.READY) {
      retire(spec, line); // Whoever marked it may have died before the older ones were retired.
      return Progress.done();
    }
    try {
      line.with("twins", twins.remove(record));
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
    Instant now = clock.instant();
    Lease lease = record.lease() == null ? Lease.of(now, spec.lease()) : record.lease();
    boolean marked =
        registry
            .update(
                LabUpdate.of(spec.ref())
                    .move(LabStatus.PROVISIONING, LabStatus.READY)
                    .readyAt(now)
                    .due(record.lease() == null ? lease.end() : budgets.dueAt(record, now)))
            .isPresent();
    if (!marked) {
      throw notProvisioning(spec);
    }
    if (spec.bake() == null) {
      line.metric(Metric.BUILD_SECONDS, Duration.between(lease.start(), now));
    }
    retire(spec, line);
    return Progress.done();
  }

  private void retire(LabSpec spec, RunLine line) {
    if (spec.bake() != null) {
      line.with("retired", retention.retire(spec));
    }
  }

  private static LabNotProvisioning notProvisioning(LabSpec spec) {
    return new LabNotProvisioning("the lab " + spec.ref() + " is not to be built any more");
  }
}
