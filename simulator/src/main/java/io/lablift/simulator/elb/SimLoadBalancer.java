package io.lablift.simulator.elb;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An application or network load balancer. */
final class SimLoadBalancer extends Resource {
  /** What the create call said, without its tags: the same again is answered with the same. */
  record Settings(
      String name,
      String type,
      String scheme,
      List<String> subnets,
      List<String> groups,
      String ipAddressType) {
    boolean isApplication() {
      return type.equals("application");
    }

    boolean isInternetFacing() {
      return scheme.equals("internet-facing");
    }
  }

  final Life life;
  final Settings settings;
  final String vpcId;
  final Map<String, String> attributes = new TreeMap<>();
  List<String> groups;

  SimLoadBalancer(
      World world,
      String arn,
      Settings settings,
      String vpcId,
      List<String> groups,
      Map<String, String> tags) {
    super(world, Kind.LOAD_BALANCER, arn, tags);
    this.life = new Life(world, LifeCycle.LOAD_BALANCER, arn);
    this.settings = settings;
    linkTo("name", settings.name());
    this.vpcId = vpcId;
    this.groups = List.copyOf(groups);
    attributes.put("deletion_protection.enabled", "false");
    attributes.put("load_balancing.cross_zone.enabled", String.valueOf(settings.isApplication()));
    attributes.put("access_logs.s3.enabled", "false");
    if (settings.isApplication()) {
      attributes.put("idle_timeout.timeout_seconds", "60");
      attributes.put("routing.http2.enabled", "true");
    }
  }

  /** Such as {@code app/lab-web-alb/50dc6c495c0c9188}. */
  String path() {
    return id().substring(id().indexOf("loadbalancer/") + "loadbalancer/".length());
  }

  /** What the load balancer's network interfaces are described by. */
  String description() {
    return "ELB " + path();
  }

  boolean isProtected() {
    return "true".equals(attributes.get("deletion_protection.enabled"));
  }

  @Override
  public String state() {
    return exists() ? life.state() : super.state();
  }

  @Override
  public String name() {
    return settings.name();
  }
}
