package io.lablift.functions.teardown;

import java.time.Duration;

/** How long a teardown waits for what, in AWS's time. */
final class Patience {
  /**
   * No function that creates runs longer than this after the fence, and a Describe may lag a
   * little.
   */
  static final Duration AFTER_FENCE = Duration.ofSeconds(60 + 15);

  /** A Describe may show for a moment what was just deleted. */
  static final Duration BEFORE_LOOK = Duration.ofSeconds(5);

  /** Before a kind is listed again that AWS refused to list. */
  static final Duration UNLISTED = Duration.ofSeconds(30);

  /** Between the two empty looks. */
  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

  /** After so long without progress a teardown is stuck. */
  static final Duration STUCK = Duration.ofMinutes(20);

  /**
   * After so many refusals of one thing everything is listed anew: something must hold it that is
   * not known.
   */
  static final int REFUSALS_UNTIL_SURVEY = 3;

  /** How long a certificate is kept. */
  static final Duration KEPT = Duration.ofDays(90);

  /** When the sweep looks whether the teardown is alive; and, if it was stuck, tries again. */
  static final Duration CHECK = Duration.ofMinutes(15);

  private Patience() {}
}
