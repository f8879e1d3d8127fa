package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An internet gateway, attached to one VPC or to none. */
final class SimInternetGateway extends Resource {
  @Nullable String vpcId;

  SimInternetGateway(Ec2World ec2, Map<String, String> tags) {
    super(ec2.world, Kind.INTERNET_GATEWAY, ec2.world.newId("igw"), tags);
  }

  /** What the journal calls the gateway's attachment. */
  String attachment() {
    return id() + "/attachment";
  }

  @Override
  public String state() {
    return vpcId == null ? "detached" : "attached";
  }
}
