package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/**
 * Route tables, except the one that is the VPC's main one now, which goes with the VPC.
 *
 * <p>One with associations goes after its subnets: no disassociating is needed.
 */
public final class RouteTables implements Kind {
  private final Ec2Client ec2;

  public RouteTables(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.ROUTE_TABLE;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    return ec2
        .describeRouteTablesPaginator(r -> r.filters(scope.inVpcs("vpc-id")))
        .routeTables()
        .stream()
        .filter(
            table -> table.associations().stream().noneMatch(a -> Boolean.TRUE.equals(a.main())))
        .flatMap(this::remnants)
        .toList();
  }

  private Stream<Remnant> remnants(RouteTable table) {
    Remnant own =
        Remnant.of(
            type(),
            table.routeTableId(),
            Tags.name(table.tags()),
            Ownership.inVpc(table.vpcId()),
            List.of(table.vpcId()));
    return Stream.concat(
        Stream.of(own),
        table.associations().stream()
            .map(RouteTableAssociation::subnetId)
            .filter(Objects::nonNull)
            .map(subnet -> holder(subnet, table)));
  }

  /** An associated subnet, as what holds the table. */
  private static Remnant holder(String subnet, RouteTable table) {
    return Remnant.of(
        ResourceType.SUBNET,
        subnet,
        "",
        Ownership.inVpc(table.vpcId()),
        List.of(table.routeTableId(), table.vpcId()));
  }

  @Override
  public void delete(Remnant table) {
    ec2.deleteRouteTable(r -> r.routeTableId(table.id()));
  }
}
