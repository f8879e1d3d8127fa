package io.lablift.functions.dispatch;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.json.Json;
import io.lablift.functions.pace.Calls;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * The executions that build labs and tear them down.
 *
 * <p>Names are a function of lab, attempt and run, so starting one twice starts one: StartExecution
 * with the name and input of a running execution answers with it (Step Functions API,
 * StartExecution).
 */
public final class Executions {
  private final AwsClients aws;
  private final Settings settings;
  private final Meters meters;

  public Executions(AwsClients aws) {
    this.aws = aws;
    this.settings = aws.settings();
    this.meters = new Meters(aws.dynamoDb(), aws.settings().table());
  }

  /** How an execution stands. */
  public enum State {
    RUNNING,
    /** It ended, in whatever way. */
    ENDED,
    /** There is none of this name: it was never started, or was lost. */
    MISSING
  }

  /** Starts building, once per run; the execution waits until the lease begins. */
  public void startProvisioning(LabRecord lab) {
    Instant turn = lab.lease() == null ? aws.clock().instant() : lab.lease().start();
    start(
        provisionMachine(lab),
        lab.provisionExecution(),
        Json.write(Map.of("lab", lab.spec(), "turn", turn.toString())));
  }

  /** Starts the teardown, once per run; the execution waits for its turn. */
  public void startTeardown(LabRecord lab) {
    Duration interval = settings.scaled(Calls.toTearDown(lab.spec()).interval());
    startTeardown(lab, meters.turn("teardown", interval, aws.clock().instant()));
  }

  /**
   * Starts a teardown that should be under way, in case that it is not; that is rare, and takes
   * nobody's turn.
   */
  public void ensureTeardown(LabRecord lab) {
    startTeardown(lab, aws.clock().instant());
  }

  private void startTeardown(LabRecord lab, Instant turn) {
    start(
        settings.teardownMachine(),
        lab.teardownExecution(),
        Json.write(Map.of("lab", lab.id(), "attempt", lab.attempt(), "turn", turn.toString())));
  }

  /** Images are baked by a machine of their own. */
  private String provisionMachine(LabRecord lab) {
    return lab.spec().bake() == null ? settings.provisionMachine() : settings.bakeMachine();
  }

  private void start(String machine, String name, String input) {
    try {
      aws.sfn().startExecution(r -> r.stateMachineArn(machine).name(name).input(input));
    } catch (ExecutionAlreadyExistsException e) {
      // It ran and ended: this run is over, and the sweep decides what follows.
      return;
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }

  /** Stops building, if that is still going on; it may also have ended, or never begun. */
  public void stopProvisioning(LabRecord lab, String why) {
    if (lab.provisionRun() == 0) {
      return;
    }
    try {
      aws.sfn()
          .stopExecution(
              r ->
                  r.executionArn(arn(provisionMachine(lab), lab.provisionExecution()))
                      .error("Lablift.TeardownBegun")
                      .cause(why));
    } catch (ExecutionDoesNotExistException e) {
      return;
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }

  public State provisioning(LabRecord lab) {
    return state(arn(provisionMachine(lab), lab.provisionExecution()));
  }

  /** Why building ended, as its execution says; empty when it does not say. */
  public Optional<Failure> failure(LabRecord lab) {
    try {
      DescribeExecutionResponse ended =
          aws.sfn()
              .describeExecution(
                  r -> r.executionArn(arn(provisionMachine(lab), lab.provisionExecution())));
      return Optional.ofNullable(ended.error())
          .map(error -> new Failure(error, ended.cause() == null ? "" : ended.cause()));
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }

  public State teardown(LabRecord lab) {
    return state(arn(settings.teardownMachine(), lab.teardownExecution()));
  }

  private State state(String arn) {
    try {
      return aws.sfn().describeExecution(r -> r.executionArn(arn)).status()
              == ExecutionStatus.RUNNING
          ? State.RUNNING
          : State.ENDED;
    } catch (ExecutionDoesNotExistException e) {
      return State.MISSING;
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }

  private static String arn(String machine, String name) {
    return machine.replace(":stateMachine:", ":execution:") + ":" + name;
  }
}
