package io.lablift.simulator.elb;

import io.lablift.simulator.ec2.Ec2;
import io.lablift.simulator.elb.SimTargetGroup.Registration;
import io.lablift.simulator.elb.SimTargetGroup.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Who is registered with a target group ("RegisterTargets" in the ELBv2 API reference). */
final class Targets {
  private final ElbWorld elb;
  private final HealthChecks health;

  Targets(ElbWorld elb, HealthChecks health) {
    this.elb = elb;
    this.health = health;
  }

  /** "If the target is an EC2 instance, it must be in the running state when you register it." */
  RegisterTargetsResponse register(RegisterTargetsRequest request) {
    SimTargetGroup group = elb.targetGroups.use(request.targetGroupArn());
    List<Target> targets = targets(group, request.targets());
    List<String> notRunning = new ArrayList<>();
    for (Target target : targets) {
      Ec2.Host host =
          elb.ec2
              .host(target.instanceId())
              .orElseThrow(
                  () ->
                      ElbRefused.target(
                          "The instance ID '" + target.instanceId() + "' does not exist"));
      if (!host.vpcId().equals(group.settings.vpcId())) {
        throw ElbRefused.target(
            "The following targets are not in the target group's VPC: '" + host.id() + "'");
      }
      if (!host.state().equals("running")) {
        notRunning.add(host.id());
      }
    }
    if (!notRunning.isEmpty()) {
      throw ElbRefused.target(
          "The following targets are not in a running state and cannot be registered: '"
              + String.join("', '", notRunning)
              + "'");
    }
    for (Target target : targets) {
      Registration there = group.registrations.actual().get(target);
      if (there == null || there.drainedFrom() != null) {
        register(group, target);
      }
    }
    health.noteBeginnings(group);
    return RegisterTargetsResponse.builder().build();
  }

  private void register(SimTargetGroup group, Target target) {
    int ordinal = elb.world.next("registration " + group.id() + target);
    group.registrations.put(target, new Registration(target, elb.now(), ordinal, null));
    elb.world.fates().registered(target.instanceId());
    elb.world
        .journal()
        .done(
            elb.now(),
            HealthChecks.registrationId(group, target, ordinal),
            "elasticloadbalancing:RegisterTargets",
            Set.of(group.id()),
            Set.of(target.instanceId()));
  }

  private static List<Target> targets(SimTargetGroup group, List<TargetDescription> given) {
    if (given.isEmpty()) {
      throw ElbRefused.validation("At least one target must be specified");
    }
    return given.stream()
        .map(t -> new Target(t.id(), t.port() == null ? group.settings.port() : t.port()))
        .toList();
  }

  DeregisterTargetsResponse deregister(DeregisterTargetsRequest request) {
    SimTargetGroup group = elb.targetGroups.use(request.targetGroupArn());
    boolean used = elb.listenersTo(group).findAny().isPresent();
    for (TargetDescription given : request.targets()) {
      List<Target> going =
          group.registrations.actual().keySet().stream()
              .filter(t -> t.instanceId().equals(given.id()))
              .filter(t -> given.port() == null || given.port() == t.port())
              .toList();
      for (Target target : going) {
        Registration there = group.registrations.actual().get(target);
        if (used && there != null) {
          group.registrations.put(
              target, new Registration(target, there.at(), there.ordinal(), elb.now()));
        } else {
          group.registrations.remove(target);
        }
      }
    }
    return DeregisterTargetsResponse.builder().build();
  }

  DescribeTargetHealthResponse describe(DescribeTargetHealthRequest request) {
    SimTargetGroup group = elb.targetGroups.use(request.targetGroupArn());
    List<Target> asked =
        request.targets().isEmpty()
            ? List.copyOf(group.registrations.seen().keySet())
            : targets(group, request.targets());
    List<TargetHealthDescription> answers = new ArrayList<>();
    for (Target target : asked) {
      HealthChecks.Health now = health.of(group, target);
      if (request.targets().isEmpty() && now.reason().equals("Target.NotRegistered")) {
        continue;
      }
      answers.add(
          TargetHealthDescription.builder()
              .target(t -> t.id(target.instanceId()).port(target.port()))
              .healthCheckPort(String.valueOf(target.port()))
              .targetHealth(
                  h ->
                      h.state(now.state())
                          .reason(now.reason().isEmpty() ? null : now.reason())
                          .description(now.text().isEmpty() ? null : now.text()))
              .build());
    }
    return DescribeTargetHealthResponse.builder().targetHealthDescriptions(answers).build();
  }
}
