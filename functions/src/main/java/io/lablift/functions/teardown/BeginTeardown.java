package io.lablift.functions.teardown;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.telemetry.Metric;
import io.lablift.functions.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The one error exit of provisioning: records the reason and begins the teardown. */
public final class BeginTeardown implements RequestStreamHandler {
  private final TeardownStarter starter;
  private final Telemetry telemetry;

  public BeginTeardown() {
    this(AwsClients.fromEnvironment());
  }

  public BeginTeardown(AwsClients aws) {
    this.starter = new TeardownStarter(aws);
    this.telemetry = new Telemetry(aws);
  }

  /**
   * What went wrong with which lab.
   *
   * @param error the error's name
   * @param cause what it said
   */
  public record Input(LabId lab, int attempt, String error, String cause) {}

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, String> begun =
        telemetry.of(
            context,
            line -> {
              Input input = Json.read(in, Input.class);
              line.lab(new LabRef(input.lab(), input.attempt()))
                  .with("error", input.error())
                  .metric(Metric.PROVISIONING_FAILED, 1);
              return run(input);
            });
    out.write(Json.writeBytes(begun));
  }

  /** Begins the teardown; once it has begun, says so again. */
  public Map<String, String> run(Input input) {
    return starter
        .begin(
            new LabRef(input.lab(), input.attempt()),
            new Failure(input.error(), input.cause()),
            false)
        .map(lab -> Map.of("lab", lab.id().toString(), "status", lab.status().name()))
        .orElseGet(() -> Map.of("lab", input.lab().toString(), "status", "UNKNOWN"));
  }
}
