package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Seen;
import java.util.Map;
import java.util.Optional;

/** An Elastic IP address, perhaps associated with a network interface. */
final class SimAddress extends Resource {
  /** Ends by itself with the interface. */
  record Association(String id, SimInterface target) {}

  final String publicIp;
  private final Seen<Optional<Association>> association = new Seen<>(this, Optional.empty());

  SimAddress(Ec2World ec2, String publicIp, Map<String, String> tags) {
    super(ec2.world, Kind.ELASTIC_IP, ec2.world.newId("eipalloc"), tags);
    this.publicIp = publicIp;
  }

  Optional<Association> association() {
    return association.actual().filter(a -> a.target().exists());
  }

  /** The association that a Describe shows; the end of its interface is seen at once. */
  Optional<Association> seenAssociation() {
    return association.seen().filter(a -> a.target().exists());
  }

  boolean isOn(SimInterface networkInterface) {
    return association().filter(a -> a.target() == networkInterface).isPresent();
  }

  void associate(Association with) {
    linkTo("interface", with.target().id());
    association.set(Optional.of(with));
  }

  void disassociate() {
    association.set(Optional.empty());
  }

  @Override
  public String state() {
    return association().isPresent() ? "associated" : "idle";
  }
}
