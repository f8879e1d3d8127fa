package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Subnets; their associations with route tables and ACLs go with them. */
public final class Subnets implements Kind {
  private final Ec2Client ec2;

  public Subnets(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.SUBNET;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    return ec2.describeSubnetsPaginator(r -> r.filters(scope.inVpcs("vpc-id"))).subnets().stream()
        .map(
            subnet ->
                Remnant.of(
                    type(),
                    subnet.subnetId(),
                    Tags.name(subnet.tags()),
                    Ownership.inVpc(subnet.vpcId()),
                    List.of(subnet.vpcId())))
        .toList();
  }

  @Override
  public void delete(Remnant subnet) {
    ec2.deleteSubnet(r -> r.subnetId(subnet.id()));
  }
}
