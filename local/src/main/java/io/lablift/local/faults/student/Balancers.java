package io.lablift.local.faults.student;

import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** What students do with load balancers. */
final class Balancers {
  private Balancers() {}

  static List<Deed> all() {
    return List.of(
        new Deed("an application load balancer", Balancers::application),
        new Deed("a protected network load balancer", Balancers::network),
        new Deed("a classic load balancer", Balancers::classic),
        new Deed("a target group", Balancers::targetGroup));
  }

  private static void application(Bench bench) {
    bench
        .elb()
        .createLoadBalancer(
            r ->
                r.name(bench.name())
                    .type(LoadBalancerTypeEnum.APPLICATION)
                    .subnets(bench.publicSubnets())
                    .securityGroups(bench.group()));
  }

  private static void network(Bench bench) {
    String arn =
        bench
            .elb()
            .createLoadBalancer(
                r ->
                    r.name(bench.name())
                        .type(LoadBalancerTypeEnum.NETWORK)
                        .subnets(bench.publicSubnets()))
            .loadBalancers()
            .getFirst()
            .loadBalancerArn();
    bench.aMoment();
    bench
        .elb()
        .modifyLoadBalancerAttributes(
            r ->
                r.loadBalancerArn(arn)
                    .attributes(
                        LoadBalancerAttribute.builder()
                            .key("deletion_protection.enabled")
                            .value("true")
                            .build()));
  }

  private static void classic(Bench bench) {
    bench
        .classicElb()
        .createLoadBalancer(
            r ->
                r.loadBalancerName(bench.name())
                    .subnets(bench.publicSubnet())
                    .securityGroups(bench.group())
                    .listeners(
                        Listener.builder()
                            .protocol("HTTP")
                            .loadBalancerPort(80)
                            .instancePort(80)
                            .build()));
  }

  private static void targetGroup(Bench bench) {
    bench
        .elb()
        .createTargetGroup(
            r ->
                r.name(bench.name())
                    .vpcId(bench.vpc())
                    .targetType(TargetTypeEnum.INSTANCE)
                    .protocol(ProtocolEnum.HTTP)
                    .port(80));
  }
}
