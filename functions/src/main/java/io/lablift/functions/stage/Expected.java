package io.lablift.functions.stage;

import java.time.Duration;

/**
 * How long AWS typically takes: when it is first worth looking, and how often from then on.
 *
 * <p>The figures come from public logs of Terraform runs (small samples, ap-northeast-2 and
 * us-east-1); AWS documents none of them. An expectation that is wrong costs calls or seconds,
 * never correctness.
 *
 * @param earliest the age at which the first are done
 * @param interval between looks after that
 * @param usual the age at which nearly all are done, as far as the logs go
 */
public record Expected(Duration earliest, Duration interval, Duration usual) {
  /** Something of which no more is known than when it is worth looking. */
  public Expected(Duration earliest, Duration interval) {
    this(earliest, interval, earliest);
  }

  /** A NAT gateway becomes available after 85 to 125 s. */
  public static final Expected NAT_AVAILABLE = of(86, 8, 125);

  /** A NAT gateway is deleted after 37 to 79 s. */
  public static final Expected NAT_DELETED = of(39, 3, 79);

  /** A t3 instance runs after 12 to 16 s. */
  public static final Expected INSTANCE_RUNNING = of(17, 3, 17);

  /** An instance is terminated after 30 to 60 s. */
  public static final Expected INSTANCE_TERMINATED = of(31, 3, 60);

  /** An Application Load Balancer is active after 141 to 187 s. */
  public static final Expected BALANCER_ACTIVE = of(144, 7, 187);

  /**
   * The network interfaces of a deleted load balancer are gone after 20 to 60 s; minutes have been
   * seen.
   */
  public static final Expected BALANCER_INTERFACES_GONE = of(22, 3, 60);

  /** A target is healthy 5 to 15 s after it can be. */
  public static final Expected TARGET_HEALTHY = of(5, 5, 15);

  /**
   * A builder's user data takes what it takes; the server stops within 20 to 40 s after that.
   * Looked at from when it runs.
   */
  public static final Expected BUILDER_STOPPED = of(50, 10, 50);

  /** An image of 8 GiB is available after minutes: 2 1/2 to 7. */
  public static final Expected IMAGE_AVAILABLE = of(150, 12, 420);

  /** What was just made becomes visible to other calls within seconds. */
  public static final Duration VISIBLE = Duration.ofSeconds(2);

  private static Expected of(long earliest, long interval, long usual) {
    return new Expected(
        Duration.ofSeconds(earliest), Duration.ofSeconds(interval), Duration.ofSeconds(usual));
  }

  /** How long to wait for something of this age. */
  public Duration waitAt(Duration age, double timeScale) {
    Duration first = scaled(earliest, timeScale).minus(age);
    Duration next = scaled(interval, timeScale);
    return first.compareTo(next) > 0 ? first : next;
  }

  private static Duration scaled(Duration real, double timeScale) {
    return Duration.ofMillis(Math.round(real.toMillis() * timeScale));
  }
}
