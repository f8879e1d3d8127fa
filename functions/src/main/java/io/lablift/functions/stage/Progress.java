package io.lablift.functions.stage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a stage returns to the state machine: ready, or how long to wait until it is worth looking
 * again.
 *
 * @param waitSeconds whole seconds, at least 1 unless ready
 * @param waitingFor what is waited for, for people; null when ready
 */
public record Progress(boolean ready, int waitSeconds, @Nullable String waitingFor) {
  public Progress {
    if (ready == (waitingFor != null) || ready != (waitSeconds == 0)) {
      throw new IllegalArgumentException("ready, or a wait and a reason: " + waitSeconds);
    }
  }

  public static Progress done() {
    return new Progress(true, 0, null);
  }

  /**
   * Not before this time has passed; rounded up to whole seconds, for that is what a Wait state
   * takes.
   */
  public static Progress waiting(Duration wait, String waitingFor) {
    long seconds = (Math.max(1, wait.toMillis()) + 999) / 1000;
    return new Progress(false, Math.toIntExact(Math.min(seconds, 3600)), waitingFor);
  }

  /** Of two that must both be ready, the one to look at first. */
  public Progress and(Progress other) {
    if (ready) {
      return other;
    }
    return other.ready || waitSeconds <= other.waitSeconds ? this : other;
  }
}
