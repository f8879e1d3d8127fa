package io.lablift.simulator.scaling;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.autoscaling.model.CreateLaunchConfigurationRequest;

/** An Auto Scaling group, and the servers that it started. */
final class ScalingGroup extends Resource {
  /** How many servers there may be, and how many there shall be. */
  record Size(int min, int max, int desired) {}

  private final String groupName;
  final CreateLaunchConfigurationRequest launch;
  final List<String> subnets;

  /** What each server is tagged with, AWS's own tag included. */
  final Map<String, String> launchTags;

  final Set<String> instances = new LinkedHashSet<>();
  Size size = new Size(0, 0, 0);
  boolean launching = true;
  boolean deleting;

  ScalingGroup(
      World world,
      String name,
      CreateLaunchConfigurationRequest launch,
      List<String> subnets,
      Map<String, String> tags,
      Map<String, String> propagated) {
    super(world, Kind.AUTO_SCALING_GROUP, world.newId("asg"), tags);
    this.groupName = name;
    this.launch = launch;
    this.subnets = List.copyOf(subnets);
    this.launchTags = new TreeMap<>(propagated);
    launchTags.put("aws:autoscaling:groupName", name);
  }

  String arn() {
    return "arn:aws:autoscaling:"
        + world().setup().region()
        + ":"
        + world().setup().accountId()
        + ":autoScalingGroup:"
        + id()
        + ":autoScalingGroupName/"
        + groupName;
  }

  @Override
  public String publicId() {
    return groupName;
  }

  @Override
  public String name() {
    return groupName;
  }
}
