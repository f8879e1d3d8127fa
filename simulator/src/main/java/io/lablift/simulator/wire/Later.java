package io.lablift.simulator.wire;

import java.time.Duration;

/** Does something at a later moment of its world's time, whoever may be gone by then. */
@FunctionalInterface
public interface Later {
  /** Runs {@code what} once, when {@code delay} has passed. */
  void after(Duration delay, Runnable what);
}
