package io.lablift.statemachine.engine;

/** Who wants to know what happens, as it happens. */
@FunctionalInterface
public interface ExecutionListener {
  /**
   * Called after each event, one at a time, under the engine's lock. It may start and stop
   * executions; it must not block.
   *
   * @param executionArn where it happened
   */
  void happened(String executionArn, HistoryEvent event);
}
