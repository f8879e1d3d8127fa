package io.lablift.functions.cost;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.time.Duration;

/**
 * How long after the end of a lease the things of a lab are gone: the latest that is usual, since a
 * NAT gateway that lives a minute beyond a whole hour costs another hour.
 *
 * @param timeScale 1 in AWS; below 1 against an emulator that runs faster than AWS
 * @param isFenced whether the teardown has begun, so that nobody need notice the end any more
 */
record Lags(double timeScale, boolean isFenced) {
  /** The sweep that ends leases comes once a minute. */
  private static final Duration NOTICED = Duration.ofSeconds(60);

  /** From the fence until each thing is asked to go: an execution starts, and looks first. */
  private static final Duration BEGUN = Duration.ofSeconds(10);

  Duration of(ResourceType type) {
    Duration goes =
        switch (type) {
          case NAT_GATEWAY -> Expected.NAT_DELETED.usual();
          case LOAD_BALANCER -> Expected.BALANCER_INTERFACES_GONE.usual();
          case INSTANCE -> Expected.INSTANCE_TERMINATED.usual();
          // Those of NAT gateways, which can be released when the gateway is deleted.
          case ELASTIC_IP -> Expected.NAT_DELETED.usual().plus(Expected.NAT_DELETED.interval());
          default -> Duration.ZERO;
        };
    Duration scaled = Duration.ofMillis(Math.round(BEGUN.plus(goes).toMillis() * timeScale));
    return isFenced ? scaled : scaled.plus(NOTICED);
  }
}
