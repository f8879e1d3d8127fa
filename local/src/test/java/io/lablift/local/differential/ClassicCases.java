package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.classicInstance;

import io.lablift.local.differential.Making.Plot;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;

/** Classic Load Balancers and Auto Scaling groups. */
final class ClassicCases {
  private ClassicCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "the same classic load balancer is asked for again",
            ClassicCases::balanced,
            (a, plot) -> create(a, "c", plot.subnetA(), 80),
            ok()),
        Case.of(
            "a classic load balancer's name is taken once",
            ClassicCases::balanced,
            (a, plot) -> create(a, "c", plot.subnetC(), 81),
            refused("DuplicateLoadBalancerName")),
        Case.of(
            "a classic load balancer needs a listener",
            a -> a.make().plot(),
            (a, plot) ->
                a.classic()
                    .createLoadBalancer(r -> r.loadBalancerName("c").subnets(plot.subnetA())),
            refused("ValidationError")),
        Case.of(
            "a classic load balancer's subnets are there",
            a -> create(a, "c", Unknown.SUBNET, 80),
            refused("SubnetNotFound")),
        Case.of(
            "a classic load balancer's groups are there",
            a -> a.make().plot(),
            (a, plot) ->
                a.classic()
                    .createLoadBalancer(
                        r ->
                            r.loadBalancerName("c")
                                .subnets(plot.subnetA())
                                .securityGroups(Unknown.GROUP)
                                .listeners(listener(80))),
            refused("InvalidSecurityGroup")),
        Case.of(
            "a classic load balancer whose name is not there is not described",
            a -> a.classic().describeLoadBalancers(r -> r.loadBalancerNames("nobody")),
            refused("LoadBalancerNotFound")),
        Case.of(
            "a classic load balancer whose name is not there counts as deleted",
            a -> a.classic().deleteLoadBalancer(r -> r.loadBalancerName("nobody")),
            ok()),
        Case.of(
            "a classic load balancer that is not there serves no server",
            a ->
                a.classic()
                    .registerInstancesWithLoadBalancer(
                        r ->
                            r.loadBalancerName("nobody")
                                .instances(classicInstance(Unknown.INSTANCE))),
            refused("LoadBalancerNotFound")),
        Case.of(
            "a classic load balancer serves servers that are there",
            ClassicCases::balanced,
            (a, plot) ->
                a.classic()
                    .registerInstancesWithLoadBalancer(
                        r -> r.loadBalancerName("c").instances(classicInstance(Unknown.INSTANCE))),
            refused("InvalidInstance")),
        Case.of(
            "a classic load balancer is not among the others",
            ClassicCases::balanced,
            (a, plot) -> a.elbv2().describeLoadBalancers().loadBalancers().size(),
            shows(0)),
        Case.of(
            "an Auto Scaling group needs a launch configuration that is there",
            a -> a.make().plot(),
            (a, plot) -> scale(a, "g", "nobody", plot.subnetA(), 0),
            refused("ValidationError")),
        Case.of(
            "an Auto Scaling group's name is taken once",
            a -> scaled(a, 0),
            (a, plot) -> scale(a, "g", "launch", plot.subnetA(), 0),
            refused("AlreadyExists")),
        Case.of(
            "a launch configuration's name is taken once",
            a -> scaled(a, 0),
            (a, plot) -> launch(a, "launch"),
            refused("AlreadyExists")),
        Case.of(
            "an Auto Scaling group whose name is not there is not in the list",
            a ->
                a.autoScaling()
                    .describeAutoScalingGroups(r -> r.autoScalingGroupNames("nobody"))
                    .autoScalingGroups()
                    .size(),
            shows(0)),
        Case.of(
            "an Auto Scaling group that is not there is not deleted",
            a -> a.autoScaling().deleteAutoScalingGroup(r -> r.autoScalingGroupName("nobody")),
            refused("ValidationError")),
        Case.of(
            "an Auto Scaling group with servers is not deleted without force",
            a -> scaled(a, 1),
            (a, plot) -> a.autoScaling().deleteAutoScalingGroup(r -> r.autoScalingGroupName("g")),
            refused("ResourceInUse")),
        Case.of(
            "an Auto Scaling group with servers is deleted by force",
            a -> scaled(a, 1),
            (a, plot) -> {
              a.autoScaling()
                  .deleteAutoScalingGroup(r -> r.autoScalingGroupName("g").forceDelete(true));
              a.settle();
              return a.autoScaling().describeAutoScalingGroups().autoScalingGroups().size();
            },
            shows(0)),
        Case.of(
            "a launch configuration in use is not deleted",
            a -> scaled(a, 0),
            (a, plot) ->
                a.autoScaling().deleteLaunchConfiguration(r -> r.launchConfigurationName("launch")),
            refused("ResourceInUse")),
        Case.of(
            "a launch configuration that is not there is not deleted",
            a ->
                a.autoScaling().deleteLaunchConfiguration(r -> r.launchConfigurationName("nobody")),
            refused("ValidationError")),
        Case.of(
            "an Auto Scaling group launches what it shall have",
            a -> scaled(a, 2),
            (a, plot) ->
                a.autoScaling()
                    .describeAutoScalingGroups(r -> r.autoScalingGroupNames("g"))
                    .autoScalingGroups()
                    .getFirst()
                    .instances()
                    .size(),
            shows(2)));
  }

  private static Listener listener(int port) {
    return Listener.builder()
        .protocol("HTTP")
        .loadBalancerPort(port)
        .instanceProtocol("HTTP")
        .instancePort(80)
        .build();
  }

  private static Object create(Side a, String name, String subnet, int port) {
    return a.classic()
        .createLoadBalancer(
            r -> r.loadBalancerName(name).subnets(subnet).listeners(listener(port)));
  }

  private static Plot balanced(Side a) {
    Plot plot = a.make().plot();
    create(a, "c", plot.subnetA(), 80);
    return plot;
  }

  private static Object launch(Side a, String name) {
    String image = a.image();
    return a.autoScaling()
        .createLaunchConfiguration(
            r -> r.launchConfigurationName(name).imageId(image).instanceType("t3.micro"));
  }

  private static Object scale(Side a, String name, String launch, String subnet, int size) {
    return a.autoScaling()
        .createAutoScalingGroup(
            r ->
                r.autoScalingGroupName(name)
                    .launchConfigurationName(launch)
                    .minSize(size)
                    .maxSize(size)
                    .vpcZoneIdentifier(subnet));
  }

  private static Plot scaled(Side a, int size) {
    Plot plot = a.make().plot();
    launch(a, "launch");
    scale(a, "g", "launch", plot.subnetA(), size);
    return plot;
  }
}
