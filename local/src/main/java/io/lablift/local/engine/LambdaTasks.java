package io.lablift.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.function.Functions;
import io.lablift.local.function.Invoker;
import io.lablift.local.function.LambdaFunction;
import io.lablift.local.function.Result;
import io.lablift.statemachine.engine.TaskCall;
import io.lablift.statemachine.engine.TaskCallback;
import io.lablift.statemachine.engine.TaskHandle;
import io.lablift.statemachine.engine.TaskRunner;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs Task states by invoking functions, with the error names that Step Functions gives to
 * Lambda's failures.
 *
 * <p>A state that no longer waits does not end its function: Step Functions does not stop a Lambda
 * function that runs.
 */
public final class LambdaTasks implements TaskRunner {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Invoker invoker;
  private final Supplier<Functions> functions;

  /**
   * Task states that call functions.
   *
   * @param functions asked at each call, because functions need the engine's client, and so come
   *     after the engine
   */
  public LambdaTasks(Invoker invoker, Supplier<Functions> functions) {
    this.invoker = invoker;
    this.functions = functions;
  }

  @Override
  public TaskHandle run(TaskCall call, TaskCallback callback) {
    Optional<LambdaFunction> function = functions.get().find(call.resource());
    if (function.isEmpty()) {
      callback.failed(
          "Lambda.ResourceNotFoundException",
          "Function not found: " + call.resource() + "; there are " + functions.get().names());
      return () -> {};
    }
    byte[] event = call.arguments().toString().getBytes(StandardCharsets.UTF_8);
    invoker.start(function.get(), event, call.executionArn(), result -> tell(result, callback));
    return () -> {};
  }

  static void tell(Result result, TaskCallback callback) {
    switch (result) {
      case Result.Succeeded(String json) -> {
        try {
          callback.succeeded(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
          callback.failed(
              "Lambda.Unknown", "the function's answer is no JSON: " + e.getOriginalMessage());
        }
      }
      case Result.Failed(String type, String message) -> {
        ObjectNode cause =
            MAPPER.createObjectNode().put("errorMessage", message).put("errorType", type);
        callback.failed(type, cause.toString());
      }
    }
  }
}
