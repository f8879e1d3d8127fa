package io.lablift.simulator.world;

import java.time.Duration;

/**
 * A kind of thing that an account can hold, with the names that AWS gives it.
 *
 * <p>Error codes: "Error codes for the Amazon EC2 API". Types in tags: "TagSpecification" of the
 * EC2 API reference.
 */
public enum Kind {
  VPC("vpc", "vpc", "InvalidVpcID", Consistency.SLOW),
  SUBNET("subnet", "subnet", "InvalidSubnetID", Consistency.SLOW),
  INTERNET_GATEWAY("igw", "internet-gateway", "InvalidInternetGatewayID", Consistency.SLOW),
  EGRESS_ONLY_INTERNET_GATEWAY(
      "eigw", "egress-only-internet-gateway", "InvalidEgressOnlyInternetGatewayId"),
  ROUTE_TABLE("rtb", "route-table", "InvalidRouteTableID", Consistency.SLOW),
  SECURITY_GROUP("sg", "security-group", "InvalidGroup"),
  SECURITY_GROUP_RULE("sgr", "security-group-rule", "InvalidSecurityGroupRuleId"),
  NETWORK_ACL("acl", "network-acl", "InvalidNetworkAclID"),
  ELASTIC_IP("eipalloc", "elastic-ip", "InvalidAllocationID"),
  NAT_GATEWAY("nat", "natgateway", "InvalidNatGatewayID"),
  KEY_PAIR("key", "key-pair", "InvalidKeyPair"),
  INSTANCE("i", "instance", "InvalidInstanceID"),
  SPOT_REQUEST("sir", "spot-instances-request", "InvalidSpotInstanceRequestID"),
  VOLUME("vol", "volume", "InvalidVolume"),
  NETWORK_INTERFACE("eni", "network-interface", "InvalidNetworkInterfaceID"),
  IMAGE("ami", "image", "InvalidAMIID"),
  SNAPSHOT("snap", "snapshot", "InvalidSnapshot"),
  VPC_ENDPOINT("vpce", "vpc-endpoint", "InvalidVpcEndpointId"),
  INSTANCE_CONNECT_ENDPOINT(
      "eice", "instance-connect-endpoint", "InvalidInstanceConnectEndpointId"),
  VPC_PEERING_CONNECTION("pcx", "vpc-peering-connection", "InvalidVpcPeeringConnectionID"),
  VPN_GATEWAY("vgw", "vpn-gateway", "InvalidVpnGatewayID"),
  LOAD_BALANCER("", "load-balancer", "LoadBalancerNotFound"),
  TARGET_GROUP("", "target-group", "TargetGroupNotFound"),
  LISTENER("", "listener", "ListenerNotFound"),
  CLASSIC_LOAD_BALANCER("", "classic-load-balancer", "LoadBalancerNotFound"),
  AUTO_SCALING_GROUP("", "auto-scaling-group", "ValidationError"),
  PARAMETER("", "parameter", "ParameterNotFound", Consistency.STRONG);

  /** How long a new thing of the kind can stay unseen. */
  enum Consistency {
    STRONG,
    QUICK,
    SLOW
  }

  private final String prefix;
  private final String type;
  private final String code;
  private final Consistency consistency;

  Kind(String prefix, String type, String code) {
    this(prefix, type, code, Consistency.QUICK);
  }

  Kind(String prefix, String type, String code, Consistency consistency) {
    this.prefix = prefix;
    this.type = type;
    this.code = code;
    this.consistency = consistency;
  }

  /** What an id of the kind begins with, without its hyphen; empty where AWS uses ARNs or names. */
  public String prefix() {
    return prefix;
  }

  /** The kind's name in tag specifications and reports. */
  public String type() {
    return type;
  }

  /** The error code of a call on an id that is not there (yet, or any more). */
  public String notFound() {
    return this == NAT_GATEWAY ? "NatGatewayNotFound" : code + ".NotFound";
  }

  /** The error code of a call on what cannot be an id of the kind. */
  public String malformed() {
    return switch (this) {
      case NAT_GATEWAY -> "NatGatewayMalformed";
      case SECURITY_GROUP -> "InvalidGroupId.Malformed";
      case ROUTE_TABLE -> "InvalidRouteTableId.Malformed";
      case INTERNET_GATEWAY -> "InvalidInternetGatewayId.Malformed";
      case NETWORK_ACL -> "InvalidNetworkAclId.Malformed";
      case VOLUME -> "InvalidVolumeID.Malformed";
      case NETWORK_INTERFACE -> "InvalidNetworkInterfaceId.Malformed";
      case SNAPSHOT -> "InvalidSnapshotID.Malformed";
      case VPC_PEERING_CONNECTION -> "InvalidVpcPeeringConnectionId.Malformed";
      default -> code + ".Malformed";
    };
  }

  /**
   * How long an ended thing stays listed: NAT gateways ("NAT gateways" in the VPC user guide) and
   * instances ("Terminate Amazon EC2 instances") about an hour, peering connections two ("VPC
   * peering connection lifecycle"), Spot requests four ("DescribeSpotInstanceRequests").
   */
  Duration listedAfterEnd() {
    return switch (this) {
      case NAT_GATEWAY, INSTANCE -> Duration.ofHours(1);
      case VPC_PEERING_CONNECTION -> Duration.ofHours(2);
      case SPOT_REQUEST -> Duration.ofHours(4);
      default -> Duration.ZERO;
    };
  }

  Consistency consistency() {
    return consistency;
  }
}
