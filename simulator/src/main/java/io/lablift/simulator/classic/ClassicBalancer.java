package io.lablift.simulator.classic;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancing.model.CreateLoadBalancerRequest;

/** A Classic Load Balancer, known by its name alone. */
final class ClassicBalancer extends Resource {
  /** What the create call said, without its tags. */
  final CreateLoadBalancerRequest settings;

  final String vpcId;
  final List<String> groups;
  final Set<String> instances = new LinkedHashSet<>();

  ClassicBalancer(
      World world,
      CreateLoadBalancerRequest settings,
      String vpcId,
      List<String> groups,
      Map<String, String> tags) {
    super(world, Kind.CLASSIC_LOAD_BALANCER, world.newId("classic"), tags);
    this.settings = settings;
    this.vpcId = vpcId;
    this.groups = List.copyOf(groups);
  }

  String description() {
    return "ELB " + name();
  }

  boolean isInternetFacing() {
    return !"internal".equals(settings.scheme());
  }

  @Override
  public String publicId() {
    return name();
  }

  @Override
  public String name() {
    return settings.loadBalancerName();
  }
}
