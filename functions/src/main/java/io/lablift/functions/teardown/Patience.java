package io.lablift.functions.teardown;

import io.lablift.functions.teardown.kind.Remnant;
import java.time.Duration;
import java.util.Collection;

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
  private static final Duration STUCK = Duration.ofMinutes(20);

  /**
   * Lambda takes the interfaces of deleted functions away by itself, "up to 20 minutes" by its
   * guide, up to 45 by what people report; nobody else can.
   */
  private static final Duration STUCK_ON_LAMBDA = Duration.ofMinutes(60);

  /** How Lambda describes its interfaces (Lambda guide, "Giving functions access to a VPC"). */
  private static final String OF_LAMBDA = "AWS Lambda VPC ENI";

  /**
   * After so many refusals of one thing everything is listed anew: something must hold it that is
   * not known.
   */
  static final int REFUSALS_UNTIL_SURVEY = 3;

  /**
   * After so long without progress everything is listed anew: what is waited for may have changed,
   * and something may have come that could be deleted.
   */
  static final Duration UNTIL_SURVEY = Duration.ofMinutes(2);

  /**
   * After so long something that was asked to go, and is listed as if it was not, is asked again.
   */
  static final Duration ASK_AGAIN = Duration.ofMinutes(8);

  /** Between looks at what somebody else has to take away; load balancers do so soon. */
  static final Duration KEPT = Duration.ofSeconds(15);

  static final Duration KEPT_FOR_A_MOMENT = Duration.ofSeconds(3);

  /** How long a certificate is kept. */
  static final Duration CERTIFICATE = Duration.ofDays(90);

  /** When the sweep looks whether the teardown is alive; and, if it was stuck, tries again. */
  static final Duration CHECK = Duration.ofMinutes(15);

  private Patience() {}

  /** How long a teardown may make no progress with this left. */
  static Duration with(Collection<Remnant> left) {
    return left.stream().anyMatch(r -> r.isKept() && r.name().startsWith(OF_LAMBDA))
        ? STUCK_ON_LAMBDA
        : STUCK;
  }

  /** How long to wait between looks at this, which is not ours to delete. */
  static Duration betweenLooksAt(Remnant kept) {
    return kept.name().startsWith("ELB ") || kept.name().startsWith("Interface for NAT Gateway")
        ? KEPT_FOR_A_MOMENT
        : KEPT;
  }
}
