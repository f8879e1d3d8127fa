package io.lablift.simulator.elb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;

/** A load balancer's attributes ("LoadBalancerAttribute") and groups, after its creation. */
final class BalancerAttributes {
  private final ElbWorld elb;
  private final LoadBalancers loadBalancers;

  BalancerAttributes(ElbWorld elb, LoadBalancers loadBalancers) {
    this.elb = elb;
    this.loadBalancers = loadBalancers;
  }

  ModifyLoadBalancerAttributesResponse modify(ModifyLoadBalancerAttributesRequest request) {
    SimLoadBalancer balancer = elb.loadBalancers.use(request.loadBalancerArn());
    Map<String, String> changed = new TreeMap<>();
    for (LoadBalancerAttribute attribute : request.attributes()) {
      if (!balancer.attributes.containsKey(attribute.key())) {
        throw ElbRefused.configuration(
            "Load balancer attribute key '" + attribute.key() + "' is not recognized");
      }
      changed.put(attribute.key(), attribute.value());
    }
    balancer.attributes.putAll(changed);
    return ModifyLoadBalancerAttributesResponse.builder().attributes(shown(balancer)).build();
  }

  DescribeLoadBalancerAttributesResponse describe(DescribeLoadBalancerAttributesRequest request) {
    SimLoadBalancer balancer = elb.loadBalancers.use(request.loadBalancerArn());
    return DescribeLoadBalancerAttributesResponse.builder().attributes(shown(balancer)).build();
  }

  SetSecurityGroupsResponse setGroups(SetSecurityGroupsRequest request) {
    SimLoadBalancer balancer = elb.loadBalancers.use(request.loadBalancerArn());
    if (request.securityGroups().isEmpty()) {
      throw ElbRefused.configuration("At least one security group must be specified");
    }
    loadBalancers.checkGroups(request.securityGroups(), balancer.vpcId);
    balancer.groups = List.copyOf(request.securityGroups());
    elb.ec2.regroup(balancer.description(), balancer.groups);
    return SetSecurityGroupsResponse.builder().securityGroupIds(balancer.groups).build();
  }

  private static List<LoadBalancerAttribute> shown(SimLoadBalancer balancer) {
    return balancer.attributes.entrySet().stream()
        .map(e -> LoadBalancerAttribute.builder().key(e.getKey()).value(e.getValue()).build())
        .toList();
  }
}
