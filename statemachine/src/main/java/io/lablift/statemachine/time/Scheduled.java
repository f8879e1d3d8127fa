package io.lablift.statemachine.time;

/** An action that waits for its moment on a {@link Timeline}. */
@FunctionalInterface
public interface Scheduled {
  /**
   * Makes sure that the action does not start any more; says nothing when it already ran or runs.
   */
  void cancel();
}
