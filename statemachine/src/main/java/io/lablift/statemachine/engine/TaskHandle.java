package io.lablift.statemachine.engine;

/** A call that the engine made and may lose interest in. */
@FunctionalInterface
public interface TaskHandle {
  /**
   * The engine waits no longer: the state timed out, another branch failed, or the execution ended.
   * Step Functions does not stop a Lambda function that already runs; its result is ignored.
   */
  void abandon();
}
