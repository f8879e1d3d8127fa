package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** VPCs. A deleted one takes its main route table, default group and default ACL along. */
public final class Vpcs implements Kind {
  private static final int PAGE = 1000;

  private final Ec2Client ec2;
  private final RouteTables routeTables;

  public Vpcs(Ec2Client ec2, RouteTables routeTables) {
    this.ec2 = ec2;
    this.routeTables = routeTables;
  }

  @Override
  public ResourceType type() {
    return ResourceType.VPC;
  }

  /**
   * One listing answers both questions: which VPCs bear the lab's tags, and which that it claimed
   * are still there. A default VPC is none that Lablift made, whatever tags somebody gave it.
   */
  @Override
  public List<Remnant> list(Scope scope) {
    return ec2.describeVpcsPaginator(r -> r.maxResults(PAGE)).vpcs().stream()
        .filter(vpc -> !Boolean.TRUE.equals(vpc.isDefault()))
        .filter(vpc -> scope.tagged(vpc.tags()) || scope.hadVpc(vpc.vpcId()))
        .map(
            vpc ->
                Remnant.of(
                    type(),
                    vpc.vpcId(),
                    Tags.name(vpc.tags()),
                    scope.tagged(vpc.tags())
                        ? Ownership.tagged(vpc.tags())
                        : Ownership.inVpc(vpc.vpcId()),
                    List.of()))
        .toList();
  }

  @Override
  public void delete(Remnant vpc) {
    try {
      ec2.deleteVpc(r -> r.vpcId(vpc.id()));
    } catch (Ec2Exception e) {
      // Its main route table goes with it, unless an association outlived its subnet there.
      if (!AwsErrors.isInUse(e) || routeTables.disassociate(Tags.filter("vpc-id", vpc.id())) == 0) {
        throw e;
      }
      ec2.deleteVpc(r -> r.vpcId(vpc.id()));
    }
  }
}
