package io.lablift.local.faults.student;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** What students do with the network. */
final class Network {
  private static final String ANYWHERE = "0.0.0.0/0";

  private Network() {}

  static List<Deed> all() {
    return List.of(
        new Deed("groups that refer to each other", Network::groups),
        new Deed("a rule in the default group", Network::defaultGroup),
        new Deed("a subnet with its own route table", Network::subnet),
        new Deed("a second NAT gateway", Network::natGateway),
        new Deed("a NAT gateway less", Network::natGatewayLess),
        new Deed("a gateway endpoint", Network::gatewayEndpoint),
        new Deed("an interface endpoint", Network::interfaceEndpoint),
        new Deed("an Instance Connect endpoint", Network::connectEndpoint),
        new Deed("a peering connection", Network::peering),
        new Deed("an egress-only gateway", Network::egressOnly),
        new Deed("a free network interface", Network::freeInterface),
        new Deed("a network ACL", Network::acl),
        new Deed("another internet gateway", Network::swapGateway));
  }

  private static String newGroup(Bench bench, String suffix) {
    return bench
        .ec2()
        .createSecurityGroup(
            r -> r.vpcId(bench.vpc()).groupName(bench.name() + suffix).description("by hand"))
        .groupId();
  }

  private static void allow(Bench bench, String group, String from) {
    bench
        .ec2()
        .authorizeSecurityGroupIngress(
            r ->
                r.groupId(group)
                    .ipPermissions(
                        IpPermission.builder()
                            .ipProtocol("tcp")
                            .fromPort(8080)
                            .toPort(8080)
                            .userIdGroupPairs(UserIdGroupPair.builder().groupId(from).build())
                            .build()));
  }

  private static void groups(Bench bench) {
    String one = newGroup(bench, "-a");
    String other = newGroup(bench, "-b");
    bench.aMoment();
    allow(bench, one, other);
    allow(bench, other, one);
    allow(bench, bench.group(), one);
  }

  private static void defaultGroup(Bench bench) {
    String own = newGroup(bench, "-c");
    bench.aMoment();
    allow(bench, bench.defaultGroup(), own);
  }

  private static void subnet(Bench bench) {
    String subnet =
        bench
            .ec2()
            .createSubnet(
                r -> r.vpcId(bench.vpc()).cidrBlock("10.0." + (100 + bench.upTo(100)) + ".0/24"))
            .subnet()
            .subnetId();
    String table =
        bench.ec2().createRouteTable(r -> r.vpcId(bench.vpc())).routeTable().routeTableId();
    bench.aMoment();
    bench.ec2().associateRouteTable(r -> r.subnetId(subnet).routeTableId(table));
    bench
        .ec2()
        .createRoute(
            r ->
                r.routeTableId(table)
                    .destinationCidrBlock(ANYWHERE)
                    .gatewayId(bench.internetGateway()));
  }

  private static void natGateway(Bench bench) {
    String address = bench.ec2().allocateAddress(r -> r.domain(DomainType.VPC)).allocationId();
    bench.orElse(
        () ->
            bench
                .ec2()
                .createNatGateway(r -> r.subnetId(bench.publicSubnet()).allocationId(address)),
        () -> bench.ec2().releaseAddress(r -> r.allocationId(address)));
  }

  private static void natGatewayLess(Bench bench) {
    String gateway = bench.natGateway();
    bench.ec2().deleteNatGateway(r -> r.natGatewayId(gateway));
  }

  private static void gatewayEndpoint(Bench bench) {
    bench
        .ec2()
        .createVpcEndpoint(
            r ->
                r.vpcId(bench.vpc())
                    .vpcEndpointType(VpcEndpointType.GATEWAY)
                    .serviceName("com.amazonaws.ap-northeast-2.s3")
                    .routeTableIds(bench.privateRouteTable()));
  }

  private static void interfaceEndpoint(Bench bench) {
    bench
        .ec2()
        .createVpcEndpoint(
            r ->
                r.vpcId(bench.vpc())
                    .vpcEndpointType(VpcEndpointType.INTERFACE)
                    .serviceName("com.amazonaws.ap-northeast-2.ssm")
                    .subnetIds(bench.privateSubnet())
                    .securityGroupIds(bench.group()));
  }

  private static void connectEndpoint(Bench bench) {
    bench.ec2().createInstanceConnectEndpoint(r -> r.subnetId(bench.privateSubnet()));
  }

  private static void peering(Bench bench) {
    String peering =
        bench
            .ec2()
            .createVpcPeeringConnection(r -> r.vpcId(bench.vpc()).peerVpcId(bench.defaultVpc()))
            .vpcPeeringConnection()
            .vpcPeeringConnectionId();
    if (bench.perhaps()) {
      bench.aMoment();
      bench.ec2().acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
    }
  }

  private static void egressOnly(Bench bench) {
    bench.ec2().createEgressOnlyInternetGateway(r -> r.vpcId(bench.vpc()));
  }

  private static void freeInterface(Bench bench) {
    bench
        .ec2()
        .createNetworkInterface(r -> r.subnetId(bench.privateSubnet()).groups(bench.group()));
  }

  private static void acl(Bench bench) {
    bench.ec2().createNetworkAcl(r -> r.vpcId(bench.vpc()));
  }

  /** AWS lets go of the first one only where nothing with a public address is left. */
  private static void swapGateway(Bench bench) {
    String own = bench.internetGateway();
    bench.ec2().detachInternetGateway(r -> r.internetGatewayId(own).vpcId(bench.vpc()));
    bench.aMoment();
    String other = bench.ec2().createInternetGateway(r -> {}).internetGateway().internetGatewayId();
    bench.orElse(
        () -> bench.ec2().attachInternetGateway(r -> r.internetGatewayId(other).vpcId(bench.vpc())),
        () -> bench.ec2().deleteInternetGateway(r -> r.internetGatewayId(other)));
  }
}
