package io.lablift.simulator;

import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;

/** Parts of requests that tests make often. */
public final class Parts {
  private Parts() {}

  public static TagSpecification named(ResourceType type, String name) {
    return TagSpecification.builder()
        .resourceType(type)
        .tags(
            Tag.builder().key("Name").value(name).build(),
            Tag.builder().key("lablift:lab").value("c-s").build())
        .build();
  }

  /** One TCP port from everywhere in the block. */
  public static IpPermission from(int port, String cidr) {
    return IpPermission.builder()
        .ipProtocol("tcp")
        .fromPort(port)
        .toPort(port)
        .ipRanges(IpRange.builder().cidrIp(cidr).build())
        .build();
  }

  /** One TCP port from whatever bears the group. */
  public static IpPermission fromGroup(int port, String group) {
    return IpPermission.builder()
        .ipProtocol("tcp")
        .fromPort(port)
        .toPort(port)
        .userIdGroupPairs(UserIdGroupPair.builder().groupId(group).build())
        .build();
  }

  /** The tag as ELBv2 takes it. */
  public static software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag elbTag(
      String key, String value) {
    return software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
        .key(key)
        .value(value)
        .build();
  }

  /** What a listener does that forwards to the group. */
  public static Action forwardTo(String targetGroupArn) {
    return Action.builder().type("forward").targetGroupArn(targetGroupArn).build();
  }
}
