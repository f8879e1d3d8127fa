package io.lablift.functions.teardown;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.registry.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The one error exit of provisioning: records the reason and begins the teardown. */
public final class BeginTeardown implements RequestStreamHandler {
  private final TeardownStarter starter;

  public BeginTeardown() {
    this(AwsClients.fromEnvironment());
  }

  public BeginTeardown(AwsClients aws) {
    this.starter = new TeardownStarter(aws);
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
    out.write(Json.writeBytes(run(Json.read(in, Input.class))));
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
