package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Subnets; their associations with route tables and ACLs go with them. */
public final class Subnets implements Kind {
  private final Ec2Client ec2;
  private final RouteTables routeTables;

  public Subnets(Ec2Client ec2, RouteTables routeTables) {
    this.ec2 = ec2;
    this.routeTables = routeTables;
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
                    Stream.concat(
                            Stream.of(subnet.vpcId()),
                            routeTables.tableOf(subnet.subnetId()).stream())
                        .toList()))
        .toList();
  }

  @Override
  public void delete(Remnant subnet) {
    ec2.deleteSubnet(r -> r.subnetId(subnet.id()));
  }
}
