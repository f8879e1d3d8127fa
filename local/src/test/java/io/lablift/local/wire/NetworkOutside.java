package io.lablift.local.wire;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/** The networks of an account but for its default VPC. */
final class NetworkOutside {
  private final Ec2Client ec2;
  private final Map<String, String> names = new HashMap<>();

  NetworkOutside(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  void addTo(List<String> things) {
    vpcs(things);
    subnets(things);
    gateways(things);
    tables(things);
    groups(things);
  }

  private void vpcs(List<String> things) {
    ec2.describeVpcsPaginator()
        .vpcs()
        .forEach(
            vpc -> {
              if (vpc.isDefault()) {
                return;
              }
              names.put(vpc.vpcId(), name(vpc.tags()));
              boolean hostnames =
                  ec2.describeVpcAttribute(
                          r ->
                              r.vpcId(vpc.vpcId()).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                      .enableDnsHostnames()
                      .value();
              things.add(
                  "vpc "
                      + name(vpc.tags())
                      + " "
                      + vpc.cidrBlock()
                      + (hostnames ? ", DNS hostnames" : ""));
            });
  }

  private void subnets(List<String> things) {
    ec2.describeSubnetsPaginator().subnets().stream()
        .filter(subnet -> names.containsKey(subnet.vpcId()))
        .forEach(
            subnet -> {
              names.put(subnet.subnetId(), name(subnet.tags()));
              things.add(
                  "subnet "
                      + name(subnet.tags())
                      + " "
                      + subnet.cidrBlock()
                      + " in "
                      + subnet.availabilityZone()
                      + (subnet.mapPublicIpOnLaunch() ? ", public IP on launch" : ""));
            });
  }

  private void gateways(List<String> things) {
    ec2.describeInternetGatewaysPaginator()
        .internetGateways()
        .forEach(
            gateway -> {
              names.put(gateway.internetGatewayId(), name(gateway.tags()));
              things.add(
                  "internet-gateway "
                      + name(gateway.tags())
                      + " at "
                      + gateway.attachments().stream()
                          .map(attachment -> named(attachment.vpcId()))
                          .collect(joining(", ")));
            });
    ec2.describeAddresses()
        .addresses()
        .forEach(
            address -> {
              names.put(address.allocationId(), name(address.tags()));
              things.add("elastic-ip " + name(address.tags()));
            });
    ec2.describeNatGatewaysPaginator().natGateways().stream()
        .filter(nat -> !nat.stateAsString().equals("deleted"))
        .forEach(
            nat -> {
              names.put(nat.natGatewayId(), name(nat.tags()));
              things.add(
                  "nat-gateway "
                      + name(nat.tags())
                      + " in "
                      + named(nat.subnetId())
                      + ", "
                      + nat.stateAsString()
                      + ", with the address "
                      + nat.natGatewayAddresses().stream()
                          .map(address -> named(address.allocationId()))
                          .collect(joining(", ")));
            });
  }

  private void tables(List<String> things) {
    ec2.describeRouteTablesPaginator().routeTables().stream()
        .filter(table -> names.containsKey(table.vpcId()))
        .forEach(table -> things.add(table(table)));
  }

  private String table(RouteTable table) {
    boolean main = table.associations().stream().anyMatch(RouteTableAssociation::main);
    String routes =
        table.routes().stream()
            .map(route -> route.destinationCidrBlock() + " to " + named(target(route)))
            .sorted()
            .collect(joining(", "));
    String subnets =
        table.associations().stream()
            .map(RouteTableAssociation::subnetId)
            .filter(Objects::nonNull)
            .map(this::named)
            .sorted()
            .collect(joining(", "));
    return "route-table "
        + name(table.tags())
        + (main ? " (main)" : "")
        + ": "
        + routes
        + "; for "
        + subnets;
  }

  private static String target(Route route) {
    return Stream.of(route.natGatewayId(), route.gatewayId())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("?");
  }

  private void groups(List<String> things) {
    List<SecurityGroup> groups =
        ec2.describeSecurityGroupsPaginator().securityGroups().stream().toList();
    groups.forEach(group -> names.put(group.groupId(), group.groupName()));
    groups.stream()
        .filter(group -> names.containsKey(group.vpcId()))
        .filter(group -> !group.groupName().equals("default"))
        .forEach(
            group ->
                things.add(
                    "security-group "
                        + group.groupName()
                        + ": "
                        + group.ipPermissions().stream()
                            .flatMap(this::rules)
                            .sorted()
                            .collect(joining(", "))));
  }

  private Stream<String> rules(IpPermission permission) {
    String what = permission.ipProtocol() + " " + permission.fromPort() + " from ";
    if (!Objects.equals(permission.fromPort(), permission.toPort())) {
      throw new AssertionError("a range of ports: " + permission);
    }
    return Stream.concat(
        permission.ipRanges().stream().map(range -> what + range.cidrIp()),
        permission.userIdGroupPairs().stream().map(pair -> what + named(pair.groupId())));
  }

  private String named(String id) {
    return names.getOrDefault(id, id);
  }

  static String name(List<Tag> tags) {
    return tags.stream()
        .filter(tag -> tag.key().equals("Name"))
        .map(Tag::value)
        .findFirst()
        .orElse("(unnamed)");
  }
}
