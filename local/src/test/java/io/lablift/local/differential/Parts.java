package io.lablift.local.differential;

import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

/** Parts of requests that cases make often. */
final class Parts {
  static final String EVERYWHERE = "0.0.0.0/0";

  private Parts() {}

  static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** The tag {@code Name=lab} for whatever of the type the call makes. */
  static TagSpecification named(ResourceType type) {
    return TagSpecification.builder().resourceType(type).tags(tag("Name", "lab")).build();
  }

  /** TCP at the port from the block. */
  static IpPermission portFrom(String cidr, int port) {
    return tcp(port).ipRanges(range(cidr)).build();
  }

  /** TCP at the port from whatever bears the group. */
  static IpPermission portFromGroup(String group, int port) {
    return tcp(port).userIdGroupPairs(UserIdGroupPair.builder().groupId(group).build()).build();
  }

  /** All that there is, to or from everywhere. */
  static IpPermission everything() {
    return IpPermission.builder().ipProtocol("-1").ipRanges(range(EVERYWHERE)).build();
  }

  static IpRange range(String cidr) {
    return IpRange.builder().cidrIp(cidr).build();
  }

  private static IpPermission.Builder tcp(int port) {
    return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
  }

  static Action forwardTo(String targets) {
    return Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(targets).build();
  }

  static TargetDescription target(String instance) {
    return TargetDescription.builder().id(instance).build();
  }

  static LoadBalancerAttribute attribute(String key, String value) {
    return LoadBalancerAttribute.builder().key(key).value(value).build();
  }

  static software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag balancerTag(
      String key, String value) {
    return software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
        .key(key)
        .value(value)
        .build();
  }

  /** A server as classic load balancers name it. */
  static Instance classicInstance(String id) {
    return Instance.builder().instanceId(id).build();
  }

  static software.amazon.awssdk.services.ssm.model.Tag parameterTag(String key, String value) {
    return software.amazon.awssdk.services.ssm.model.Tag.builder().key(key).value(value).build();
  }

  static ParameterStringFilter nameBeginsWith(String beginning) {
    return ParameterStringFilter.builder()
        .key("Name")
        .option("BeginsWith")
        .values(beginning)
        .build();
  }

  /** Leaves the device out. */
  static BlockDeviceMapping without(String device) {
    return BlockDeviceMapping.builder().deviceName(device).noDevice("").build();
  }
}
