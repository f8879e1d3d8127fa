package io.lablift.simulator.elb;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.World;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;

/** A listener: a load balancer's port, and where its requests go. */
final class SimListener extends Resource {
  final SimLoadBalancer loadBalancer;

  /** What the create call said, without its tags. */
  final CreateListenerRequest settings;

  SimListener(
      World world,
      String arn,
      SimLoadBalancer loadBalancer,
      CreateListenerRequest settings,
      Map<String, String> tags) {
    super(world, Kind.LISTENER, arn, tags);
    this.loadBalancer = loadBalancer;
    this.settings = settings;
    linkTo("load balancer", loadBalancer.id());
    targetGroups().forEach(group -> linkTo("target group", group));
  }

  /** The target groups that the listener forwards to. */
  Set<String> targetGroups() {
    return targetGroups(settings);
  }

  static Set<String> targetGroups(CreateListenerRequest settings) {
    Set<String> arns = new LinkedHashSet<>();
    for (Action action : settings.defaultActions()) {
      if (action.targetGroupArn() != null) {
        arns.add(action.targetGroupArn());
      }
      if (action.forwardConfig() != null) {
        action.forwardConfig().targetGroups().forEach(t -> arns.add(t.targetGroupArn()));
      }
    }
    return arns;
  }

  /** A listener is a part of its load balancer. */
  @Override
  public boolean isListed() {
    return false;
  }

  @Override
  public Set<String> holds() {
    return targetGroups();
  }
}
