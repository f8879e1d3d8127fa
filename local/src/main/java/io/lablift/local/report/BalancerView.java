package io.lablift.local.report;

import static io.lablift.local.report.LabView.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * The load balancers of a lab with their listeners, and the target groups with the health of their
 * targets.
 */
final class BalancerView {
  private final ElasticLoadBalancingV2Client elb;
  private final String vpc;

  BalancerView(ElasticLoadBalancingV2Client elb, String vpc) {
    this.elb = elb;
    this.vpc = vpc;
  }

  void addTo(List<ObjectNode> found) {
    elb.describeLoadBalancersPaginator().loadBalancers().stream()
        .filter(balancer -> vpc.equals(balancer.vpcId()))
        .forEach(
            balancer -> {
              found.add(balancer(balancer));
              elb.describeListenersPaginator(
                      request -> request.loadBalancerArn(balancer.loadBalancerArn()))
                  .listeners()
                  .forEach(listener -> found.add(listener(balancer, listener)));
            });
    elb.describeTargetGroupsPaginator().targetGroups().stream()
        .filter(group -> vpc.equals(group.vpcId()))
        .forEach(group -> found.add(group(group)));
  }

  private static ObjectNode balancer(LoadBalancer balancer) {
    ObjectNode row =
        row("load-balancer", balancer.loadBalancerArn(), balancer.loadBalancerName())
            .put("scheme", balancer.schemeAsString())
            .put("dnsName", balancer.dnsName());
    ArrayNode zones = row.putArray("zones");
    balancer.availabilityZones().stream()
        .map(AvailabilityZone::zoneName)
        .sorted()
        .forEach(zones::add);
    ArrayNode groups = row.putArray("securityGroups");
    balancer.securityGroups().stream().sorted().forEach(groups::add);
    return row.put("state", balancer.state() == null ? "" : balancer.state().codeAsString());
  }

  private static ObjectNode listener(LoadBalancer balancer, Listener listener) {
    String name = listener.protocolAsString() + ":" + listener.port();
    ObjectNode row =
        row("listener", listener.listenerArn(), balancer.loadBalancerName() + "/" + name);
    listener.defaultActions().stream()
        .map(Action::targetGroupArn)
        .findFirst()
        .ifPresent(target -> row.put("forwardsTo", target));
    return row;
  }

  private ObjectNode group(TargetGroup group) {
    ObjectNode row =
        row("target-group", group.targetGroupArn(), group.targetGroupName())
            .put("protocol", group.protocolAsString() + ":" + group.port());
    ArrayNode targets = row.putArray("targets");
    elb
        .describeTargetHealth(request -> request.targetGroupArn(group.targetGroupArn()))
        .targetHealthDescriptions()
        .stream()
        .sorted(Comparator.comparing((TargetHealthDescription target) -> target.target().id()))
        .forEach(
            target ->
                targets
                    .addObject()
                    .put("id", target.target().id())
                    .put("health", target.targetHealth().stateAsString()));
    return row;
  }
}
