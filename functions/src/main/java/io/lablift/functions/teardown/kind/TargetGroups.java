package io.lablift.functions.teardown.kind;

import io.lablift.functions.lab.ResourceType;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * Target groups: they outlive their VPC, so they are looked for by every VPC that the lab ever had.
 */
public final class TargetGroups implements Kind {
  private final ElasticLoadBalancingV2Client elb;

  public TargetGroups(ElasticLoadBalancingV2Client elb) {
    this.elb = elb;
  }

  @Override
  public ResourceType type() {
    return ResourceType.TARGET_GROUP;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    return elb.describeTargetGroupsPaginator().targetGroups().stream()
        .filter(group -> group.vpcId() != null && scope.hadVpc(group.vpcId()))
        .map(
            group ->
                Remnant.of(
                    type(),
                    group.targetGroupArn(),
                    group.targetGroupName(),
                    Ownership.inVpc(group.vpcId()),
                    List.of()))
        .toList();
  }

  @Override
  public void delete(Remnant group) {
    elb.deleteTargetGroup(r -> r.targetGroupArn(group.id()));
  }
}
