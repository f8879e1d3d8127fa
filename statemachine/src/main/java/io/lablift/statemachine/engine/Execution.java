package io.lablift.statemachine.engine;

import java.util.List;

/** One execution, as whoever started it sees it; from any thread. */
public interface Execution {
  /** Its ARN. */
  String arn();

  /** How it is now. */
  ExecutionDescription describe();

  /** What has happened so far. */
  List<HistoryEvent> history();

  /** Whether it has not ended yet. */
  default boolean running() {
    return describe().status() == ExecutionStatus.RUNNING;
  }
}
