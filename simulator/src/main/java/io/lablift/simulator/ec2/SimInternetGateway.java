package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An internet gateway, attached to one VPC or to none. */
final class SimInternetGateway extends Resource {
  /** The VPC that it is attached to. */
  final Seen<Optional<String>> vpc = new Seen<>(this, Optional.empty());

  SimInternetGateway(Ec2World ec2, Map<String, String> tags) {
    super(ec2.world, Kind.INTERNET_GATEWAY, ec2.world.newId("igw"), tags);
  }

  /** Whether it is attached to the VPC, in truth. */
  boolean isOn(String vpcId) {
    return vpc.actual().filter(vpcId::equals).isPresent();
  }

  void attachTo(String vpcId) {
    linkTo("vpc", vpcId);
    vpc.set(Optional.of(vpcId));
  }

  /** What the journal calls the gateway's attachment. */
  String attachment() {
    return id() + "/attachment";
  }

  @Override
  public List<String> setUp() {
    return vpc.actual().map(it -> "is attached to " + it).stream().toList();
  }

  @Override
  public String state() {
    return vpc.actual().isEmpty() ? "detached" : "attached";
  }
}
