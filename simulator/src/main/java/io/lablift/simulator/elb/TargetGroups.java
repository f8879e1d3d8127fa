package io.lablift.simulator.elb;

import io.lablift.simulator.world.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** Target groups ("CreateTargetGroup", "DeleteTargetGroup" in the ELBv2 API reference). */
final class TargetGroups {
  private static final Set<String> PROTOCOLS =
      Set.of("HTTP", "HTTPS", "TCP", "UDP", "TCP_UDP", "TLS");

  private final ElbWorld elb;

  TargetGroups(ElbWorld elb) {
    this.elb = elb;
  }

  CreateTargetGroupResponse create(CreateTargetGroupRequest request) {
    String name = ElbWorld.checkName(request.name(), "Target group");
    CreateTargetGroupRequest settings = settings(request);
    Map<String, String> tags = ElbTags.map(request.tags());
    for (SimTargetGroup there : elb.targetGroups.linked("name", name).toList()) {
      if (there.settings.name().equals(name)) {
        if (!there.settings.equals(settings)) {
          throw ElbRefused.duplicateTargetGroup(name);
        }
        return CreateTargetGroupResponse.builder().targetGroups(shown(there)).build();
      }
    }
    if (!elb.ec2.vpcExists(settings.vpcId())) {
      throw ElbRefused.validation("The VPC ID '" + settings.vpcId() + "' is not found");
    }
    if (!elb.world.quotas().allows(Quota.TARGET_GROUPS, elb.targetGroups.existing().count(), 1)) {
      throw ElbRefused.tooManyTargetGroups();
    }
    SimTargetGroup made =
        elb.targetGroups.add(
            new SimTargetGroup(elb.world, elb.newArn("targetgroup/" + name), settings, tags));
    elb.world
        .journal()
        .made(made, "elasticloadbalancing:CreateTargetGroup", Set.of(settings.vpcId()));
    return CreateTargetGroupResponse.builder().targetGroups(shown(made)).build();
  }

  /** The request as AWS completes it, without its tags. */
  private static CreateTargetGroupRequest settings(CreateTargetGroupRequest request) {
    String type = request.targetTypeAsString() == null ? "instance" : request.targetTypeAsString();
    if (!type.equals("instance")) {
      throw new UnsupportedOperationException("the simulator knows no targets of type " + type);
    }
    String protocol = request.protocolAsString();
    if (protocol == null || request.port() == null || request.vpcId() == null) {
      throw ElbRefused.validation("A protocol, a port and a VPC ID must be specified");
    }
    if (!PROTOCOLS.contains(protocol)) {
      throw ElbRefused.validation("Protocol '" + protocol + "' is not supported");
    }
    if (request.port() < 1 || request.port() > 65535) {
      throw ElbRefused.validation("Port " + request.port() + " must be between 1 and 65535");
    }
    boolean http = protocol.startsWith("HTTP");
    return request.toBuilder()
        .tags(List.of())
        .targetType(type)
        .healthCheckProtocol(
            request.healthCheckProtocolAsString() == null
                ? http ? protocol : "TCP"
                : request.healthCheckProtocolAsString())
        .healthCheckPort(
            request.healthCheckPort() == null ? "traffic-port" : request.healthCheckPort())
        .healthCheckPath(
            http && request.healthCheckPath() == null ? "/" : request.healthCheckPath())
        .healthCheckIntervalSeconds(or(request.healthCheckIntervalSeconds(), 30))
        .healthCheckTimeoutSeconds(or(request.healthCheckTimeoutSeconds(), http ? 5 : 10))
        .healthyThresholdCount(or(request.healthyThresholdCount(), 5))
        .unhealthyThresholdCount(or(request.unhealthyThresholdCount(), 2))
        .build();
  }

  private static int or(@Nullable Integer given, int usual) {
    return given == null ? usual : given;
  }

  DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request) {
    List<SimTargetGroup> found =
        ElbWorld.seen(elb.targetGroups, request.targetGroupArns(), request.names());
    if (!request.names().isEmpty()) {
      for (String name : request.names()) {
        if (found.stream().noneMatch(g -> g.settings.name().equals(name))) {
          throw ElbRefused.noTargetGroup(name);
        }
      }
      found = found.stream().filter(g -> request.names().contains(g.settings.name())).toList();
    }
    if (request.loadBalancerArn() != null) {
      SimLoadBalancer balancer = elb.loadBalancers.use(request.loadBalancerArn());
      found =
          found.stream()
              .filter(g -> elb.listenersTo(g).anyMatch(l -> l.loadBalancer == balancer))
              .toList();
    }
    ElbWorld.Part<SimTargetGroup> part = ElbWorld.part(found, request.marker(), request.pageSize());
    return DescribeTargetGroupsResponse.builder()
        .targetGroups(part.items().stream().map(this::shown).toList())
        .nextMarker(part.marker())
        .build();
  }

  /**
   * Deleting what is not there (or cannot be seen yet) succeeds: the reference knows no other error
   * than ResourceInUse.
   */
  DeleteTargetGroupResponse delete(DeleteTargetGroupRequest request) {
    String arn = request.targetGroupArn();
    if (arn == null || !arn.startsWith("arn:aws:elasticloadbalancing:")) {
      throw ElbRefused.validation("'" + arn + "' is not a valid target group ARN");
    }
    SimTargetGroup there = elb.targetGroups.usable(arn).orElse(null);
    if (there != null) {
      if (elb.listenersTo(there).findAny().isPresent()) {
        throw ElbRefused.inUse(
            "Target group '" + arn + "' is currently in use by a listener or a rule");
      }
      elb.world.journal().ended(there, "elasticloadbalancing:DeleteTargetGroup", Duration.ZERO);
      there.endAt(elb.now());
    }
    return DeleteTargetGroupResponse.builder().build();
  }

  ModifyTargetGroupAttributesResponse modifyAttributes(ModifyTargetGroupAttributesRequest request) {
    SimTargetGroup group = elb.targetGroups.use(request.targetGroupArn());
    for (TargetGroupAttribute attribute : request.attributes()) {
      if (!group.attributes.containsKey(attribute.key())) {
        throw ElbRefused.configuration(
            "Target group attribute key '" + attribute.key() + "' is not recognized");
      }
    }
    request.attributes().forEach(a -> group.attributes.put(a.key(), a.value()));
    return ModifyTargetGroupAttributesResponse.builder().attributes(attributes(group)).build();
  }

  DescribeTargetGroupAttributesResponse describeAttributes(
      DescribeTargetGroupAttributesRequest request) {
    SimTargetGroup group = elb.targetGroups.use(request.targetGroupArn());
    return DescribeTargetGroupAttributesResponse.builder().attributes(attributes(group)).build();
  }

  private static List<TargetGroupAttribute> attributes(SimTargetGroup group) {
    return group.attributes.entrySet().stream()
        .map(e -> TargetGroupAttribute.builder().key(e.getKey()).value(e.getValue()).build())
        .toList();
  }

  private TargetGroup shown(SimTargetGroup group) {
    return group.shown(() -> built(group), balancers(group));
  }

  private TargetGroup built(SimTargetGroup group) {
    CreateTargetGroupRequest settings = group.settings;
    return TargetGroup.builder()
        .targetGroupArn(group.id())
        .targetGroupName(settings.name())
        .protocol(settings.protocolAsString())
        .protocolVersion(settings.protocolAsString().startsWith("HTTP") ? "HTTP1" : null)
        .port(settings.port())
        .vpcId(settings.vpcId())
        .targetType(settings.targetTypeAsString())
        .ipAddressType("ipv4")
        .healthCheckEnabled(true)
        .healthCheckProtocol(settings.healthCheckProtocolAsString())
        .healthCheckPort(settings.healthCheckPort())
        .healthCheckPath(settings.healthCheckPath())
        .healthCheckIntervalSeconds(settings.healthCheckIntervalSeconds())
        .healthCheckTimeoutSeconds(settings.healthCheckTimeoutSeconds())
        .healthyThresholdCount(settings.healthyThresholdCount())
        .unhealthyThresholdCount(settings.unhealthyThresholdCount())
        .matcher(settings.matcher())
        .loadBalancerArns(balancers(group))
        .build();
  }

  /** The load balancers that forward to the group. */
  private List<String> balancers(SimTargetGroup group) {
    return elb.listenersTo(group).map(l -> l.loadBalancer.id()).distinct().toList();
  }
}
