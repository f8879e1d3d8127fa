package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution as it is at one moment, as DescribeExecution answers.
 *
 * @param stopDate null while it runs
 * @param output null unless it succeeded
 * @param error null unless it failed, timed out, or was aborted with one
 * @param cause likewise
 */
public record ExecutionDescription(
    String executionArn,
    String stateMachineArn,
    String name,
    ExecutionStatus status,
    Instant startDate,
    @Nullable Instant stopDate,
    JsonNode input,
    @Nullable JsonNode output,
    @Nullable String error,
    @Nullable String cause) {}
