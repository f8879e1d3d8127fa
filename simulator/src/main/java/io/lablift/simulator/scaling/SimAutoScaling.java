package io.lablift.simulator.scaling;

import io.lablift.simulator.ec2.Ec2;
import io.lablift.simulator.world.Read;
import io.lablift.simulator.world.Table;
import io.lablift.simulator.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupResponse;
import software.amazon.awssdk.services.autoscaling.model.CreateLaunchConfigurationRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateLaunchConfigurationResponse;
import software.amazon.awssdk.services.autoscaling.model.DeleteAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteAutoScalingGroupResponse;
import software.amazon.awssdk.services.autoscaling.model.DeleteLaunchConfigurationRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteLaunchConfigurationResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesResponse;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupResponse;

/**
 * Auto Scaling groups with launch configurations ("Amazon EC2 Auto Scaling API Reference"). Launch
 * configurations cost nothing and stay outside the inventory.
 */
public final class SimAutoScaling implements AutoScalingClient {
  private final World world;
  private final Ec2 ec2;
  private final Fleet fleet;
  private final Table<ScalingGroup> groups = new Table<>(ScalingRefused::notFound);
  private final Map<String, CreateLaunchConfigurationRequest> launches = new LinkedHashMap<>();

  public SimAutoScaling(World world, Ec2 ec2) {
    this.world = world;
    this.ec2 = ec2;
    this.fleet = new Fleet(world, ec2);
    world.beforeEachCall(() -> groups.existing().toList().forEach(fleet::tend));
  }

  @Override
  public CreateLaunchConfigurationResponse createLaunchConfiguration(
      CreateLaunchConfigurationRequest request) {
    if (request.imageId() == null || request.instanceType() == null) {
      throw ScalingRefused.validation("An image and an instance type must be specified");
    }
    if (launches.putIfAbsent(request.launchConfigurationName(), request) != null) {
      throw ScalingRefused.exists("Launch Configuration " + request.launchConfigurationName());
    }
    return CreateLaunchConfigurationResponse.builder().build();
  }

  @Override
  public DeleteLaunchConfigurationResponse deleteLaunchConfiguration(
      DeleteLaunchConfigurationRequest request) {
    String name = request.launchConfigurationName();
    CreateLaunchConfigurationRequest there = launches.get(name);
    if (there == null) {
      throw ScalingRefused.validation("Launch configuration name not found - " + name);
    }
    if (groups.existing().anyMatch(g -> g.launch.equals(there))) {
      throw ScalingRefused.inUse(
          "Cannot delete launch configuration " + name + " because it is attached to a group");
    }
    launches.remove(name);
    return DeleteLaunchConfigurationResponse.builder().build();
  }

  @Override
  public CreateAutoScalingGroupResponse createAutoScalingGroup(
      CreateAutoScalingGroupRequest request) {
    String name = request.autoScalingGroupName();
    if (groups.existing().anyMatch(g -> g.name().equals(name))) {
      throw ScalingRefused.exists("AutoScalingGroup " + name);
    }
    if (request.launchConfigurationName() == null) {
      throw new UnsupportedOperationException(
          "the simulator knows Auto Scaling groups with a launch configuration only");
    }
    if (!request.targetGroupARNs().isEmpty() || !request.loadBalancerNames().isEmpty()) {
      throw new UnsupportedOperationException(
          "the simulator knows no Auto Scaling groups behind load balancers");
    }
    CreateLaunchConfigurationRequest launch = launches.get(request.launchConfigurationName());
    if (launch == null) {
      throw ScalingRefused.validation(
          "Launch configuration name not found - " + request.launchConfigurationName());
    }
    String zones = request.vpcZoneIdentifier();
    if (zones == null || request.minSize() == null || request.maxSize() == null) {
      throw ScalingRefused.validation("MinSize, MaxSize and VPCZoneIdentifier are required");
    }
    List<String> subnets = List.of(zones.split("\\s*,\\s*", -1));
    for (String subnet : subnets) {
      if (ec2.subnet(subnet).isEmpty()) {
        throw ScalingRefused.validation("The subnet ID '" + subnet + "' does not exist");
      }
    }
    ScalingGroup.Size size =
        size(request.minSize(), request.maxSize(), request.desiredCapacity(), 0);
    ScalingGroup made =
        groups.add(
            new ScalingGroup(
                world, name, launch, subnets, tags(request, false), tags(request, true)));
    made.size = size;
    world.journal().made(made, "autoscaling:CreateAutoScalingGroup", Set.copyOf(subnets));
    fleet.tend(made);
    return CreateAutoScalingGroupResponse.builder().build();
  }

  private static ScalingGroup.Size size(int min, int max, @Nullable Integer desired, int before) {
    int wanted = desired == null ? Math.max(min, Math.min(max, before)) : desired;
    if (min < 0 || max < min || wanted < min || wanted > max) {
      throw ScalingRefused.validation(
          "Desired capacity:" + wanted + " must lie between min size " + min + " and max " + max);
    }
    return new ScalingGroup.Size(min, max, wanted);
  }

