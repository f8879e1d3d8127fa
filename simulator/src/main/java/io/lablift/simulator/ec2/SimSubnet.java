package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Seen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A subnet; it hands out its addresses from the fifth on ("Subnet CIDR blocks"). */
final class SimSubnet extends Resource {
  private static final int RESERVED = 5;

  private final Ec2World ec2;
  final String vpcId;
  final Cidr cidr;
  final String zone;
  final Seen<Boolean> publicIpOnLaunch = new Seen<>(this, false);

  SimSubnet(Ec2World ec2, String vpcId, Cidr cidr, String zone, Map<String, String> tags) {
    super(ec2.world, Kind.SUBNET, ec2.world.newId("subnet"), tags);
    this.ec2 = ec2;
    this.vpcId = vpcId;
    this.cidr = cidr;
    this.zone = zone;
    linkTo("vpc", vpcId);
  }

  String arn() {
    return "arn:aws:ec2:" + ec2.zones.region() + ":" + ec2.owner() + ":subnet/" + id();
  }

  /** How many addresses are free. */
  long free() {
    return cidr.size() - RESERVED - taken().size();
  }

  String nextIp() {
    Set<String> taken = taken();
    return LongStream.range(RESERVED - 1, cidr.size() - 1)
        .mapToObj(cidr::ip)
        .filter(ip -> !taken.contains(ip))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.because(
                    "InsufficientFreeAddressesInSubnet",
                    "There are not enough free addresses in subnet '%s' to satisfy the requested"
                        + " number of instances.",
                    id()));
  }

  /** Refuses the address, where one is given, if it lies outside or something has it. */
  void requireFree(@Nullable String ip) {
    if (ip != null && !cidr.contains(ip)) {
      throw Refused.invalid("Address %s does not fall within the subnet's address range", ip);
    }
    if (ip != null && taken().contains(ip)) {
      throw Refused.because("InvalidIPAddress.InUse", "Address %s is in use.", ip);
    }
  }

  private Set<String> taken() {
    return ec2.interfaces
        .linked("subnet", id())
        .filter(i -> i.subnetId.equals(id()))
        .map(i -> i.privateIp)
        .collect(Collectors.toSet());
  }

  @Override
  public List<String> setUp() {
    return publicIpOnLaunch.actual() ? List.of("maps public addresses on launch") : List.of();
  }

  @Override
  public Set<String> holds() {
    return Set.of(vpcId);
  }
}
