package io.lablift.simulator.world;

/**
 * A limit of an account and region, with its Service Quotas code, its default and the error code of
 * what goes beyond ("Amazon VPC quotas", "Quotas for your Application Load Balancers", "Amazon EC2
 * service quotas"). The default for vCPUs is the simulated account's; AWS's differ by account.
 */
public enum Quota {
  VPCS("L-F678F1CE", 5, "VpcLimitExceeded"),
  INTERNET_GATEWAYS("L-A4707A72", 5, "InternetGatewayLimitExceeded"),
  ELASTIC_IPS("L-0263D0A3", 5, "AddressLimitExceeded"),
  /** Per zone; pending, available and deleting gateways count. */
  NAT_GATEWAYS_PER_ZONE("L-FE5A380F", 5, "NatGatewayLimitExceeded"),
  STANDARD_VCPUS("L-1216C47A", 32, "VcpuLimitExceeded"),
  /** Spot Instances have a quota of their own ("Spot Instance quotas" in the EC2 user guide). */
  STANDARD_SPOT_VCPUS("L-34B43A08", 32, "MaxSpotInstanceCountExceeded"),
  APPLICATION_LOAD_BALANCERS("L-53DA6B97", 50, "TooManyLoadBalancers"),
  NETWORK_LOAD_BALANCERS("L-69A177A2", 50, "TooManyLoadBalancers"),
  TARGET_GROUPS("L-B22855CB", 3000, "TooManyTargetGroups"),
  CLASSIC_LOAD_BALANCERS("L-E9E9831D", 20, "TooManyLoadBalancers"),
  SECURITY_GROUPS("L-E79EC296", 2500, "SecurityGroupLimitExceeded"),
  SUBNETS_PER_VPC("L-407747CB", 200, "SubnetLimitExceeded"),
  ROUTE_TABLES_PER_VPC("L-589F43AA", 200, "RouteTableLimitExceeded");

  private final String code;
  private final int usual;
  private final String error;

  Quota(String code, int usual, String error) {
    this.code = code;
    this.usual = usual;
    this.error = error;
  }

  /** The Service Quotas code, such as {@code L-F678F1CE}. */
  public String code() {
    return code;
  }

  public int usual() {
    return usual;
  }

  /** The error code of a call that would go beyond the limit. */
  public String error() {
    return error;
  }
}
