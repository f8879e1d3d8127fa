package io.lablift.statemachine.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a history can tell (Step Functions API Reference, HistoryEvent, "type"). */
public enum EventType {
  EXECUTION_STARTED,
  EXECUTION_SUCCEEDED,
  EXECUTION_FAILED,
  EXECUTION_TIMED_OUT,
  EXECUTION_ABORTED,
  TASK_STATE_ENTERED,
  TASK_SCHEDULED,
  TASK_STARTED,
  TASK_SUCCEEDED,
  TASK_FAILED,
  TASK_TIMED_OUT,
  TASK_STATE_ABORTED,
  TASK_STATE_EXITED,
  CHOICE_STATE_ENTERED,
  CHOICE_STATE_EXITED,
  WAIT_STATE_ENTERED,
  WAIT_STATE_ABORTED,
  WAIT_STATE_EXITED,
  PASS_STATE_ENTERED,
  PASS_STATE_EXITED,
  SUCCEED_STATE_ENTERED,
  SUCCEED_STATE_EXITED,
  FAIL_STATE_ENTERED,
  PARALLEL_STATE_ENTERED,
  PARALLEL_STATE_STARTED,
  PARALLEL_STATE_SUCCEEDED,
  PARALLEL_STATE_FAILED,
  PARALLEL_STATE_ABORTED,
  PARALLEL_STATE_EXITED,
  MAP_STATE_ENTERED,
  MAP_STATE_STARTED,
  MAP_ITERATION_STARTED,
  MAP_ITERATION_SUCCEEDED,
  MAP_ITERATION_FAILED,
  MAP_ITERATION_ABORTED,
  MAP_STATE_SUCCEEDED,
  MAP_STATE_FAILED,
  MAP_STATE_ABORTED,
  MAP_STATE_EXITED,
  EVALUATION_FAILED;

  /** AWS's word, such as {@code TaskStateEntered}. */
  public String word() {
    return Arrays.stream(name().split("_", -1))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
