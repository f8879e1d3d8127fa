package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.made;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.target;

import io.lablift.local.differential.Making.Plot;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** Target groups, their targets, and the listeners that forward to them. */
final class TargetCases {
  /** A load balancer with a listener at port 80 that forwards to a target group. */
  private record Served(Plot plot, String balancer, String targets, String listener) {}

  private TargetCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a target group needs a VPC that is there",
            a -> made(a.make().targets("t", Unknown.VPC)),
            refused("ValidationError")),
        Case.of(
            "a target group's port is one",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.elbv2()
                    .createTargetGroup(
                        r -> r.name("t").protocol(ProtocolEnum.HTTP).port(0).vpcId(vpc)),
            refused("ValidationError")),
        Case.of(
            "a target group's protocol is known",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.elbv2()
                    .createTargetGroup(r -> r.name("t").protocol("PIGEON").port(80).vpcId(vpc)),
            refused("ValidationError")),
        Case.of(
            "a target group's name has 32 characters at most",
            a -> a.make().vpc(),
            (a, vpc) -> made(a.make().targets("t".repeat(33), vpc)),
            refused("ValidationError")),
        Case.of(
            "the same target group is asked for again",
            a -> {
              String vpc = a.make().vpc();
              a.make().targets("t", vpc);
              return vpc;
            },
            (a, vpc) -> {
              a.make().targets("t", vpc);
              return a.elbv2().describeTargetGroups().targetGroups().size();
            },
            shows(1)),
        Case.of(
            "a target group's name is taken once",
            a -> {
              String vpc = a.make().vpc();
              a.make().targets("t", vpc);
              return vpc;
            },
            (a, vpc) ->
                a.elbv2()
                    .createTargetGroup(
                        r -> r.name("t").protocol(ProtocolEnum.HTTP).port(8080).vpcId(vpc)),
            refused("DuplicateTargetGroupName")),
        Case.of(
            "a target group whose name is not there is not described",
            a -> a.elbv2().describeTargetGroups(r -> r.names("nobody")),
            refused("TargetGroupNotFound")),
        Case.of(
            "a target group whose ARN is not there is not described",
            a -> a.elbv2().describeTargetGroups(r -> r.targetGroupArns(Unknown.targets())),
            refused("TargetGroupNotFound")),
        Case.of(
            "a target group that is not there counts as deleted",
            a -> a.elbv2().deleteTargetGroup(r -> r.targetGroupArn(Unknown.targets())),
            ok()),
        Case.of(
            "a listener holds its target group",
            TargetCases::served,
            (a, s) -> a.elbv2().deleteTargetGroup(r -> r.targetGroupArn(s.targets())),
            refused("ResourceInUse")),
        Case.of(
            "a target group goes when its load balancer is gone",
            TargetCases::served,
            (a, s) -> {
              a.elbv2().deleteLoadBalancer(r -> r.loadBalancerArn(s.balancer()));
              return a.elbv2().deleteTargetGroup(r -> r.targetGroupArn(s.targets()));
            },
            ok()),
        Case.of(
            "a target group goes when its listener is gone",
            TargetCases::served,
            (a, s) -> {
              a.elbv2().deleteListener(r -> r.listenerArn(s.listener()));
              return a.elbv2().deleteTargetGroup(r -> r.targetGroupArn(s.targets()));
            },
            ok()),
        Case.of(
            "a target group serves one load balancer",
            TargetCases::served,
            (a, s) ->
                made(a.make().listener(a.make().balancer("other", s.plot()), s.targets(), 80)),
            refused("TargetGroupAssociationLimit")),
        Case.of(
            "a port of a load balancer has one listener",
            TargetCases::served,
            (a, s) -> {
              String other = a.make().targets("other", s.plot().vpc());
              return made(a.make().listener(s.balancer(), other, 80));
            },
            refused("DuplicateListener")),
        Case.of(
            "a listener needs a load balancer that is there",
            TargetCases::served,
            (a, s) -> made(a.make().listener(Unknown.balancer(), s.targets(), 80)),
            refused("LoadBalancerNotFound")),
        Case.of(
            "a listener needs a target group that is there",
            TargetCases::served,
            (a, s) -> made(a.make().listener(s.balancer(), Unknown.targets(), 81)),
            refused("TargetGroupNotFound")),
        Case.of(
            "a listener that is not there is not described",
            a -> a.elbv2().describeListeners(r -> r.listenerArns(Unknown.listener())),
            refused("ListenerNotFound")),
        Case.of(
            "the listeners of a load balancer that is not there are not described",
            a -> a.elbv2().describeListeners(r -> r.loadBalancerArn(Unknown.balancer())),
            refused("LoadBalancerNotFound")),
        Case.of(
            "a listener that is not there is not deleted",
            a -> a.elbv2().deleteListener(r -> r.listenerArn(Unknown.listener())),
            refused("ListenerNotFound")),
        Case.of(
            "a target group that is not there has no targets",
            a -> a.elbv2().describeTargetHealth(r -> r.targetGroupArn(Unknown.targets())),
            refused("TargetGroupNotFound")),
        Case.of(
            "a target that is not there is not registered",
            TargetCases::served,
            (a, s) -> register(a, s.targets(), Unknown.INSTANCE),
            refused("InvalidTarget")),
        Case.of(
            "a target that does not run is not registered",
            TargetCases::served,
            (a, s) -> {
              String id = a.make().instance(s.plot().subnetA());
              a.ec2().stopInstances(r -> r.instanceIds(id));
              a.settle();
              return register(a, s.targets(), id);
            },
            refused("InvalidTarget")),
        Case.of(
            "a target is registered twice and listed once",
            TargetCases::served,
            (a, s) -> {
              String id = a.make().instance(s.plot().subnetA());
              register(a, s.targets(), id);
              register(a, s.targets(), id);
              return health(a, s.targets()).size();
            },
            shows(1)),
        Case.of(
            "a target of a group that no listener uses is unused",
            a -> a.make().plot(),
            (a, plot) -> {
              String targets = a.make().targets("t", plot.vpc());
              register(a, targets, a.make().instance(plot.subnetA()));
              return health(a, targets);
            },
            shows("[unused]")),
        Case.of(
            "a target that was never registered counts as deregistered",
            TargetCases::served,
            (a, s) -> {
              String id = a.make().instance(s.plot().subnetA());
              return a.elbv2()
                  .deregisterTargets(r -> r.targetGroupArn(s.targets()).targets(target(id)));
            },
            ok()),
        Case.of(
            "targets are registered with a group that is there",
            a -> a.make().instance(a.make().plot().subnetA()),
            (a, id) -> register(a, Unknown.targets(), id),
            refused("TargetGroupNotFound")));
  }

  private static Object register(Side a, String targets, String instance) {
    return a.elbv2().registerTargets(r -> r.targetGroupArn(targets).targets(target(instance)));
  }

  private static List<String> health(Side a, String targets) {
    return a
        .elbv2()
        .describeTargetHealth(r -> r.targetGroupArn(targets))
        .targetHealthDescriptions()
        .stream()
        .map(t -> t.targetHealth().stateAsString())
        .toList();
  }

  private static Served served(Side a) {
    Plot plot = a.make().plot();
    String balancer = a.make().balancer("b", plot);
    String targets = a.make().targets("t", plot.vpc());
    return new Served(plot, balancer, targets, a.make().listener(balancer, targets, 80));
  }
}
