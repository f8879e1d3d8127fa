package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/** Differences: moto does at once what takes AWS time, and has no quotas. */
final class TimesAndLimits {
  private TimesAndLimits() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "a new VPC is pending",
            shows("pending"),
            shows("available"),
            Reason.AT_ONCE,
            Right.SIMULATOR,
            "the state of the VPC in the example answer is pending",
            Source.ec2("CreateVpc")),
        new Difference(
            "a sixth VPC is beyond the quota",
            refused("VpcLimitExceeded"),
            ok(),
            Reason.QUOTAS,
            Right.SIMULATOR,
            "five VPCs per Region, the default one counts",
            Source.VPC_QUOTAS),
        new Difference(
            "a sixth internet gateway is beyond the quota",
            refused("InternetGatewayLimitExceeded"),
            ok(),
            Reason.QUOTAS,
            Right.SIMULATOR,
            "five internet gateways per Region, as many as VPCs",
            Source.VPC_QUOTAS),
        new Difference(
            "a route does not lead to a NAT gateway that is pending",
            refused("InvalidNatGatewayID.NotFound"),
            ok(),
            Reason.AT_ONCE,
            Right.SIMULATOR,
            "CreateRoute does not find a NAT gateway until it is available",
            Source.KOPS_944),
        new Difference(
            "a sixth address is beyond the quota",
            refused("AddressLimitExceeded"),
            ok(),
            Reason.QUOTAS,
            Right.SIMULATOR,
            "five Elastic IP addresses per Region",
            Source.EIP_QUOTA),
        new Difference(
            "a new NAT gateway is pending",
            shows("pending"),
            shows("available"),
            Reason.AT_ONCE,
            Right.SIMULATOR,
            "pending: the NAT gateway is being created",
            Source.ec2("NatGateway")),
        new Difference(
            "a NAT gateway is deleting until it is deleted",
            shows("deleting"),
            shows("deleted"),
            Reason.AT_ONCE,
            Right.SIMULATOR,
            "deleting: it is in the process of being terminated",
            Source.ec2("NatGateway")),
        new Difference(
            "a sixth NAT gateway in a zone is beyond the quota",
            refused("NatGatewayLimitExceeded"),
            ok(),
            Reason.QUOTAS,
            Right.SIMULATOR,
            "five NAT gateways per Availability Zone",
            Source.VPC_QUOTAS),
        new Difference(
            "eleven servers of four vCPUs are beyond the quota",
            refused("VcpuLimitExceeded"),
            shows("11"),
            Reason.QUOTAS,
            Right.SIMULATOR,
            "On-Demand Instances are limited by their vCPUs",
            Source.EC2_QUOTAS),
        new Difference(
            "a server is terminated twice",
            shows("terminated"),
            shows("shutting-down"),
            Reason.AT_ONCE,
            Right.SIMULATOR,
            "a terminated instance stays terminated; TerminateInstances is idempotent",
            Source.LIFE_CYCLE),
        new Difference(
            "a new volume is creating",
            shows("creating"),
            shows("available"),
            Reason.AT_ONCE,
            Right.SIMULATOR,
            "creating: the volume is being created",
            Source.VOLUME_STATES));
  }
}
