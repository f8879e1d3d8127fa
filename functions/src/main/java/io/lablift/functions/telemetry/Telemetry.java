package io.lablift.functions.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.CallCount;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Has each run of a function say in one line what became of it. */
public final class Telemetry {
  private final String deployment;
  private final InstantSource clock;
  private final CallCount count;

  public Telemetry(AwsClients aws) {
    this.deployment = aws.settings().deployment();
    this.clock = aws.clock();
    this.count = aws.count();
  }

  /** A run. */
  @FunctionalInterface
  public interface Run<T> {
    /** Handles the event, and tells the line what is worth knowing. */
    T with(RunLine line) throws IOException;
  }

  /**
   * Runs.
   *
   * @throws IOException what the run throws, as its other exceptions, after the line has it
   */
  public <T> T of(Context context, Run<T> run) throws IOException {
    RunLine line = new RunLine(context, deployment);
    Instant start = clock.instant();
    long calls = count.calls();
    long throttles = count.throttles();
    try {
      return run.with(line);
    } catch (IOException | RuntimeException | Error e) {
      line.failed(e);
      throw e;
    } finally {
      line.metric(Metric.CALLS, (double) (count.calls() - calls));
      line.metric(Metric.THROTTLES, (double) (count.throttles() - throttles));
      Instant now = clock.instant();
      line.end(now, Duration.between(start, now));
    }
  }
}
