package io.lablift.local.wire;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** The load balancers of an account, with what they listen to and send requests to. */
final class BalancersOutside {
  private final ElasticLoadBalancingV2Client elb;
  private final Map<String, String> names = new HashMap<>();

  BalancersOutside(Ec2Client ec2, ElasticLoadBalancingV2Client elb) {
    this.elb = elb;
    ec2.describeInstancesPaginator().reservations().stream()
        .flatMap(reservation -> reservation.instances().stream())
        .forEach(server -> names.put(server.instanceId(), NetworkOutside.name(server.tags())));
    ec2.describeSecurityGroupsPaginator()
        .securityGroups()
        .forEach(group -> names.put(group.groupId(), group.groupName()));
    ec2.describeSubnetsPaginator()
        .subnets()
        .forEach(subnet -> names.put(subnet.subnetId(), NetworkOutside.name(subnet.tags())));
  }

  void addTo(List<String> things) {
    elb.describeTargetGroupsPaginator()
        .targetGroups()
        .forEach(
            group -> {
              names.put(group.targetGroupArn(), Outside.stem(group.targetGroupName()));
              things.add(group(group));
            });
    elb.describeLoadBalancersPaginator()
        .loadBalancers()
        .forEach(balancer -> things.add(balancer(balancer)));
  }

  private String group(TargetGroup group) {
    return "target-group "
        + Outside.stem(group.targetGroupName())
        + " "
        + group.protocolAsString()
        + ":"
        + group.port()
        + ": "
        + elb
            .describeTargetHealth(r -> r.targetGroupArn(group.targetGroupArn()))
            .targetHealthDescriptions()
            .stream()
            .map(
                target -> named(target.target().id()) + " " + target.targetHealth().stateAsString())
            .sorted()
            .collect(joining(", "));
  }

  private String balancer(LoadBalancer balancer) {
    return "load-balancer "
        + Outside.stem(balancer.loadBalancerName())
        + " "
        + balancer.typeAsString()
        + " "
        + balancer.schemeAsString()
        + " "
        + balancer.state().codeAsString()
        + " in "
        + balancer.availabilityZones().stream()
            .map(AvailabilityZone::subnetId)
            .map(this::named)
            .sorted()
            .collect(joining(" and "))
        + ", "
        + balancer.securityGroups().stream().map(this::named).collect(joining(" and "))
        + ", "
        + elb
            .describeListenersPaginator(r -> r.loadBalancerArn(balancer.loadBalancerArn()))
            .listeners()
            .stream()
            .map(
                listener ->
                    listener.protocolAsString()
                        + ":"
                        + listener.port()
                        + " to "
                        + listener.defaultActions().stream()
                            .map(action -> named(action.targetGroupArn()))
                            .collect(joining(" and ")))
            .sorted()
            .collect(joining(", "));
  }

  private String named(String id) {
    return names.getOrDefault(id, id);
  }
}
