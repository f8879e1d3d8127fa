package io.lablift.functions.teardown;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.dispatch.Dispatcher;
import io.lablift.functions.error.TeardownStuck;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.telemetry.RunLine;
import io.lablift.functions.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One round of a teardown: deletes what can be deleted by now, of everything in the lab's VPC and
 * of all that bears its tags, and proves in the end that nothing is left.
 *
 * <p>Level-triggered like a stage: it may die anywhere, and the next round looks again.
 */
public final class Teardown implements RequestStreamHandler {
  private final AwsClients aws;
  private final Registry registry;
  private final Dispatcher dispatcher;
  private final TeardownStarter starter;
  private final Telemetry telemetry;

  public Teardown() {
    this(AwsClients.fromEnvironment());
  }

  public Teardown(AwsClients aws) {
    this.aws = aws;
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.dispatcher = Dispatcher.byWhatIsKnown(aws);
    this.starter = new TeardownStarter(aws);
    this.telemetry = new Telemetry(aws);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    TeardownProgress progress =
        telemetry.of(
            context,
            line -> {
              TeardownInput input = Json.read(in, TeardownInput.class);
              return run(input, line.lab(input.ref()));
            });
    out.write(Json.writeBytes(progress));
  }

  /** One round. */
  private TeardownProgress run(TeardownInput input, RunLine line) {
    Optional<LabRecord> lab = registry.find(input.ref());
    if (lab.isEmpty() || lab.get().status() == LabStatus.GONE) {
      dispatcher.dispatch();
      return TeardownProgress.done();
    }
    if (lab.get().status() != LabStatus.TEARING_DOWN) {
      throw new TeardownStuck("the lab " + input.ref() + " is " + lab.get().status());
    }
    if (input.remembered().isEmpty()) {
      starter.endBuilderOf(lab.get());
    }
    try {
      TeardownProgress progress = new Round(aws, lab.get(), line).run(input.remembered());
      line.with("gone", progress.gone());
      if (progress.waitingFor() != null) {
        line.with("waitingFor", progress.waitingFor());
      }
      if (progress.gone()) {
        dispatcher.dispatch();
      }
      return progress;
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }
}
