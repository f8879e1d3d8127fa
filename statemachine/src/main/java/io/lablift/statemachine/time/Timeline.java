package io.lablift.statemachine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock with appointments: actions run on its one loop, never two at a time, in the order of
 * (moment, insertion).
 *
 * <p>All methods may be called from any thread. An action must not block; what has to wait is an
 * {@link Invocations invocation}.
 */
public interface Timeline extends InstantSource {
  /**
   * Runs an action at a moment.
   *
   * @param when the moment; one that has passed means now
   * @param what words for whoever reads the queue, such as "Wait state is over"
   */
  Scheduled at(Instant when, String what, Runnable action);

  /**
   * Runs an action when a time from now has passed.
   *
   * @param delay zero or less means now, after what is due now already
   * @param what words for whoever reads the queue
   */
  Scheduled after(Duration delay, String what, Runnable action);

  /** Runs an action now, after what is due now already. */
  default Scheduled post(String what, Runnable action) {
    return after(Duration.ZERO, what, action);
  }
}
