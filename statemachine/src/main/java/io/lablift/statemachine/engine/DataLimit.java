package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How much an execution may carry (Step Functions Developer Guide, "Service quotas": 262,144 bytes
 * as a UTF-8 string for the input or output of a task, a state or an execution; and "Passing data
 * between states with variables": 256 KiB a variable and an Assign, 10 MiB in all).
 */
final class DataLimit {
  static final int BYTES = 262_144;
  static final int ALL_VARIABLES_BYTES = 10 * 1_024 * 1_024;

  private DataLimit() {}

  static int bytes(JsonNode value) {
    return value.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns a value that is small enough. */
  static JsonNode check(JsonNode value, String state, String what) {
    int bytes = bytes(value);
    if (bytes > BYTES) {
      throw exceeded(state, what, bytes, BYTES);
    }
    return value;
  }

  /** Checks what one state assigns. */
  static void checkAssigned(Map<String, JsonNode> assigned, String state) {
    int bytes = assigned.values().stream().mapToInt(DataLimit::bytes).sum();
    if (bytes > BYTES) {
      throw exceeded(state, "Assign", bytes, BYTES);
    }
  }

  static FailedState exceeded(String state, String what, long bytes, long limit) {
    return new FailedState(
        ErrorNames.DATA_LIMIT_EXCEEDED,
        "The %s of the state '%s' has %d bytes, and the limit is %d."
            .formatted(what, state, bytes, limit));
  }
}
