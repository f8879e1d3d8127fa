package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function by a Task state.
 *
 * @param resource the function's ARN or name, as the state machine has it
 * @param arguments the function's input
 * @param executionArn the execution that calls
 * @param executionName its name
 * @param stateMachineName the state machine that it runs
 * @param stateName the Task state
 * @param retryCount 0 for the first attempt
 * @param timeout after which time the engine no longer waits; null for never
 */
public record TaskCall(
    String resource,
    JsonNode arguments,
    String executionArn,
    String executionName,
    String stateMachineName,
    String stateName,
    int retryCount,
    @Nullable Duration timeout) {}
