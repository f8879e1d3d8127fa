package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A network ACL: numbered entries per direction, and the subnets that it filters. */
final class SimAcl extends Resource {
  record Entry(
      int number, boolean egress, String protocol, boolean allow, String cidr, int from, int to) {}

  final String vpcId;
  final boolean isDefault;

  /** By direction and number, such as {@code in 00100}. */
  final Map<String, Entry> entries = new TreeMap<>();

  /** Subnet by association id. */
  final Map<String, String> associations = new LinkedHashMap<>();

  SimAcl(Ec2World ec2, String vpcId, boolean isDefault, Map<String, String> tags) {
    super(ec2.world, Kind.NETWORK_ACL, ec2.world.newId("acl"), tags);
    this.vpcId = vpcId;
    linkTo("vpc", vpcId);
    this.isDefault = isDefault;
    for (boolean egress : new boolean[] {false, true}) {
      if (isDefault) {
        put(new Entry(100, egress, "-1", true, "0.0.0.0/0", -1, -1));
      }
      put(new Entry(32767, egress, "-1", false, "0.0.0.0/0", -1, -1));
    }
  }

  static String key(boolean egress, int number) {
    return String.format("%s %05d", egress ? "out" : "in", number);
  }

  void put(Entry entry) {
    entries.put(key(entry.egress(), entry.number()), entry);
  }

  @Override
  public Set<String> holds() {
    return Set.of(vpcId);
  }
}
