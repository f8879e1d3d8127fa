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
    // To write it all down takes longer than the rest of a state's work, and is hardly ever needed.
    if (mostBytes(value) > BYTES) {
      check(bytes(value), BYTES, state, what);
    }
    return value;
  }

  /** At least as much as {@link #bytes}: every character counts as an escape of six. */
  private static long mostBytes(JsonNode value) {
    long most = 2;
    switch (value.getNodeType()) {
      case OBJECT -> {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          most += 6L * field.getKey().length() + 4 + mostBytes(field.getValue());
        }
      }
      case ARRAY -> {
        for (JsonNode item : value) {
          most += 1 + mostBytes(item);
        }
      }
      case STRING -> most += 6L * value.textValue().length();
      case BOOLEAN, NULL, NUMBER -> most += value.asText().length();
      case MISSING, BINARY, POJO -> most += BYTES; // no JSON: let it be written
    }
    return most;
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
