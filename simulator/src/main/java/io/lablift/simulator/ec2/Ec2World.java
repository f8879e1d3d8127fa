package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Table;
import io.lablift.simulator.world.World;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that EC2 holds in the account, one table per kind. */
final class Ec2World {
  final World world;
  final Zones zones;
  final Tokens tokens = new Tokens();
  final Table<SimVpc> vpcs = table(Kind.VPC);
  final Table<SimSubnet> subnets = table(Kind.SUBNET);
  final Table<SimInternetGateway> internetGateways = table(Kind.INTERNET_GATEWAY);
  final Table<SimEgressGateway> egressGateways = table(Kind.EGRESS_ONLY_INTERNET_GATEWAY);
  final Table<SimVpnGateway> vpnGateways = table(Kind.VPN_GATEWAY);
  final Table<SimRouteTable> routeTables = table(Kind.ROUTE_TABLE);
  final Table<SimGroup> groups = table(Kind.SECURITY_GROUP);
  final Table<SimRule> rules = table(Kind.SECURITY_GROUP_RULE);
  final Table<SimAcl> acls = table(Kind.NETWORK_ACL);
  final Table<SimAddress> addresses = table(Kind.ELASTIC_IP);
  final Table<SimNatGateway> natGateways = table(Kind.NAT_GATEWAY);
  final Table<SimKeyPair> keyPairs = table(Kind.KEY_PAIR);
  final Table<SimInterface> interfaces = table(Kind.NETWORK_INTERFACE);
  final Table<SimInstance> instances = table(Kind.INSTANCE);
  final Table<SimSpotRequest> spotRequests = table(Kind.SPOT_REQUEST);
  final Table<SimVolume> volumes = table(Kind.VOLUME);
  final Table<SimSnapshot> snapshots = table(Kind.SNAPSHOT);
  final Table<SimImage> images = new Table<>(this::noImage);
  final Table<SimEndpoint> endpoints = table(Kind.VPC_ENDPOINT);
  final Table<SimConnectEndpoint> connectEndpoints = table(Kind.INSTANCE_CONNECT_ENDPOINT);
  final Table<SimPeering> peerings = table(Kind.VPC_PEERING_CONNECTION);

  Ec2World(World world) {
    this.world = world;
    this.zones = Zones.of(world.setup().region());
  }

  private static <R extends Resource> Table<R> table(Kind kind) {
    return new Table<>(id -> Refused.notFound(kind, id));
  }

  /**
   * "InvalidAMIID.Unavailable: The specified AMI has been deregistered and is no longer available"
   * ("Error codes for the Amazon EC2 API").
   */
  private RuntimeException noImage(String id) {
    boolean deregistered = images.ever().anyMatch(i -> i.id().equals(id) && !i.exists());
    return deregistered
        ? Refused.because(
            "InvalidAMIID.Unavailable", "The image ID '%s' is no longer available", id)
        : Refused.notFound(Kind.IMAGE, id);
  }

  Instant now() {
    return world.now();
  }

  String owner() {
    return world.setup().accountId();
  }

  /** Refuses what would go beyond the quota. */
  void require(Quota quota, long used, int more, String what) {
    if (!world.quotas().allows(quota, used, more)) {
      throw Refused.because(
          quota.error(),
          "The maximum number of %s has been reached (quota %s: %d).",
          what,
          quota.code(),
          world.quotas().limit(quota));
    }
  }

  Stream<SimInterface> interfacesOf(SimInstance instance) {
    return interfaces.linked("instance", instance.id()).filter(i -> i.isAttachedTo(instance.id()));
  }

  Optional<SimAddress> addressOf(SimInterface networkInterface) {
    return addresses
        .linked("interface", networkInterface.id())
        .filter(a -> a.isOn(networkInterface))
        .findFirst();
  }

  Optional<SimInternetGateway> gatewayOf(String vpcId) {
    return internetGateways.linked("vpc", vpcId).filter(g -> g.isOn(vpcId)).findFirst();
  }
}
