package io.lablift.simulator.scaling;

import io.lablift.simulator.ec2.Ec2;
import io.lablift.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.model.CreateLaunchConfigurationRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;

/**
 * Keeps groups at their desired capacity: a server that was stopped or terminated is replaced
 * before the account answers its next call.
 */
final class Fleet {
  private static final Set<String> WORKING = Set.of("pending", "running");

  private final World world;
  private final Ec2 ec2;
  private final Ec2Client client;

  Fleet(World world, Ec2 ec2) {
    this.world = world;
    this.ec2 = ec2;
    this.client = ec2.client();
  }

  /** The group's servers that are there to stay, oldest first. */
  List<Ec2.Host> working(ScalingGroup group) {
    return hosts(group).stream().filter(h -> WORKING.contains(h.state())).toList();
  }

  /** The group's servers that are not terminated yet. */
  List<Ec2.Host> hosts(ScalingGroup group) {
    return group.instances.stream()
        .flatMap(id -> ec2.host(id).stream())
        .filter(h -> !h.state().equals("terminated"))
        .toList();
  }

  void tend(ScalingGroup group) {
    if (group.deleting) {
      if (hosts(group).isEmpty()) {
        group.endAt(world.now());
      }
      return;
    }
    for (Ec2.Host host : hosts(group)) {
      if (host.state().startsWith("stop")) {
        terminate(List.of(host.id()));
      }
    }
    List<Ec2.Host> working = new ArrayList<>(working(group));
    while (working.size() > group.size.desired()) {
      terminate(List.of(working.removeFirst().id()));
    }
    for (int missing = group.size.desired() - working.size(); missing > 0; missing--) {
      if (!group.launching || !launch(group)) {
        return;
      }
    }
  }

  void terminate(List<String> ids) {
    if (!ids.isEmpty()) {
      client.terminateInstances(r -> r.instanceIds(ids));
    }
  }

  /** Starts one more; a launch that EC2 refuses is tried again at the next call. */
  private boolean launch(ScalingGroup group) {
    CreateLaunchConfigurationRequest launch = group.launch;
    String subnet = group.subnets.get(group.instances.size() % group.subnets.size());
    InstanceNetworkInterfaceSpecification plug =
        InstanceNetworkInterfaceSpecification.builder()
            .deviceIndex(0)
            .subnetId(subnet)
            .groups(launch.securityGroups())
            .associatePublicIpAddress(launch.associatePublicIpAddress())
            .build();
    String id;
    try {
      id =
          client
              .runInstances(
                  r ->
                      r.imageId(launch.imageId())
                          .instanceType(launch.instanceType())
                          .keyName(launch.keyName())
                          .userData(launch.userData())
                          .minCount(1)
                          .maxCount(1)
                          .networkInterfaces(plug))
              .instances()
              .getFirst()
              .instanceId();
    } catch (AwsServiceException refused) {
      return false;
    }
    group.instances.add(id);
    world.find(id).ifPresent(made -> made.tags().put(group.launchTags, world.now()));
    return true;
  }
}
