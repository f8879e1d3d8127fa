package io.lablift.simulator.elb;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** Listeners ("CreateListener", "DeleteListener" in the ELBv2 API reference). */
final class Listeners {
  private static final Set<String> ACTIONS = Set.of("forward", "redirect", "fixed-response");

  private final ElbWorld elb;
  private final HealthChecks health;

  Listeners(ElbWorld elb, HealthChecks health) {
    this.elb = elb;
    this.health = health;
  }

  CreateListenerResponse create(CreateListenerRequest request) {
    SimLoadBalancer balancer = elb.loadBalancers.use(request.loadBalancerArn());
    CreateListenerRequest settings = request.toBuilder().tags(List.of()).build();
    if (settings.port() == null || settings.port() < 1 || settings.port() > 65535) {
      throw ElbRefused.validation("A listener port between 1 and 65535 must be specified");
    }
    checkProtocol(balancer, settings);
    if (settings.defaultActions().isEmpty()) {
      throw ElbRefused.validation("A listener must have a default action");
    }
    for (SimListener there : elb.listenersOf(balancer).toList()) {
      if (there.settings.port().equals(settings.port())) {
        if (!there.settings.equals(settings)) {
          throw ElbRefused.duplicateListener(settings.port());
        }
        return CreateListenerResponse.builder().listeners(shown(there)).build();
      }
    }
    settings.defaultActions().stream()
        .map(a -> String.valueOf(a.typeAsString()))
        .filter(type -> !ACTIONS.contains(type))
        .forEach(
            type -> {
              throw new UnsupportedOperationException(
                  "the simulator knows no listener actions of type " + type);
            });
    for (String arn : SimListener.targetGroups(settings)) {
      checkTargetGroup(balancer, elb.targetGroups.use(arn));
    }
    Map<String, String> tags = ElbTags.map(request.tags());
    return CreateListenerResponse.builder()
        .listeners(shown(make(balancer, settings, tags)))
        .build();
  }

  private static void checkProtocol(SimLoadBalancer balancer, CreateListenerRequest settings) {
    String protocol = String.valueOf(settings.protocolAsString());
    if (protocol.equals("HTTPS") || protocol.equals("TLS")) {
      throw new UnsupportedOperationException("the simulator knows no certificates");
    }
    boolean fits =
        balancer.settings.isApplication()
            ? protocol.equals("HTTP")
            : Set.of("TCP", "UDP", "TCP_UDP").contains(protocol);
    if (!fits) {
      throw ElbRefused.validation(
          "Listener protocol '"
              + protocol
              + "' is not supported by load balancers of type "
              + balancer.settings.type());
    }
  }

  private void checkTargetGroup(SimLoadBalancer balancer, SimTargetGroup group) {
    if (!group.settings.vpcId().equals(balancer.vpcId)) {
      throw ElbRefused.configuration(
          "Target group '" + group.id() + "' and load balancer belong to different VPCs");
    }
    if (elb.listenersTo(group).anyMatch(l -> l.loadBalancer != balancer)) {
      throw ElbRefused.associationLimit(group.id());
    }
  }

  private SimListener make(
      SimLoadBalancer balancer, CreateListenerRequest settings, Map<String, String> tags) {
    SimListener made =
        elb.listeners.add(
            new SimListener(
                elb.world, elb.newArn("listener/" + balancer.path()), balancer, settings, tags));
    Set<String> names = new LinkedHashSet<>(made.targetGroups());
    names.add(balancer.id());
    elb.world.journal().made(made, "elasticloadbalancing:CreateListener", names);
    made.targetGroups().stream().map(elb.targetGroups::use).forEach(health::noteBeginnings);
    return made;
  }

  DescribeListenersResponse describe(DescribeListenersRequest request) {
    if (request.loadBalancerArn() == null && request.listenerArns().isEmpty()) {
      throw ElbRefused.validation("A load balancer ARN or listener ARNs must be specified");
    }
    List<SimListener> found = elb.listeners.seen(request.listenerArns());
    if (request.loadBalancerArn() != null) {
      SimLoadBalancer balancer = elb.loadBalancers.use(request.loadBalancerArn());
      found = found.stream().filter(l -> l.loadBalancer == balancer).toList();
    }
    ElbWorld.Part<SimListener> part = ElbWorld.part(found, request.marker(), request.pageSize());
    return DescribeListenersResponse.builder()
        .listeners(part.items().stream().map(Listeners::shown).toList())
        .nextMarker(part.marker())
        .build();
  }

  DeleteListenerResponse delete(DeleteListenerRequest request) {
    SimListener listener = elb.listeners.use(request.listenerArn());
    elb.world.journal().ended(listener, "elasticloadbalancing:DeleteListener", Duration.ZERO);
    listener.endAt(elb.now());
    return DeleteListenerResponse.builder().build();
  }

  /** Each listener has its default rule, and here no other. */
  DescribeRulesResponse describeRules(DescribeRulesRequest request) {
    if (request.listenerArn() == null) {
      throw new UnsupportedOperationException("the simulator describes rules by their listener");
    }
    SimListener listener = elb.listeners.use(request.listenerArn());
    return DescribeRulesResponse.builder()
        .rules(
            Rule.builder()
                .ruleArn(listener.id().replace(":listener/", ":listener-rule/") + "/default")
                .priority("default")
                .isDefault(true)
                .actions(listener.settings.defaultActions())
                .build())
        .build();
  }

  private static Listener shown(SimListener listener) {
    return Listener.builder()
        .listenerArn(listener.id())
        .loadBalancerArn(listener.loadBalancer.id())
        .port(listener.settings.port())
        .protocol(listener.settings.protocolAsString())
        .defaultActions(listener.settings.defaultActions())
        .build();
  }
}
