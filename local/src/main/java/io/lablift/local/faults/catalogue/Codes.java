package io.lablift.local.faults.catalogue;

import java.util.List;

/**
 * The error codes with which each service fails, refuses and limits.
 *
 * <p>Sources: "Error codes for the Amazon EC2 API"; the API references of Elastic Load Balancing,
 * Systems Manager, Step Functions and DynamoDB, "Common errors" and the errors of each action.
 */
final class Codes {
  private Codes() {}

  /** The service's own failure. */
  static String error(String service) {
    return switch (service) {
      case "ec2" -> "InternalError";
      case "ssm", "dynamodb" -> "InternalServerError";
      default -> "InternalFailure";
    };
  }

  /** Too many requests; as the choke point says it. */
  static String throttled(String service) {
    return switch (service) {
      case "ec2" -> "RequestLimitExceeded";
      case "elasticloadbalancing", "autoscaling" -> "Throttling";
      default -> "ThrottlingException";
    };
  }

  /** The caller may not. */
  static String refused(String service) {
    return switch (service) {
      case "ec2" -> "UnauthorizedOperation";
      case "elasticloadbalancing", "autoscaling" -> "AccessDenied";
      default -> "AccessDeniedException";
    };
  }

  /** The request is wrong. */
  static String invalid(String service) {
    return switch (service) {
      case "ec2" -> "InvalidParameterValue";
      case "elasticloadbalancing", "autoscaling" -> "ValidationError";
      default -> "ValidationException";
    };
  }

  /** There are too many of what the action makes, or AWS itself has no more; empty: no limit. */
  static List<String> quota(String operation) {
    return switch (operation) {
      case "CreateVpc" -> List.of("VpcLimitExceeded");
      case "CreateInternetGateway" -> List.of("InternetGatewayLimitExceeded");
      case "CreateSubnet" -> List.of("SubnetLimitExceeded");
      case "CreateRouteTable" -> List.of("RouteTableLimitExceeded");
      case "CreateRoute" -> List.of("RouteLimitExceeded");
      case "CreateSecurityGroup" -> List.of("SecurityGroupLimitExceeded");
      case "AuthorizeSecurityGroupIngress" -> List.of("RulesPerSecurityGroupLimitExceeded");
      case "AllocateAddress" -> List.of("AddressLimitExceeded");
      case "CreateNatGateway" -> List.of("NatGatewayLimitExceeded");
      case "RunInstances" ->
          List.of(
              "VcpuLimitExceeded",
              "InsufficientInstanceCapacity",
              "Unsupported",
              "PendingVerification");
      case "CreateTags" -> List.of("TagLimitExceeded");
      case "PutParameter" -> List.of("ParameterLimitExceeded");
      case "CreateLoadBalancer" -> List.of("TooManyLoadBalancers");
      case "CreateTargetGroup" -> List.of("TooManyTargetGroups");
      case "CreateListener" -> List.of("TooManyListeners");
      case "RegisterTargets" -> List.of("TooManyTargets");
      case "CreateImage" -> List.of("SnapshotLimitExceeded");
      case "StartExecution" -> List.of("ExecutionLimitExceeded");
      default -> List.of();
    };
  }

  /**
   * The reasons why a NAT gateway can become failed (VPC user guide, "NAT gateway goes to a status
   * of failed").
   */
  static List<String> natGatewayFailures() {
    return List.of(
        "InsufficientFreeAddressesInSubnet",
        "Gateway.NotAttached",
        "InvalidAllocationID.NotFound",
        "Resource.AlreadyAssociated",
        "InternalError",
        "InvalidSubnetID.NotFound");
  }
}
