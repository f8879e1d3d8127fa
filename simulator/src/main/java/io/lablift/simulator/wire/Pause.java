package io.lablift.simulator.wire;

import java.time.Duration;

/** Lets the present invocation wait, in whatever time its world has. */
@FunctionalInterface
public interface Pause {
  /**
   * Comes back after {@code duration}; an invocation that was abandoned meanwhile is unwound by an
   * {@code Error}.
   */
  void pause(Duration duration);
}
