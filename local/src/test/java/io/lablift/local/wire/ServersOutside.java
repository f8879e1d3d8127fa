package io.lablift.local.wire;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Volume;

/** The servers of an account, their disks and keys; what is terminated is gone. */
final class ServersOutside {
  private final Ec2Client ec2;

  ServersOutside(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  void addTo(List<String> things) {
    Map<String, String> subnets = new HashMap<>();
    ec2.describeSubnetsPaginator()
        .subnets()
        .forEach(subnet -> subnets.put(subnet.subnetId(), NetworkOutside.name(subnet.tags())));
    Map<String, Volume> volumes =
        ec2.describeVolumesPaginator().volumes().stream()
            .collect(Collectors.toMap(Volume::volumeId, volume -> volume));
    Set<String> disks = new TreeSet<>();
    ec2.describeInstancesPaginator().reservations().stream()
        .flatMap(reservation -> reservation.instances().stream())
        .filter(instance -> instance.state().name() != InstanceStateName.TERMINATED)
        .forEach(
            instance -> {
              things.add(server(instance, subnets, volumes));
              instance.blockDeviceMappings().forEach(device -> disks.add(device.ebs().volumeId()));
            });
    volumes.keySet().stream()
        .filter(volume -> !disks.contains(volume))
        .forEach(volume -> things.add("volume " + volume + " without a server"));
    ec2.describeKeyPairs()
        .keyPairs()
        .forEach(pair -> things.add("key-pair " + Outside.stem(pair.keyName())));
  }

  private static String server(
      Instance instance, Map<String, String> subnets, Map<String, Volume> volumes) {
    return "instance "
        + NetworkOutside.name(instance.tags())
        + " "
        + instance.instanceTypeAsString()
        + " in "
        + subnets.getOrDefault(instance.subnetId(), instance.subnetId())
        + ", "
        + instance.state().nameAsString()
        + (instance.publicIpAddress() == null ? "" : ", public IP")
        + ", "
        + instance.securityGroups().stream()
            .map(GroupIdentifier::groupName)
            .collect(joining(" and "))
        + ", key "
        + Outside.stem(instance.keyName())
        + (instance.metadataOptions().httpTokens() == HttpTokensState.REQUIRED
            ? ", IMDSv2 only"
            : "")
        + ", disk "
        + instance.blockDeviceMappings().stream()
            .map(device -> disk(volumes.get(device.ebs().volumeId())))
            .collect(joining(" and "));
  }

  private static String disk(@Nullable Volume volume) {
    if (volume == null) {
      return "that is not there";
    }
    return volume.size()
        + " GiB "
        + volume.volumeTypeAsString()
        + (volume.encrypted() ? " encrypted" : "");
  }
}
