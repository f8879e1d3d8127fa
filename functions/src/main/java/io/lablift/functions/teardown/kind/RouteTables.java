package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/**
 * Route tables, except the one that is the VPC's main one now, which goes with the VPC.
 *
 * <p>One with associations goes after its subnets, whose end ends them: disassociating is the
 * exception.
 */
public final class RouteTables implements Kind {
  private final Ec2Client ec2;
  private final Map<String, String> tablesBySubnet = new HashMap<>();

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
        .map(this::remnant)
        .toList();
  }

  private Remnant remnant(RouteTable table) {
    table.associations().stream()
        .map(RouteTableAssociation::subnetId)
        .filter(Objects::nonNull)
        .forEach(subnet -> tablesBySubnet.put(subnet, table.routeTableId()));
    return Remnant.of(
        type(),
        table.routeTableId(),
        Tags.name(table.tags()),
        Ownership.inVpc(table.vpcId()),
        List.of(table.vpcId()));
  }

  /** The table that this subnet is associated with, and so holds, by the last listing. */
  Optional<String> tableOf(String subnet) {
    return Optional.ofNullable(tablesBySubnet.get(subnet));
  }

  @Override
  public void delete(Remnant table) {
    try {
      ec2.deleteRouteTable(r -> r.routeTableId(table.id()));
    } catch (Ec2Exception e) {
      if (!AwsErrors.isInUse(e)) {
        throw e;
      }
      if (disassociate(Tags.filter("route-table-id", table.id())) == 0) {
        throw e;
      }
      ec2.deleteRouteTable(r -> r.routeTableId(table.id()));
    }
  }

  /**
   * Ends associations that outlived their subnet, or that the teardown did not know of.
   *
   * @param tables which tables, as a filter of DescribeRouteTables
   * @return how many there were
   */
  int disassociate(Filter tables) {
    List<String> ids =
        ec2.describeRouteTables(r -> r.filters(tables)).routeTables().stream()
            .flatMap(found -> found.associations().stream())
            .filter(association -> !Boolean.TRUE.equals(association.main()))
            .map(RouteTableAssociation::routeTableAssociationId)
            .toList();
    ids.forEach(id -> ec2.disassociateRouteTable(r -> r.associationId(id)));
    return ids.size();
  }
}
