package io.lablift.statemachine.asl;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is tried again, how often and after which pauses.
 *
 * @param errors names of errors
 * @param interval the first pause
 * @param backoffRate by how much each pause is longer than the one before
 * @param maxAttempts how many times at most; 0 for never
 * @param maxDelay the longest pause; null for none
 * @param jitter whether a pause is drawn by chance
 */
public record Retrier(
    List<String> errors,
    Duration interval,
    double backoffRate,
    int maxAttempts,
    @Nullable Duration maxDelay,
    Jitter jitter) {
  /** How much of a pause is left to chance. */
  public enum Jitter {
    /** All of it: anything between nothing and the pause. */
    FULL,
    /** Nothing. */
    NONE
  }

  /** Refuses a rate below 1. */
  public Retrier {
    errors = List.copyOf(errors);
    if (!(backoffRate >= 1)) {
      throw new IllegalArgumentException("BackoffRate " + backoffRate + " is below 1.");
    }
  }

  /**
   * The pause before an attempt, before jitter.
   *
   * @param retry 0 for the first time that it is tried again
   */
  public Duration pause(int retry) {
    double seconds = interval.toSeconds() * Math.pow(backoffRate, retry);
    double longest = maxDelay == null ? 99_999_999.0 : maxDelay.toSeconds();
    return Duration.ofMillis(Math.round(Math.min(seconds, longest) * 1000));
  }
}
