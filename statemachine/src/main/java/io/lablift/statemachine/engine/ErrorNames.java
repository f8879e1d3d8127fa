package io.lablift.statemachine.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The error names that Step Functions reserves (Developer Guide, "Handling errors in Step Functions
 * workflows").
 */
public final class ErrorNames {
  /** Matches everything but {@link #DATA_LIMIT_EXCEEDED} and {@link #RUNTIME}. */
  public static final String ALL = "States.ALL";

  /** A branch of a Parallel state failed. */
  public static final String BRANCH_FAILED = "States.BranchFailed";

  /** More than 256 KiB of input, output or variables. */
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

  /** A Task state was silent for longer than its HeartbeatSeconds. */
  public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";

  /** No rule of a Choice state holds, and it has no Default. */
  public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

  /** A Task state may not do what it tries. */
  public static final String PERMISSIONS = "States.Permissions";

  /** An expression has no value, or not one of the type that its field needs. */
  public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";

  /** What cannot be caught: the execution fails. */
  public static final String RUNTIME = "States.Runtime";

  /** Matches everything but {@link #TIMEOUT}. */
  public static final String TASK_FAILED = "States.TaskFailed";

  /** A Task state took longer than its TimeoutSeconds, or the whole execution did. */
  public static final String TIMEOUT = "States.Timeout";

  private static final Set<String> TERMINAL = Set.of(DATA_LIMIT_EXCEEDED, RUNTIME);
  private static final Set<String> TIMEOUTS = Set.of(TIMEOUT, HEARTBEAT_TIMEOUT);

  private ErrorNames() {}

  /** Whether a Retry or Catch with these names is about an error. */
  public static boolean match(List<String> errorEquals, @Nullable String error) {
    if (RUNTIME.equals(error)) {
      return false;
    }
    return errorEquals.stream().anyMatch(name -> matches(name, error == null ? "" : error));
  }

  private static boolean matches(String name, String error) {
    return switch (name) {
      case ALL -> !TERMINAL.contains(error);
      case TASK_FAILED -> !TERMINAL.contains(error) && !TIMEOUTS.contains(error);
      // "… or failed to send a heartbeat for a period longer than the HeartbeatSeconds value."
      case TIMEOUT -> TIMEOUTS.contains(error);
      default -> name.equals(error);
    };
  }
}
