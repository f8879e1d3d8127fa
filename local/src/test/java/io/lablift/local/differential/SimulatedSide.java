package io.lablift.local.differential;

import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.world.Lags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The simulated account on a clock of its own.
 *
 * <p>It has no lags: moto shows every change at once, and AWS may. Its durations and quotas are the
 * usual ones.
 */
final class SimulatedSide implements Side {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

  /** A clock that only {@link #settle} moves. */
  private static final class Clock implements InstantSource {
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final Clock clock = new Clock();
  private final SimulatedAccount account =
      SimulatedAccount.builder(clock).lags(Lags.NONE).seed(7).build();

  @Override
  public Ec2Client ec2() {
    return account.ec2();
  }

  @Override
  public ElasticLoadBalancingV2Client elbv2() {
    return account.elbv2();
  }

  @Override
  public ElasticLoadBalancingClient classic() {
    return account.elb();
  }

  @Override
  public SsmClient ssm() {
    return account.ssm();
  }

  @Override
  public AutoScalingClient autoScaling() {
    return account.autoScaling();
  }

  @Override
  public String image() {
    return ssm()
        .getParameter(r -> r.name(SimulatedAccount.LATEST_AMAZON_LINUX + "x86_64"))
        .parameter()
        .value();
  }

  @Override
  public void settle() {
    clock.now = clock.now.plus(LONG_ENOUGH);
  }

  @Override
  public void close() {}
}
