package io.lablift.simulator.world;

/**
 * A thing that takes time in AWS, with the range that it is drawn from unless configured otherwise.
 *
 * <p>The ranges are those seen in public Terraform logs (small samples); AWS promises none.
 */
public enum Takes {
  NOTHING(0, 0),
  NAT_GATEWAY_AVAILABLE(85, 125),
  NAT_GATEWAY_FAILED(10, 40),
  NAT_GATEWAY_DELETED(37, 79),
  LOAD_BALANCER_ACTIVE(141, 187),
  LOAD_BALANCER_INTERFACES_GONE(20, 60),
  INSTANCE_RUNNING(12, 16),
  INSTANCE_STOPPED(20, 40),
  INSTANCE_TERMINATED(30, 60),
  /** From open until a Spot request's server is launched, where there is capacity: a guess. */
  SPOT_REQUEST_FULFILLED(3, 20),
  /** From `running` until the server answers HTTP. */
  WEB_SERVER_UP(20, 35),
  /** From `running` until cloud-init is done with user data that ends in a shutdown: a guess. */
  USER_DATA_RUN(30, 90),
  /** From a reboot's beginning until the server answers HTTP again: a guess. */
  INSTANCE_REBOOTED(20, 45),
  /** The first passed health check, from the moment that a target can be reached. */
  TARGET_HEALTHY(5, 15),
  IMAGE_AVAILABLE(150, 420),
  VOLUME_AVAILABLE(1, 4),
  VOLUME_DETACHED(2, 6),
  VOLUME_DELETED(1, 6),
  INTERFACE_DETACHED(2, 10),
  INTERFACE_ENDPOINT_AVAILABLE(40, 100),
  INTERFACE_ENDPOINT_DELETED(30, 90),
  INSTANCE_CONNECT_ENDPOINT_AVAILABLE(90, 240),
  INSTANCE_CONNECT_ENDPOINT_DELETED(60, 240),
  VPN_GATEWAY_DETACHED(10, 40);

  private final long least;
  private final long most;

  Takes(long least, long most) {
    this.least = least;
    this.most = most;
  }

  public Range usual() {
    return Range.seconds(least, most);
  }
}
