package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A virtual private gateway; detaching takes a while. */
final class SimVpnGateway extends Resource {
  @Nullable String vpcId;
  @Nullable Instant detached;

  SimVpnGateway(Ec2World ec2, Map<String, String> tags) {
    super(ec2.world, Kind.VPN_GATEWAY, ec2.world.newId("vgw"), tags);
  }

  /** Attached, or still detaching: it holds its VPC. */
  boolean isOn(String vpc) {
    return vpc.equals(vpcId) && (detached == null || world().now().isBefore(detached));
  }

  String attachmentState() {
    if (vpcId == null || detached == null) {
      return "attached";
    }
    return world().now().isBefore(detached) ? "detaching" : "detached";
  }
}