  private static Map<String, String> tags(
      CreateAutoScalingGroupRequest request, boolean propagatedOnly) {
    Map<String, String> tags = new TreeMap<>();
    for (Tag tag : request.tags()) {
      if (!propagatedOnly || Boolean.TRUE.equals(tag.propagateAtLaunch())) {
        tags.put(tag.key(), tag.value() == null ? "" : tag.value());
      }
    }
    return tags;
  }

  @Override
  public UpdateAutoScalingGroupResponse updateAutoScalingGroup(
      UpdateAutoScalingGroupRequest request) {
    ScalingGroup group = named(request.autoScalingGroupName());
    int min = request.minSize() == null ? group.size.min() : request.minSize();
    int max = request.maxSize() == null ? group.size.max() : request.maxSize();
    group.size = size(min, max, request.desiredCapacity(), group.size.desired());
    fleet.tend(group);
    return UpdateAutoScalingGroupResponse.builder().build();
  }

  @Override
  public SuspendProcessesResponse suspendProcesses(SuspendProcessesRequest request) {
    ScalingGroup group = named(request.autoScalingGroupName());
    if (request.scalingProcesses().isEmpty() || request.scalingProcesses().contains("Launch")) {
      group.launching = false;
    }
    return SuspendProcessesResponse.builder().build();
  }

  @Override
  public DescribeAutoScalingGroupsResponse describeAutoScalingGroups(
      DescribeAutoScalingGroupsRequest request) {
    if (!request.filters().isEmpty()) {
      throw new UnsupportedOperationException(
          "the simulator describes Auto Scaling groups by name, without filters");
    }
    List<ScalingGroup> wanted =
        groups.seen(List.of()).stream()
            .filter(
                g ->
                    request.autoScalingGroupNames().isEmpty()
                        || request.autoScalingGroupNames().contains(g.name()))
            .toList();
    int size = request.maxRecords() == null ? 50 : request.maxRecords();
    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    int to = Math.min(wanted.size(), from + size);
    return DescribeAutoScalingGroupsResponse.builder()
        .autoScalingGroups(
            wanted.subList(Math.min(from, to), to).stream().map(this::shown).toList())
        .nextToken(to < wanted.size() ? String.valueOf(to) : null)
        .build();
  }

  /** With force the servers go along; the group is gone when the last one is terminated. */
  @Override
  public DeleteAutoScalingGroupResponse deleteAutoScalingGroup(
      DeleteAutoScalingGroupRequest request) {
    ScalingGroup group = named(request.autoScalingGroupName());
    List<String> there = fleet.hosts(group).stream().map(Ec2.Host::id).toList();
    if (!there.isEmpty() && !Boolean.TRUE.equals(request.forceDelete())) {
      throw ScalingRefused.inUse(
          "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance"
              + " request(s) still in the group.");
    }
    if (!group.deleting) {
      world.journal().ended(group, "autoscaling:DeleteAutoScalingGroup", Duration.ZERO);
    }
    group.deleting = true;
    fleet.terminate(there);
    fleet.tend(group);
    return DeleteAutoScalingGroupResponse.builder().build();
  }

  private ScalingGroup named(String name) {
    return groups
        .existing()
        .filter(g -> g.name().equals(name) && g.seenBy(Read.USE))
        .findAny()
        .orElseThrow(() -> ScalingRefused.notFound(name));
  }

  private AutoScalingGroup shown(ScalingGroup group) {
    List<Instance> instances =
        fleet.hosts(group).stream()
            .map(
                h ->
                    Instance.builder()
                        .instanceId(h.id())
                        .availabilityZone(h.zone())
                        .instanceType(group.launch.instanceType())
                        .healthStatus("Healthy")
                        .lifecycleState(
                            h.state().equals("running")
                                ? "InService"
                                : h.state().equals("pending") ? "Pending" : "Terminating")
                        .build())
            .toList();
    List<TagDescription> tags =
        group.tags().seen(world.now()).entrySet().stream()
            .map(
                e ->
                    TagDescription.builder()
                        .resourceId(group.name())
                        .resourceType("auto-scaling-group")
                        .key(e.getKey())
                        .value(e.getValue())
                        .propagateAtLaunch(false)
                        .build())
            .toList();
    return AutoScalingGroup.builder()
        .autoScalingGroupName(group.name())
        .autoScalingGroupARN(group.arn())
        .launchConfigurationName(group.launch.launchConfigurationName())
        .minSize(group.size.min())
        .maxSize(group.size.max())
        .desiredCapacity(group.size.desired())
        .vpcZoneIdentifier(String.join(",", group.subnets))
        .createdTime(group.createdAt())
        .status(group.deleting ? "Delete in progress" : null)
        .instances(instances)
        .tags(tags)
        .build();
  }

  @Override
  public String serviceName() {
    return AutoScalingClient.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
