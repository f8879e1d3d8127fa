package io.lablift.local.life;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.GatewayType;
import software.amazon.awssdk.services.ec2.model.InstanceInterruptionBehavior;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SpotInstanceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

/** What a student makes by hand in the VPC of a lab, thing by thing. */
enum Handmade {
  TWO_SERVERS(s -> s.server(s.run(s.publicSubnet()).minCount(2).maxCount(2))),

  A_PROTECTED_SERVER(
      s -> {
        String id = s.server(s.run(s.publicSubnet()));
        AttributeBooleanValue on = AttributeBooleanValue.builder().value(true).build();
        s.ec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(on));
        s.ec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiStop(on));
      }),

  A_VOLUME_THAT_STAYS_BEHIND(
      s ->
          s.server(
              s.run(s.publicSubnet())
                  .blockDeviceMappings(
                      BlockDeviceMapping.builder()
                          .deviceName("/dev/xvda")
                          .ebs(e -> e.volumeSize(8).deleteOnTermination(false))
                          .build()))),

  A_SECOND_VOLUME(
      s -> {
        String server = s.anyServer();
        String volume =
            s.ec2
                .createVolume(r -> r.availabilityZone(s.zone(s.publicSubnet())).size(10))
                .volumeId();
        s.pause(Duration.ofSeconds(8));
        s.ec2.attachVolume(r -> r.volumeId(volume).instanceId(server).device("/dev/sdf"));
      }),

  A_KEY_PAIR(
      s ->
          s.ec2.createKeyPair(
              r ->
                  r.keyName("students-own")
                      .tagSpecifications(
                          TagSpecification.builder()
                              .resourceType(ResourceType.KEY_PAIR)
                              .tags(s.labTags())
                              .build()))),

  GROUPS_THAT_REFER_TO_EACH_OTHER(
      s -> {
        String one = s.ownGroup("one");
        String two = s.ownGroup("two");
        allow(s, one, two);
        allow(s, two, one);
        allow(s, one, s.group());
        allow(s, s.group(), two);
        String usual =
            s.ec2
                .describeSecurityGroups(
                    r ->
                        r.filters(
                            Student.filter("vpc-id", s.vpc),
                            Student.filter("group-name", "default")))
                .securityGroups()
                .getFirst()
                .groupId();
        allow(s, usual, one);
      }),

  A_SUBNET_WITH_ROUTES(
      s -> {
        String subnet =
            s.ec2.createSubnet(r -> r.vpcId(s.vpc).cidrBlock("10.0.200.0/24")).subnet().subnetId();
        String table = s.ec2.createRouteTable(r -> r.vpcId(s.vpc)).routeTable().routeTableId();
        s.pause();
        s.ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
        s.ec2.createRoute(
            r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(s.gateway()));
      }),

  A_NAT_GATEWAY(
      s -> {
        String address = s.address();
        s.ec2.createNatGateway(r -> r.subnetId(s.publicSubnet()).allocationId(address));
      }),

  A_NETWORK_BALANCER_WITH_AN_ADDRESS(
      s -> {
        String address = s.ec2.allocateAddress(r -> r.domain(DomainType.VPC)).allocationId();
        s.pause();
        s.elb.createLoadBalancer(
            r ->
                r.name("students-nlb-with-address")
                    .type(LoadBalancerTypeEnum.NETWORK)
                    .subnetMappings(
                        SubnetMapping.builder()
                            .subnetId(s.publicSubnet())
                            .allocationId(address)
                            .build()));
      }),

  A_NETWORK_BALANCER(
      s -> {
        String group =
            s.elb
                .createTargetGroup(
                    r -> r.name("nlb-targets").protocol(ProtocolEnum.TCP).port(22).vpcId(s.vpc))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
        String balancer =
            s.elb
                .createLoadBalancer(
                    r ->
                        r.name("students-nlb")
                            .type(LoadBalancerTypeEnum.NETWORK)
                            .subnets(s.publicSubnets()))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
        s.pause();
        s.elb.createListener(
            r ->
                r.loadBalancerArn(balancer)
                    .protocol(ProtocolEnum.TCP)
                    .port(22)
                    .defaultActions(
                        Action.builder()
                            .type(ActionTypeEnum.FORWARD)
                            .targetGroupArn(group)
                            .build()));
      }),

  A_PROTECTED_BALANCER(
      s -> {
        String balancer =
            s.elb
                .createLoadBalancer(
                    r ->
                        r.name("students-alb").subnets(s.publicSubnets()).securityGroups(s.group()))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
        s.pause();
        s.elb.modifyLoadBalancerAttributes(
            r ->
                r.loadBalancerArn(balancer)
                    .attributes(
                        LoadBalancerAttribute.builder()
                            .key("deletion_protection.enabled")
                            .value("true")
                            .build()));
      }),

  A_CLASSIC_BALANCER(
      s ->
          s.classicElb.createLoadBalancer(
              r ->
                  r.loadBalancerName("students-classic")
                      .subnets(s.publicSubnet())
                      .securityGroups(s.group())
                      .listeners(
                          Listener.builder()
                              .protocol("HTTP")
                              .loadBalancerPort(80)
                              .instancePort(80)
                              .build()))),

  A_SCALING_GROUP(s -> scalingGroup(s, "students-fleet", 2)),

  A_SCALING_GROUP_WITHOUT_SERVERS(s -> scalingGroup(s, "students-empty-fleet", 0)),

  A_SPOT_SERVER_THAT_PERSISTS(
      s ->
          s.server(
              s.run(s.publicSubnet())
                  .instanceMarketOptions(
                      m ->
                          m.marketType(MarketType.SPOT)
                              .spotOptions(
                                  o ->
                                      o.spotInstanceType(SpotInstanceType.PERSISTENT)
                                          .instanceInterruptionBehavior(
                                              InstanceInterruptionBehavior.STOP))))),

  A_GATEWAY_ENDPOINT(
      s ->
          s.ec2.createVpcEndpoint(
              r ->
                  r.vpcId(s.vpc)
                      .serviceName("com.amazonaws.ap-northeast-2.s3")
                      .routeTableIds(s.id("route-table", "lab-web-rt-pri-2a")))),

  AN_INTERFACE_ENDPOINT(
      s ->
          s.ec2.createVpcEndpoint(
              r ->
                  r.vpcId(s.vpc)
                      .serviceName("com.amazonaws.ap-northeast-2.ssm")
                      .vpcEndpointType(VpcEndpointType.INTERFACE)
                      .subnetIds(s.privateSubnet())
                      .securityGroupIds(s.group()))),

  A_CONNECT_ENDPOINT(
      s ->
          s.ec2.createInstanceConnectEndpoint(
              r -> r.subnetId(s.privateSubnet()).securityGroupIds(s.group()))),

  A_PEERING_CONNECTION(
      s -> {
        String other = s.otherVpc().orElseThrow();
        String peering =
            s.ec2
                .createVpcPeeringConnection(r -> r.vpcId(s.vpc).peerVpcId(other))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        s.pause();
        s.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        s.pause();
        s.ec2.createRoute(
            r ->
                r.routeTableId(s.id("route-table", "lab-web-rt-pri-2a"))
                    .destinationCidrBlock("10.99.0.0/16")
                    .vpcPeeringConnectionId(peering));
      }),

  AN_EGRESS_ONLY_GATEWAY(s -> s.ec2.createEgressOnlyInternetGateway(r -> r.vpcId(s.vpc))),

  A_FREE_INTERFACE(
      s ->
          s.ec2.createNetworkInterface(
              r -> r.subnetId(s.privateSubnet()).groups(s.group()).description("mine"))),

  A_SECOND_INTERFACE_ON_A_SERVER(
      s -> {
        String server = s.anyServer();
        String plug =
            s.ec2
                .createNetworkInterface(r -> r.subnetId(s.publicSubnet()).groups(s.group()))
                .networkInterface()
                .networkInterfaceId();
        s.pause();
        s.ec2.attachNetworkInterface(
            r -> r.networkInterfaceId(plug).instanceId(server).deviceIndex(1));
      }),

  AN_ADDRESS_ON_A_SERVER(
      s -> {
        String server = s.anyServer();
        String address = s.address();
        s.ec2.associateAddress(r -> r.allocationId(address).instanceId(server));
      }),

  AN_ADDRESS_ON_A_FREE_INTERFACE(
      s -> {
        String plug =
            s.ec2
                .createNetworkInterface(r -> r.subnetId(s.publicSubnet()))
                .networkInterface()
                .networkInterfaceId();
        String address = s.address();
        s.ec2.associateAddress(r -> r.allocationId(address).networkInterfaceId(plug));
      }),

  A_NETWORK_ACL(
      s -> {
        String acl = s.ec2.createNetworkAcl(r -> r.vpcId(s.vpc)).networkAcl().networkAclId();
        s.pause();
        String association =
            s
                .ec2
                .describeNetworkAcls(
                    r -> r.filters(Student.filter("association.subnet-id", s.privateSubnet())))
                .networkAcls()
                .getFirst()
                .associations()
                .stream()
                .filter(a -> s.privateSubnet().equals(a.subnetId()))
                .map(NetworkAclAssociation::networkAclAssociationId)
                .findFirst()
                .orElseThrow();
        s.ec2.replaceNetworkAclAssociation(r -> r.associationId(association).networkAclId(acl));
      }),

  A_VPN_GATEWAY(
      s -> {
        String gateway =
            s.ec2.createVpnGateway(r -> r.type(GatewayType.IPSEC_1)).vpnGateway().vpnGatewayId();
        s.pause();
        s.ec2.attachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(s.vpc));
      }),

  /** Possible only as long as nothing in the VPC has a public address. */
  ANOTHER_INTERNET_GATEWAY(
      s -> {
        String own = s.gateway();
        s.ec2.detachInternetGateway(r -> r.internetGatewayId(own).vpcId(s.vpc));
        String other = s.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
        s.pause();
        s.ec2.attachInternetGateway(r -> r.internetGatewayId(other).vpcId(s.vpc));
        s.pause();
      });

  @SuppressWarnings("ImmutableEnumChecker") // Each is a lambda without state.
  private final Consumer<Student> making;

  Handmade(Consumer<Student> making) {
    this.making = making;
  }

  void make(Student student) {
    making.accept(student);
    student.pause();
  }

  private static void allow(Student s, String to, String from) {
    s.ec2.authorizeSecurityGroupIngress(
        r ->
            r.groupId(to)
                .ipPermissions(
                    IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(5432)
                        .toPort(5432)
                        .userIdGroupPairs(UserIdGroupPair.builder().groupId(from).build())
                        .build()));
  }

  private static void scalingGroup(Student s, String name, int desired) {
    s.scaling.createLaunchConfiguration(
        r ->
            r.launchConfigurationName(name)
                .imageId(s.image())
                .instanceType("t3.micro")
                .securityGroups(s.group()));
    s.scaling.createAutoScalingGroup(
        r ->
            r.autoScalingGroupName(name)
                .launchConfigurationName(name)
                .minSize(0)
                .maxSize(2)
                .desiredCapacity(desired)
                .vpcZoneIdentifier(s.publicSubnet()));
  }
}
