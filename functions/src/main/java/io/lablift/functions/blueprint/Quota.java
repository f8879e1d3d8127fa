package io.lablift.functions.blueprint;

import java.util.Optional;

/**
 * A limit of the account in a region that labs use up.
 *
 * <p>Codes and defaults: Service Quotas; "Amazon VPC quotas", "Quotas for your Application Load
 * Balancers", "Amazon EC2 service quotas".
 */
public enum Quota {
  /**
   * The default VPC counts. The quota of internet gateways follows this one ("Amazon VPC quotas").
   */
  VPCS("vpc", "L-F678F1CE", "VPCs per Region", 5),
  ELASTIC_IPS("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5),
  /** Per zone; pending, available and deleting ones count. */
  NAT_GATEWAYS_PER_ZONE("vpc", "L-FE5A380F", "NAT gateways per Availability Zone", 5),
  APPLICATION_LOAD_BALANCERS(
      "elasticloadbalancing", "L-53DA6B97", "Application Load Balancers per Region", 50),
  /** A VPC's default group counts. */
  SECURITY_GROUPS("vpc", "L-E79EC296", "VPC security groups per Region", 2500),
  VCPUS(
      "ec2", "L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 32);

  private final String service;
  private final String code;
  private final String title;
  private final int usual;

  Quota(String service, String code, String title, int usual) {
    this.service = service;
    this.code = code;
    this.title = title;
    this.usual = usual;
  }

  /** The service that it belongs to in Service Quotas, such as {@code vpc}. */
  public String service() {
    return service;
  }

  /** The code in Service Quotas, such as {@code L-F678F1CE}. */
  public String code() {
    return code;
  }

  /** The name in Service Quotas. */
  public String title() {
    return title;
  }

  /** What is assumed where it cannot be read. */
  public int usual() {
    return usual;
  }

  public static Optional<Quota> named(String name) {
    for (Quota quota : values()) {
      if (quota.name().equals(name)) {
        return Optional.of(quota);
      }
    }
    return Optional.empty();
  }
}
