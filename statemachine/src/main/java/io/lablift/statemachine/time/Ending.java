package io.lablift.statemachine.time;

import org.jspecify.annotations.Nullable;

/** Who is told, on the loop, that an invocation has ended by itself. */
@FunctionalInterface
public interface Ending {
  /**
   * Called once, on the loop.
   *
   * @param thrown what the body threw, errors included; null when it returned
   */
  void ended(@Nullable Throwable thrown);
}
