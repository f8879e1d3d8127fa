package io.lablift.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.statemachine.asl.StateMachine;
import io.lablift.statemachine.engine.Engine;
import io.lablift.statemachine.engine.Execution;
import io.lablift.statemachine.engine.ExecutionDescription;
import io.lablift.statemachine.engine.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/**
 * Step Functions for one machine: the SDK's client interface, answered by the interpreter.
 *
 * <p>Knows StartExecution, StopExecution, DescribeExecution and ListExecutions of Standard
 * workflows, with AWS's own exceptions (Step Functions API reference); what else there is throws
 * {@link UnsupportedOperationException}.
 */
public final class LocalSfn implements SfnClient {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int PAGE = 100;

  private final Engine engine;
  private final Map<String, StateMachine> machines;
  private final AtomicInteger unnamed = new AtomicInteger();

  /**
   * A client of an engine.
   *
   * @param machines by ARN
   */
  public LocalSfn(Engine engine, Map<String, StateMachine> machines) {
    this.engine = engine;
    this.machines = Map.copyOf(machines);
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    String arn = request.stateMachineArn();
    StateMachine machine = machine(arn);
    String name =
        request.name() == null
            ? "unnamed-%06d".formatted(unnamed.incrementAndGet())
            : request.name();
    JsonNode input = input(request.input());
    Execution execution = refusing(() -> engine.start(arn, machine, name, input));
    return StartExecutionResponse.builder()
        .executionArn(execution.arn())
        .startDate(execution.describe().startDate())
        .build();
  }

  @Override
  public StopExecutionResponse stopExecution(StopExecutionRequest request) {
    ExecutionDescription stopped =
        refusing(
            () -> {
              engine.stop(request.executionArn(), request.error(), request.cause());
              return engine.describe(request.executionArn());
            });
    Instant at = stopped.stopDate();
    return StopExecutionResponse.builder().stopDate(at == null ? stopped.startDate() : at).build();
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    ExecutionDescription execution = refusing(() -> engine.describe(request.executionArn()));
    return DescribeExecutionResponse.builder()
        .executionArn(execution.executionArn())
        .stateMachineArn(execution.stateMachineArn())
        .name(execution.name())
        .status(execution.status().name())
        .startDate(execution.startDate())
        .stopDate(execution.stopDate())
        .input(execution.input().toString())
        .output(Optional.ofNullable(execution.output()).map(JsonNode::toString).orElse(null))
        .error(execution.error())
        .cause(execution.cause())
        .build();
  }

  @Override
  public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
    var _ = machine(request.stateMachineArn());
    List<ExecutionListItem> wanted =
        engine.list().reversed().stream()
            .filter(execution -> execution.stateMachineArn().equals(request.stateMachineArn()))
            .filter(
                execution ->
                    request.statusFilterAsString() == null
                        || execution.status().name().equals(request.statusFilterAsString()))
            .map(LocalSfn::item)
            .toList();
    int from = from(request.nextToken(), wanted.size());
    int size =
        request.maxResults() == null || request.maxResults() == 0 ? PAGE : request.maxResults();
    int to = Math.min(wanted.size(), from + size);
    return ListExecutionsResponse.builder()
        .executions(wanted.subList(from, to))
        .nextToken(to < wanted.size() ? Integer.toString(to) : null)
        .build();
  }

  private static ExecutionListItem item(ExecutionDescription execution) {
    return ExecutionListItem.builder()
        .executionArn(execution.executionArn())
        .stateMachineArn(execution.stateMachineArn())
        .name(execution.name())
        .status(execution.status().name())
        .startDate(execution.startDate())
        .stopDate(execution.stopDate())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private StateMachine machine(String arn) {
    StateMachine machine = machines.get(arn);
    if (machine == null) {
      throw error(
          StateMachineDoesNotExistException.builder(),
          "StateMachineDoesNotExist",
          "State Machine Does Not Exist: '"
              + arn
              + "'; there are "
              + machines.keySet().stream().sorted().toList());
    }
    return machine;
  }

  private static JsonNode input(String text) {
    try {
      return MAPPER.readTree(text == null || text.isBlank() ? "{}" : text);
    } catch (JsonProcessingException e) {
      throw error(
          InvalidExecutionInputException.builder(),
          "InvalidExecutionInput",
          "Invalid State Machine Execution Input: " + e.getOriginalMessage());
    }
  }

  private static int from(String token, int size) {
    if (token == null) {
      return 0;
    }
    if (!token.matches("\\d{1,8}") || Integer.parseInt(token) > size) {
      throw error(
          InvalidTokenException.builder(), "InvalidToken", "Invalid Token: '" + token + "'");
    }
    return Integer.parseInt(token);
  }

  /** The engine's refusals are AWS's, by name. */
  private static <T> T refusing(Supplier<T> work) {
    try {
      return work.get();
    } catch (Refused refused) {
      throw switch (refused) {
        case Refused.ExecutionAlreadyExists e ->
            error(
                ExecutionAlreadyExistsException.builder(),
                "ExecutionAlreadyExists",
                String.valueOf(e.getMessage()));
        case Refused.ExecutionDoesNotExist e ->
            error(
                ExecutionDoesNotExistException.builder(),
                "ExecutionDoesNotExist",
                String.valueOf(e.getMessage()));
        case Refused.InvalidName e ->
            error(InvalidNameException.builder(), "InvalidName", String.valueOf(e.getMessage()));
        case Refused.InvalidExecutionInput e ->
            error(
                InvalidExecutionInputException.builder(),
                "InvalidExecutionInput",
                String.valueOf(e.getMessage()));
      };
    }
  }

  private static SfnException error(SfnException.Builder builder, String code, String message) {
    builder
        .message(message)
        .statusCode(400)
        .requestId("local")
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName("Sfn")
                .build());
    return (SfnException) builder.build();
  }
}
