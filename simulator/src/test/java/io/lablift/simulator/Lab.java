package io.lablift.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** The whole lab of the tutorial, by plain SDK calls; waits by moving the clock. */
public final class Lab {
  private static final String PUBLIC_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl lab";

  private final SimulatedAccount account;
  private final HandClock clock;
  private final Ec2Client ec2;
  private final ElasticLoadBalancingV2Client elb;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final List<String> instances = new ArrayList<>();

  public Lab(SimulatedAccount account, HandClock clock) {
    this.account = account;
    this.clock = clock;
    this.ec2 = account.ec2();
    this.elb = account.elbv2();
  }

  /** The id or ARN of what bears the name in the tutorial. */
  public String id(String name) {
    String id = ids.get(name);
    if (id == null) {
      throw new IllegalArgumentException(name + " is not one of " + ids.keySet());
    }
    return id;
  }

  public List<String> instances() {
    return List.copyOf(instances);
  }

  private void pause() {
    clock.passSeconds(4);
  }

  public Lab build() {
    network();
    subnets();
    groups();
    natGateways();
    servers();
    loadBalancer();
    return this;
  }

  public void network() {
    String vpc =
        ec2.createVpc(
                r ->
                    r.cidrBlock("10.0.0.0/16")
                        .tagSpecifications(Parts.named(ResourceType.VPC, "lab-vpc")))
            .vpc()
            .vpcId();
    ids.put("lab-vpc", vpc);
    pause();
    ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(v -> v.value(true)));
    String igw =
        ec2.createInternetGateway(
                r -> r.tagSpecifications(Parts.named(ResourceType.INTERNET_GATEWAY, "lab-web-igw")))
            .internetGateway()
            .internetGatewayId();
    ids.put("lab-web-igw", igw);
    pause();
    ec2.attachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));
    String main =
        ec2.describeRouteTables(
                r ->
                    r.filters(
                        Bench.filter("vpc-id", vpc), Bench.filter("association.main", "true")))
            .routeTables()
            .getFirst()
            .routeTableId();
    ids.put("lab-web-rt-pub", main);
    ec2.createTags(
        r -> r.resources(main).tags(Tag.builder().key("Name").value("lab-web-rt-pub").build()));
    ec2.createRoute(r -> r.routeTableId(main).destinationCidrBlock("0.0.0.0/0").gatewayId(igw));
  }

  public void subnets() {
    String[] names = {
      "lab-web-pub1-2a", "lab-web-pub2-2c", "lab-web-pri1-2a",
      "lab-web-pri2-2c", "lab-web-pri3-2a", "lab-web-pri4-2c"
    };
    for (int i = 0; i < names.length; i++) {
      String cidr = "10.0." + (i + 1) + ".0/24";
      String zone = i % 2 == 0 ? "ap-northeast-2a" : "ap-northeast-2c";
      String name = names[i];
      ids.put(
          name,
          ec2.createSubnet(
                  r ->
                      r.vpcId(id("lab-vpc"))
                          .cidrBlock(cidr)
                          .availabilityZone(zone)
                          .tagSpecifications(Parts.named(ResourceType.SUBNET, name)))
              .subnet()
              .subnetId());
    }
    pause();
    for (String name : List.of("lab-web-pub1-2a", "lab-web-pub2-2c")) {
      ec2.modifySubnetAttribute(r -> r.subnetId(id(name)).mapPublicIpOnLaunch(v -> v.value(true)));
      ec2.associateRouteTable(r -> r.routeTableId(id("lab-web-rt-pub")).subnetId(id(name)));
    }
    for (String suffix : List.of("2a", "2c")) {
      String name = "lab-web-rt-pri-" + suffix;
      ids.put(
          name,
          ec2.createRouteTable(
                  r ->
                      r.vpcId(id("lab-vpc"))
                          .clientToken("token " + name)
                          .tagSpecifications(Parts.named(ResourceType.ROUTE_TABLE, name)))
              .routeTable()
              .routeTableId());
    }
    pause();
    for (int i = 2; i < names.length; i++) {
      String subnet = id(names[i]);
      String table = id(i % 2 == 0 ? "lab-web-rt-pri-2a" : "lab-web-rt-pri-2c");
      ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
    }
  }

  public void groups() {
    for (String name :
        List.of("lab-web-sg", "lab-web-alb-sg", "lab-web-bastion-sg", "lab-web-srv-sg")) {
      ids.put(
          name,
          ec2.createSecurityGroup(
                  r ->
                      r.vpcId(id("lab-vpc"))
                          .groupName(name)
                          .description(name)
                          .tagSpecifications(Parts.named(ResourceType.SECURITY_GROUP, name)))
              .groupId());
    }
    pause();
    allow("lab-web-sg", 80, "0.0.0.0/0");
    allow("lab-web-alb-sg", 80, "0.0.0.0/0");
    allow("lab-web-bastion-sg", 22, "0.0.0.0/0");
    allow("lab-web-srv-sg", 80, "10.0.0.0/16");
    for (String name : List.of("lab-web-sg", "lab-web-srv-sg")) {
      ec2.authorizeSecurityGroupIngress(
          r -> r.groupId(id(name)).ipPermissions(Parts.fromGroup(22, id("lab-web-bastion-sg"))));
    }
  }

  private void allow(String group, int port, String cidr) {
    ec2.authorizeSecurityGroupIngress(
        r -> r.groupId(id(group)).ipPermissions(Parts.from(port, cidr)));
  }

  public void natGateways() {
    for (String suffix : List.of("2a", "2c")) {
      String name = "lab-web-nat-" + suffix;
      String address =
          ec2.allocateAddress(
                  r ->
                      r.domain("vpc")
                          .tagSpecifications(Parts.named(ResourceType.ELASTIC_IP, name + "-eip")))
              .allocationId();
      ids.put(name + "-eip", address);
      pause();
      String subnet = id(suffix.equals("2a") ? "lab-web-pub1-2a" : "lab-web-pub2-2c");
      ids.put(
          name,
          ec2.createNatGateway(
                  r ->
                      r.subnetId(subnet)
                          .allocationId(address)
                          .clientToken("token " + name)
                          .tagSpecifications(Parts.named(ResourceType.NATGATEWAY, name)))
              .natGateway()
              .natGatewayId());
    }
    clock.passSeconds(126);
    for (String suffix : List.of("2a", "2c")) {
      ec2.createRoute(
          r ->
              r.routeTableId(id("lab-web-rt-pri-" + suffix))
                  .destinationCidrBlock("0.0.0.0/0")
                  .natGatewayId(id("lab-web-nat-" + suffix)));
    }
  }

  public void servers() {
    for (String key : List.of("seoul-lab-web", "seoul-lab-web-bastion", "seoul-lab-web-srv")) {
      ids.put(
          key,
          ec2.importKeyPair(
                  r ->
                      r.keyName(key)
                          .publicKeyMaterial(SdkBytes.fromUtf8String(PUBLIC_KEY))
                          .tagSpecifications(Parts.named(ResourceType.KEY_PAIR, key)))
              .keyPairId());
    }
    pause();
    server("lab-web-pub-2a", "lab-web-pub1-2a", "lab-web-sg", "seoul-lab-web");
    server("lab-web-pub-2c", "lab-web-pub2-2c", "lab-web-sg", "seoul-lab-web");
    server("lab-web-srv-bastion", "lab-web-pub1-2a", "lab-web-bastion-sg", "seoul-lab-web-bastion");
    server("lab-web-pri1-2a", "lab-web-pri1-2a", "lab-web-srv-sg", "seoul-lab-web-srv");
    server("lab-web-pri1-2c", "lab-web-pri2-2c", "lab-web-srv-sg", "seoul-lab-web-srv");
    clock.passSeconds(20);
  }

  private void server(String name, String subnet, String group, String key) {
    String image =
        account
            .ssm()
            .getParameter(r -> r.name(SimulatedAccount.LATEST_AMAZON_LINUX + "x86_64"))
            .parameter()
            .value();
    String made =
        ec2.runInstances(
                r ->
                    r.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(id(subnet))
                        .securityGroupIds(id(group))
                        .keyName(key)
                        .userData("IyEvYmluL3NoCg==")
                        .clientToken("token " + name)
                        .tagSpecifications(
                            Parts.named(ResourceType.INSTANCE, name),
                            Parts.named(ResourceType.VOLUME, name),
                            Parts.named(ResourceType.NETWORK_INTERFACE, name)))
            .instances()
            .getFirst()
            .instanceId();
    ids.put("i " + name, made);
    instances.add(made);
  }

  public void loadBalancer() {
    String group =
        elb.createTargetGroup(
                r ->
                    r.name("lab-web-alb-tg")
                        .protocol("HTTP")
                        .port(80)
                        .vpcId(id("lab-vpc"))
                        .healthCheckIntervalSeconds(5)
                        .tags(Parts.elbTag("lablift:lab", "c-s")))
            .targetGroups()
            .getFirst()
            .targetGroupArn();
    ids.put("lab-web-alb-tg", group);
    String balancer =
        elb.createLoadBalancer(
                r ->
                    r.name("lab-web-alb")
                        .subnets(id("lab-web-pub1-2a"), id("lab-web-pub2-2c"))
                        .securityGroups(id("lab-web-alb-sg"))
                        .tags(Parts.elbTag("lablift:lab", "c-s")))
            .loadBalancers()
            .getFirst()
            .loadBalancerArn();
    ids.put("lab-web-alb", balancer);
    pause();
    ids.put(
        "listener",
        elb.createListener(
                r ->
                    r.loadBalancerArn(balancer)
                        .protocol("HTTP")
                        .port(80)
                        .defaultActions(Parts.forwardTo(group)))
            .listeners()
            .getFirst()
            .listenerArn());
    elb.registerTargets(
        r ->
            r.targetGroupArn(group)
                .targets(
                    TargetDescription.builder().id(id("i lab-web-pub-2a")).build(),
                    TargetDescription.builder().id(id("i lab-web-pub-2c")).build()));
    clock.passSeconds(187 + 15);
  }

  /** The states of the two web servers behind the load balancer. */
  public List<String> health() {
    return elb
        .describeTargetHealth(r -> r.targetGroupArn(id("lab-web-alb-tg")))
        .targetHealthDescriptions()
        .stream()
        .map(TargetHealthDescription::targetHealth)
        .map(h -> h.stateAsString())
        .toList();
  }

  /** Deletes everything in an order that AWS accepts. */
  public void tearDown() {
    elb.deleteLoadBalancer(r -> r.loadBalancerArn(id("lab-web-alb")));
    ec2.terminateInstances(r -> r.instanceIds(instances));
    for (String suffix : List.of("2a", "2c")) {
      ec2.deleteNatGateway(r -> r.natGatewayId(id("lab-web-nat-" + suffix)));
    }
    elb.deleteTargetGroup(r -> r.targetGroupArn(id("lab-web-alb-tg")));
    clock.pass(Duration.ofSeconds(80));
    for (String suffix : List.of("2a", "2c")) {
      ec2.releaseAddress(r -> r.allocationId(id("lab-web-nat-" + suffix + "-eip")));
    }
    // A group that another one's rules refer to goes after it.
    for (String name :
        List.of("lab-web-sg", "lab-web-srv-sg", "lab-web-alb-sg", "lab-web-bastion-sg")) {
      ec2.deleteSecurityGroup(r -> r.groupId(id(name)));
    }
    ids.keySet().stream()
        .filter(name -> name.matches("lab-web-(pub|pri)\\d-2[ac]"))
        .forEach(name -> ec2.deleteSubnet(r -> r.subnetId(id(name))));
    for (String suffix : List.of("2a", "2c")) {
      ec2.deleteRouteTable(r -> r.routeTableId(id("lab-web-rt-pri-" + suffix)));
    }
    ec2.detachInternetGateway(r -> r.internetGatewayId(id("lab-web-igw")).vpcId(id("lab-vpc")));
    ec2.deleteInternetGateway(r -> r.internetGatewayId(id("lab-web-igw")));
    ec2.deleteVpc(r -> r.vpcId(id("lab-vpc")));
    for (String key : List.of("seoul-lab-web", "seoul-lab-web-bastion", "seoul-lab-web-srv")) {
      ec2.deleteKeyPair(r -> r.keyName(key));
    }
  }
}
