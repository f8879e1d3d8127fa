package io.lablift.statemachine.engine;

/** The port through which the engine calls functions. */
@FunctionalInterface
public interface TaskRunner {
  /**
   * Starts a call and returns at once; the outcome goes to the callback. Called on the timeline's
   * loop, so it must not block.
   */
  TaskHandle run(TaskCall call, TaskCallback callback);
}
