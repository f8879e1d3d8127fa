package io.lablift.simulator.elb;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.SeenMap;
import io.lablift.simulator.world.World;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;

/** A target group and the servers that are registered with it. */
final class SimTargetGroup extends Resource {
  /** A server at a port. */
  record Target(String instanceId, int port) {}

  /**
   * Since when a target is registered, or was until it began to drain.
   *
   * @param ordinal how often the target was registered, so that each time draws anew
   */
  record Registration(Target target, Instant at, int ordinal, @Nullable Instant drainedFrom) {}

  /** What the create call said, without its tags. */
  final CreateTargetGroupRequest settings;

  final Map<String, String> attributes = new TreeMap<>();
  final SeenMap<Target, Registration> registrations = new SeenMap<>(this, Map.of());

  SimTargetGroup(
      World world, String arn, CreateTargetGroupRequest settings, Map<String, String> tags) {
    super(world, Kind.TARGET_GROUP, arn, tags);
    this.settings = settings;
    linkTo("name", settings.name());
    attributes.put("deregistration_delay.timeout_seconds", "300");
    attributes.put("stickiness.enabled", "false");
    attributes.put("load_balancing.algorithm.type", "round_robin");
  }

  long drainingSeconds() {
    return Long.parseLong(attributes.getOrDefault("deregistration_delay.timeout_seconds", "300"));
  }

  @Override
  public String name() {
    return settings.name();
  }
}
