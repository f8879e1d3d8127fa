package io.lablift.simulator.world;

/**
 * A limit of an account and region, with its Service Quotas code, service and name, its default and
 * the error code of what goes beyond ("Amazon VPC quotas", "Quotas for your Application Load
 * Balancers", "Amazon EC2 service quotas").
 */
public enum Quota {
  VPCS("vpc", "L-F678F1CE", "VPCs per Region", 5, "VpcLimitExceeded"),
  INTERNET_GATEWAYS(
      "vpc", "L-A4707A72", "Internet gateways per Region", 5, "InternetGatewayLimitExceeded"),
  ELASTIC_IPS("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5, "AddressLimitExceeded"),
  /** Per zone; pending, available and deleting gateways count. */
  NAT_GATEWAYS_PER_ZONE(
      "vpc", "L-FE5A380F", "NAT gateways per Availability Zone", 5, "NatGatewayLimitExceeded"),
  STANDARD_VCPUS(
      "ec2",
      "L-1216C47A",
      "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances",
      32,
      "VcpuLimitExceeded"),
  /** Spot Instances have a quota of their own ("Spot Instance quotas" in the EC2 user guide). */
  STANDARD_SPOT_VCPUS(
      "ec2",
      "L-34B43A08",
      "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests",
      32,
      "MaxSpotInstanceCountExceeded"),
  APPLICATION_LOAD_BALANCERS(
      "elasticloadbalancing",
      "L-53DA6B97",
      "Application Load Balancers per Region",
      50,
      "TooManyLoadBalancers"),
  NETWORK_LOAD_BALANCERS(
      "elasticloadbalancing",
      "L-69A177A2",
      "Network Load Balancers per Region",
      50,
      "TooManyLoadBalancers"),
  TARGET_GROUPS(
      "elasticloadbalancing",
      "L-B22855CB",
      "Target Groups per Region",
      3000,
      "TooManyTargetGroups"),
  CLASSIC_LOAD_BALANCERS(
      "elasticloadbalancing",
      "L-E9E9831D",
      "Classic Load Balancers per Region",
      20,
      "TooManyLoadBalancers"),
  SECURITY_GROUPS(
      "vpc", "L-E79EC296", "VPC security groups per Region", 2500, "SecurityGroupLimitExceeded"),
  SUBNETS_PER_VPC("vpc", "L-407747CB", "Subnets per VPC", 200, "SubnetLimitExceeded"),
  ROUTE_TABLES_PER_VPC("vpc", "L-589F43AA", "Route tables per VPC", 200, "RouteTableLimitExceeded");

  private final String service;
  private final String code;
  private final String title;
  private final int usual;
  private final String error;

  Quota(String service, String code, String title, int usual, String error) {
    this.service = service;
    this.code = code;
    this.title = title;
    this.usual = usual;
    this.error = error;
  }

  /** Service Quotas' code of the service: {@code vpc}, {@code ec2}, … */
  public String service() {
    return service;
  }

  /** The Service Quotas code, such as {@code L-F678F1CE}. */
  public String code() {
    return code;
  }

  /** Service Quotas' name of it, such as {@code VPCs per Region}. */
  public String title() {
    return title;
  }

  /** What an account has that never asked for more. */
  public int usual() {
    return usual;
  }

  /**
   * What AWS publishes as its default: {@link #usual()}, but for vCPUs, where AWS gives accounts
   * more than the 5 that it publishes as soon as it knows them ("Amazon EC2 service quotas").
   */
  public int published() {
    return switch (this) {
      case STANDARD_VCPUS, STANDARD_SPOT_VCPUS -> 5;
      default -> usual;
    };
  }

  /** The error code of a call that would go beyond the limit. */
  public String error() {
    return error;
  }
}
