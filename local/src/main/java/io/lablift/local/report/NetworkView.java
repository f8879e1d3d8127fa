package io.lablift.local.report;

import static io.lablift.local.report.LabView.filter;
import static io.lablift.local.report.LabView.name;
import static io.lablift.local.report.LabView.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** The network part of a lab: subnets, gateways, route tables, security groups. */
final class NetworkView {
  private final Ec2Client ec2;
  private final String vpc;

  NetworkView(Ec2Client ec2, String vpc) {
    this.ec2 = ec2;
    this.vpc = vpc;
  }

  void addTo(List<ObjectNode> found) {
    subnets(found);
    gateways(found);
    ec2.describeRouteTablesPaginator(request -> request.filters(filter("vpc-id", vpc)))
        .routeTables()
        .forEach(table -> found.add(table(table)));
    ec2.describeSecurityGroupsPaginator(request -> request.filters(filter("vpc-id", vpc)))
        .securityGroups()
        .forEach(group -> found.add(group(group)));
  }

  private void subnets(List<ObjectNode> found) {
    ec2.describeSubnetsPaginator(request -> request.filters(filter("vpc-id", vpc)))
        .subnets()
        .forEach(
            subnet ->
                found.add(
                    row("subnet", subnet.subnetId(), name(subnet.tags()))
                        .put("cidr", subnet.cidrBlock())
                        .put("zone", subnet.availabilityZone())
                        .put("publicIpOnLaunch", subnet.mapPublicIpOnLaunch())
                        .put("state", subnet.stateAsString())));
  }

  private void gateways(List<ObjectNode> found) {
    ec2.describeInternetGatewaysPaginator(
            request -> request.filters(filter("attachment.vpc-id", vpc)))
        .internetGateways()
        .forEach(
            gateway ->
                found.add(
                    row("internet-gateway", gateway.internetGatewayId(), name(gateway.tags()))
                        .put("attachedTo", vpc)));
    ec2.describeNatGatewaysPaginator(request -> request.filter(filter("vpc-id", vpc)))
        .natGateways()
        .forEach(
            nat -> {
              ObjectNode row = row("nat-gateway", nat.natGatewayId(), name(nat.tags()));
              row.put("subnet", nat.subnetId()).put("state", nat.stateAsString());
              nat.natGatewayAddresses().stream()
                  .findFirst()
                  .ifPresent(address -> row.put("address", address.publicIp()));
              found.add(row);
            });
  }

  private static ObjectNode table(RouteTable table) {
    ObjectNode row = row("route-table", table.routeTableId(), name(table.tags()));
    row.put("main", table.associations().stream().anyMatch(RouteTableAssociation::main));
    ArrayNode routes = row.putArray("routes");
    table.routes().stream()
        .map(route -> destination(route) + " -> " + target(route))
        .sorted()
        .forEach(routes::add);
    ArrayNode subnets = row.putArray("subnets");
    table.associations().stream()
        .map(RouteTableAssociation::subnetId)
        .filter(Objects::nonNull)
        .sorted()
        .forEach(subnets::add);
    return row;
  }

  private static String destination(Route route) {
    return first(
        route.destinationCidrBlock(),
        route.destinationIpv6CidrBlock(),
        route.destinationPrefixListId());
  }

  private static String target(Route route) {
    return first(
        route.natGatewayId(),
        route.gatewayId(),
        route.networkInterfaceId(),
        route.vpcPeeringConnectionId(),
        route.egressOnlyInternetGatewayId());
  }

  private static String first(String... candidates) {
    return Stream.of(candidates).filter(Objects::nonNull).findFirst().orElse("?");
  }

  private static ObjectNode group(SecurityGroup group) {
    ObjectNode row = row("security-group", group.groupId(), group.groupName());
    ArrayNode ingress = row.putArray("ingress");
    group.ipPermissions().stream().flatMap(NetworkView::rules).sorted().forEach(ingress::add);
    ArrayNode egress = row.putArray("egress");
    group.ipPermissionsEgress().stream().flatMap(NetworkView::rules).sorted().forEach(egress::add);
    return row;
  }

  /** One line for each source of a permission: {@code tcp 22 sg-…}. */
  private static Stream<String> rules(IpPermission permission) {
    String what =
        permission.ipProtocol().equals("-1")
            ? "all "
            : permission.ipProtocol() + " " + ports(permission) + " ";
    return Stream.of(
            permission.ipRanges().stream().map(range -> range.cidrIp()),
            permission.ipv6Ranges().stream().map(range -> range.cidrIpv6()),
            permission.prefixListIds().stream().map(list -> list.prefixListId()),
            permission.userIdGroupPairs().stream().map(pair -> pair.groupId()))
        .flatMap(sources -> sources)
        .map(source -> what + source);
  }

  private static String ports(IpPermission permission) {
    return Objects.equals(permission.fromPort(), permission.toPort())
        ? String.valueOf(permission.fromPort())
        : permission.fromPort() + "-" + permission.toPort();
  }
}
