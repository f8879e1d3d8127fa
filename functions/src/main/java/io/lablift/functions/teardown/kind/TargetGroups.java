package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Names;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * Target groups: they outlive their VPC, so they are looked for by every VPC that the lab ever had,
 * and by the name that a stage gives them, for a ledger may be lost.
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
        .flatMap(group -> remnant(scope, group).stream())
        .toList();
  }

  private Optional<Remnant> remnant(Scope scope, TargetGroup group) {
    Optional<Ownership> proof =
        scope.hadVpc(group.vpcId())
            ? Optional.of(Ownership.inVpc(group.vpcId()))
            : Optional.of(group.targetGroupName())
                .filter(name -> Names.isUnique(name, scope.mark()))
                .map(Ownership::named);
    return proof.map(
        because ->
            Remnant.of(
                type(), group.targetGroupArn(), group.targetGroupName(), because, List.of()));
  }

  @Override
  public void delete(Remnant group) {
    elb.deleteTargetGroup(r -> r.targetGroupArn(group.id()));
  }
}
