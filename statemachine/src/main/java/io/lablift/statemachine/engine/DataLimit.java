package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

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
    check(bytes(value), BYTES, state, what);
    return value;
  }

  static void check(long bytes, long limit, String state, String what) {
    if (bytes > limit) {
      throw new FailedState(
          ErrorNames.DATA_LIMIT_EXCEEDED,
          "The %s of the state '%s' has %d bytes, and the limit is %d."
              .formatted(what, state, bytes, limit));
    }
  }
}
