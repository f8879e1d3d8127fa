package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An Elastic IP address, perhaps associated with a network interface. */
final class SimAddress extends Resource {
  /** Ends by itself with the interface. */
  record Association(String id, SimInterface target) {}

  final String publicIp;
  private @Nullable Association association;

  SimAddress(Ec2World ec2, String publicIp, Map<String, String> tags) {
    super(ec2.world, Kind.ELASTIC_IP, ec2.world.newId("eipalloc"), tags);
    this.publicIp = publicIp;
  }

  Optional<Association> association() {
    return Optional.ofNullable(association).filter(a -> a.target().exists());
  }

  boolean isOn(SimInterface networkInterface) {
    return association().filter(a -> a.target() == networkInterface).isPresent();
  }

  void associate(Association with) {
    association = with;
  }

  void disassociate() {
    association = null;
  }

  @Override
  public String state() {
    return association().isPresent() ? "associated" : "idle";
  }
}
