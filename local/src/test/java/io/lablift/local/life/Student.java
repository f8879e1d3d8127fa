package io.lablift.local.life;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.world.RawClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * A student at the console, in their own lab's VPC: what they do is neither counted nor guarded.
 */
final class Student {
  private final SimulatedLabs labs;
  private final JsonNode lab;
  final Ec2Client ec2;
  final ElasticLoadBalancingV2Client elb;
  final ElasticLoadBalancingClient classicElb;
  final AutoScalingClient scaling;
  final String vpc;

  Student(SimulatedLabs labs, String id) {
    this.labs = labs;
    this.lab = labs.show(id);
    RawClients raw = labs.world().raw();
    this.ec2 = raw.ec2();
    this.elb = raw.elb();
    this.classicElb = raw.classicElb();
    this.scaling = raw.autoScaling();
    this.vpc = id("vpc", "lab-vpc");
  }

  /** Waits until what was just made can be seen by the next call. */
  void pause() {
    pause(Duration.ofSeconds(4));
  }

  void pause(Duration duration) {
    labs.world().pass(duration);
  }

  /** What the lab's ledger calls by the name. */
  String id(String type, String name) {
    for (JsonNode resource : lab.path("resources")) {
      if (resource.path("type").asText().equals(type)
          && resource.path("name").asText().equals(name)) {
        return resource.path("id").asText();
      }
    }
    throw new AssertionError("the lab has no " + type + " " + name + ": " + lab);
  }

  String publicSubnet() {
    return id("subnet", "lab-web-pub1-2a");
  }

  List<String> publicSubnets() {
    return List.of(publicSubnet(), id("subnet", "lab-web-pub2-2c"));
  }

  String privateSubnet() {
    return id("subnet", "lab-web-pri3-2a");
  }

  String group() {
    return id("security-group", "lab-web-sg");
  }

  /** The tags that the lab's own things bear. */
  List<Tag> labTags() {
    Map<String, String> tags =
        Map.of(
            "lablift:deployment", labs.world().deployment(),
            "lablift:lab", lab.path("id").asText(),
            "lablift:attempt", lab.path("attempt").asText());
    List<Tag> list = new ArrayList<>();
    tags.forEach((key, value) -> list.add(Tag.builder().key(key).value(value).build()));
    return list;
  }

  String gateway() {
    return ec2.describeInternetGateways(r -> r.filters(filter("attachment.vpc-id", vpc)))
        .internetGateways()
        .getFirst()
        .internetGatewayId();
  }

  String zone(String subnet) {
    return ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().stream()
        .map(Subnet::availabilityZone)
        .findFirst()
        .orElseThrow();
  }

  String image() {
    return ec2.describeImages(r -> r.owners("amazon")).images().getFirst().imageId();
  }

  RunInstancesRequest.Builder run(String subnet) {
    return RunInstancesRequest.builder()
        .imageId(image())
        .instanceType(InstanceType.T3_MICRO)
        .minCount(1)
        .maxCount(1)
        .subnetId(subnet)
        .securityGroupIds(group());
  }

  /** A server of theirs, running. */
  String server(RunInstancesRequest.Builder request) {
    String id = ec2.runInstances(request.build()).instances().getFirst().instanceId();
    pause(Duration.ofSeconds(20));
    return id;
  }

  /** A server that is there already, the lab's own or theirs; or a new one. */
  String anyServer() {
    return ec2
        .describeInstances(
            r ->
                r.filters(
                    filter("vpc-id", vpc),
                    filter("subnet-id", publicSubnet()),
                    filter("instance-state-name", InstanceStateName.RUNNING.toString())))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream())
        .map(Instance::instanceId)
        .findFirst()
        .orElseGet(() -> server(run(publicSubnet())));
  }

  String address() {
    String id = ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
    pause();
    return id;
  }

  String ownGroup(String name) {
    String id =
        ec2.createSecurityGroup(r -> r.vpcId(vpc).groupName(name).description(name)).groupId();
    pause();
    return id;
  }

  Optional<String> otherVpc() {
    return ec2.describeVpcs(r -> r.filters(filter("tag:Name", "somebody-elses"))).vpcs().stream()
        .map(v -> v.vpcId())
        .findFirst();
  }

  static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }
}
