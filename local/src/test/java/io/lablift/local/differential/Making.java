package io.lablift.local.differential;

import static io.lablift.local.differential.Parts.forwardTo;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VolumeType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** Makes in one account what cases need, and answers with ids (ARNs for load balancers). */
final class Making {
  static final String ZONE_A = "ap-northeast-2a";
  static final String ZONE_C = "ap-northeast-2c";

  /** A public key that was made for this test; nobody has the private half. */
  static final String PUBLIC_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFJ2c3E1bq7pkHwMJ1y3xC6cM2Jt4dWb1qz1mZ5l8x0h any";

  /**
   * A VPC 10.0.0.0/16 with an internet gateway and a subnet 10.0.1.0/24, 10.0.2.0/24 in two zones.
   */
  record Plot(String vpc, String gateway, String subnetA, String subnetC) {}

  private final Side side;
  private final Ec2Client ec2;

  Making(Side side) {
    this.side = side;
    this.ec2 = side.ec2();
  }

  String vpc() {
    return vpc("10.0.0.0/16");
  }

  String vpc(String cidr) {
    return ec2.createVpc(r -> r.cidrBlock(cidr)).vpc().vpcId();
  }

  String subnet(String vpc, String cidr, String zone) {
    return ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
        .subnet()
        .subnetId();
  }

  /** A subnet 10.0.1.0/24 in the first zone, in a VPC of its own. */
  String subnet() {
    return subnet(vpc(), "10.0.1.0/24", ZONE_A);
  }

  String gateway() {
    return ec2.createInternetGateway().internetGateway().internetGatewayId();
  }

  /** An internet gateway that serves the VPC. */
  String gatewayOf(String vpc) {
    String gateway = gateway();
    ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
    return gateway;
  }

  Plot plot() {
    String vpc = vpc();
    return new Plot(
        vpc,
        gatewayOf(vpc),
        subnet(vpc, "10.0.1.0/24", ZONE_A),
        subnet(vpc, "10.0.2.0/24", ZONE_C));
  }

  String table(String vpc) {
    return ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
  }

  String group(String vpc, String name) {
    return ec2.createSecurityGroup(r -> r.vpcId(vpc).groupName(name).description("any")).groupId();
  }

  String acl(String vpc) {
    return ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
  }

  String address() {
    return ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
  }

  /** A NAT gateway that has been given its time. */
  String nat(String subnet, String address) {
    String nat =
        ec2.createNatGateway(r -> r.subnetId(subnet).allocationId(address))
            .natGateway()
            .natGatewayId();
    side.settle();
    return nat;
  }

  String key(String name) {
    return ec2.importKeyPair(
            r -> r.keyName(name).publicKeyMaterial(SdkBytes.fromUtf8String(PUBLIC_KEY)))
        .keyPairId();
  }

  /** A running server. */
  String instance(String subnet) {
    String image = side.image();
    String instance =
        ec2.runInstances(
                r ->
                    r.imageId(image)
                        .instanceType("t3.micro")
                        .subnetId(subnet)
                        .minCount(1)
                        .maxCount(1))
            .instances()
            .getFirst()
            .instanceId();
    side.settle();
    return instance;
  }

  String networkInterface(String subnet) {
    return ec2.createNetworkInterface(r -> r.subnetId(subnet))
        .networkInterface()
        .networkInterfaceId();
  }

  /** The interface that the server was launched with. */
  String primaryInterface(String instance) {
    return ec2.describeInstances(r -> r.instanceIds(instance))
        .reservations()
        .getFirst()
        .instances()
        .getFirst()
        .networkInterfaces()
        .getFirst()
        .networkInterfaceId();
  }

  String volume(String zone) {
    String volume =
        ec2.createVolume(r -> r.availabilityZone(zone).size(8).volumeType(VolumeType.GP3))
            .volumeId();
    side.settle();
    return volume;
  }

  String endpointToS3(String vpc) {
    return ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName("com.amazonaws.ap-northeast-2.s3"))
        .vpcEndpoint()
        .vpcEndpointId();
  }

  String peering(String requester, String accepter) {
    return ec2.createVpcPeeringConnection(r -> r.vpcId(requester).peerVpcId(accepter))
        .vpcPeeringConnection()
        .vpcPeeringConnectionId();
  }

  /** An application load balancer in both subnets. */
  String balancer(String name, Plot plot) {
    return side.elbv2()
        .createLoadBalancer(r -> r.name(name).subnets(plot.subnetA(), plot.subnetC()))
        .loadBalancers()
        .getFirst()
        .loadBalancerArn();
  }

  String targets(String name, String vpc) {
    return side.elbv2()
        .createTargetGroup(r -> r.name(name).protocol(ProtocolEnum.HTTP).port(80).vpcId(vpc))
        .targetGroups()
        .getFirst()
        .targetGroupArn();
  }

  String listener(String balancer, String targets, int port) {
    return side.elbv2()
        .createListener(
            r ->
                r.loadBalancerArn(balancer)
                    .protocol(ProtocolEnum.HTTP)
                    .port(port)
                    .defaultActions(forwardTo(targets)))
        .listeners()
        .getFirst()
        .listenerArn();
  }
}
