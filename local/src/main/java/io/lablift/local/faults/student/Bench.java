package io.lablift.local.faults.student;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.local.scene.Scene;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** What a student has before them: the console, and one lab in it. */
final class Bench {
  /** A person takes some seconds from one step to the next; by then what was made is visible. */
  private static final Duration STEP = Duration.ofSeconds(9);

  private final Scene scene;
  private final LabRecord lab;
  private final SplittableRandom random;
  private final String name;

  /**
   * A student's bench.
   *
   * @param name what this student's things are called; unlike all others'
   */
  Bench(Scene scene, LabRecord lab, SplittableRandom random, String name) {
    this.scene = scene;
    this.lab = lab;
    this.random = random;
    this.name = name;
  }

  Ec2Client ec2() {
    return scene.account().ec2();
  }

  ElasticLoadBalancingV2Client elb() {
    return scene.account().elbv2();
  }

  ElasticLoadBalancingClient classicElb() {
    return scene.account().elb();
  }

  AutoScalingClient autoScaling() {
    return scene.account().autoScaling();
  }

  /** Lets a moment pass, as between two clicks. */
  void aMoment() {
    scene.loop().pause(STEP);
  }

  /**
   * Does the second step after a moment; if AWS refuses it, takes back the first, which would
   * otherwise belong to nobody.
   */
  void orElse(Runnable second, Runnable takeBackFirst) {
    aMoment();
    try {
      second.run();
    } catch (SdkException refused) {
      aMoment();
      takeBackFirst.run();
      throw refused;
    }
  }

  String name() {
    return name;
  }

  boolean perhaps() {
    return random.nextBoolean();
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  String vpc() {
    return one(ResourceType.VPC, entry -> true);
  }

  String publicSubnet() {
    return one(ResourceType.SUBNET, entry -> entry.name().contains("-pub"));
  }

  String privateSubnet() {
    return one(ResourceType.SUBNET, entry -> entry.name().contains("-pri"));
  }

  List<String> publicSubnets() {
    return all(ResourceType.SUBNET, entry -> entry.name().contains("-pub"));
  }

  String group() {
    return one(ResourceType.SECURITY_GROUP, entry -> true);
  }

  String server() {
    return one(ResourceType.INSTANCE, entry -> true);
  }

  String natGateway() {
    return one(ResourceType.NAT_GATEWAY, entry -> true);
  }

  String internetGateway() {
    return one(ResourceType.INTERNET_GATEWAY, entry -> true);
  }

  String privateRouteTable() {
    return one(ResourceType.ROUTE_TABLE, entry -> entry.name().contains("-pri"));
  }

  String targetGroup() {
    return one(ResourceType.TARGET_GROUP, entry -> true);
  }

  String image() {
    return lab.spec().image().id();
  }

  String defaultGroup() {
    return ec2()
        .describeSecurityGroups(
            r -> r.filters(filter("vpc-id", vpc()), filter("group-name", "default")))
        .securityGroups()
        .getFirst()
        .groupId();
  }

  String defaultVpc() {
    return ec2()
        .describeVpcs(r -> r.filters(filter("is-default", "true")))
        .vpcs()
        .getFirst()
        .vpcId();
  }

  /** The lab's own tags, as a student copies them. */
  List<Tag> labTags() {
    return ec2().describeVpcs(r -> r.vpcIds(vpc())).vpcs().getFirst().tags().stream()
        .filter(tag -> tag.key().startsWith("lablift:"))
        .toList();
  }

  static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  private String one(ResourceType type, Predicate<LedgerEntry> wanted) {
    List<String> some = all(type, wanted);
    if (some.isEmpty()) {
      throw new IllegalStateException("the lab has no such " + type.text());
    }
    return some.get(random.nextInt(some.size()));
  }

  private List<String> all(ResourceType type, Predicate<LedgerEntry> wanted) {
    return lab.entries(type).stream()
        .filter(entry -> entry.goneAt() == null)
        .filter(wanted)
        .map(LedgerEntry::id)
        .toList();
  }
}
