package io.lablift.local.faults.student;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/** What students do with servers, disks, addresses and keys. */
final class Servers {
  private Servers() {}

  static List<Deed> all() {
    return List.of(
        new Deed("a server", Servers::server),
        new Deed("a server whose volume stays", Servers::keptVolume),
        new Deed("a data volume on a server", Servers::dataVolume),
        new Deed("termination protection", Servers::protection),
        new Deed("an Elastic IP on a server", Servers::address),
        new Deed("a key pair with the lab's tags", Servers::keyPair),
        new Deed("a stopped server", Servers::stop),
        new Deed("a server less", Servers::terminate),
        new Deed("an Auto Scaling group", Servers::scalingGroup));
  }

  private static void server(Bench bench) {
    bench
        .ec2()
        .runInstances(
            r ->
                r.imageId(bench.image())
                    .instanceType(InstanceType.T3_MICRO)
                    .minCount(1)
                    .maxCount(1)
                    .subnetId(bench.perhaps() ? bench.publicSubnet() : bench.privateSubnet())
                    .securityGroupIds(bench.group()));
  }

  private static void keptVolume(Bench bench) {
    bench
        .ec2()
        .runInstances(
            r ->
                r.imageId(bench.image())
                    .instanceType(InstanceType.T3_MICRO)
                    .minCount(1)
                    .maxCount(1)
                    .subnetId(bench.privateSubnet())
                    .blockDeviceMappings(
                        BlockDeviceMapping.builder()
                            .deviceName("/dev/xvda")
                            .ebs(EbsBlockDevice.builder().deleteOnTermination(false).build())
                            .build()));
  }

  private static void dataVolume(Bench bench) {
    String server = bench.server();
    String zone =
        bench
            .ec2()
            .describeInstances(r -> r.instanceIds(server))
            .reservations()
            .getFirst()
            .instances()
            .getFirst()
            .placement()
            .availabilityZone();
    String volume =
        bench
            .ec2()
            .createVolume(r -> r.availabilityZone(zone).size(1).volumeType(VolumeType.GP3))
            .volumeId();
    bench.orElse(
        () ->
            bench.ec2().attachVolume(r -> r.volumeId(volume).instanceId(server).device("/dev/sdf")),
        () -> bench.ec2().deleteVolume(r -> r.volumeId(volume)));
  }

  private static void protection(Bench bench) {
    String server = bench.server();
    bench
        .ec2()
        .modifyInstanceAttribute(
            r -> r.instanceId(server).disableApiTermination(v -> v.value(true)));
  }

  /**
   * A second address would push the first off the server, and nothing would tell whose that was.
   */
  private static void address(Bench bench) {
    String server = bench.server();
    if (hasAddress(bench, server)) {
      return;
    }
    String address = bench.ec2().allocateAddress(r -> r.domain(DomainType.VPC)).allocationId();
    bench.orElse(
        () -> bench.ec2().associateAddress(r -> r.allocationId(address).instanceId(server)),
        () -> bench.ec2().releaseAddress(r -> r.allocationId(address)));
  }

  private static void keyPair(Bench bench) {
    bench
        .ec2()
        .createKeyPair(
            r ->
                r.keyName(bench.name())
                    .tagSpecifications(
                        TagSpecification.builder()
                            .resourceType(ResourceType.KEY_PAIR)
                            .tags(bench.labTags())
                            .build()));
  }

  private static void stop(Bench bench) {
    String server = bench.server();
    bench.ec2().stopInstances(r -> r.instanceIds(server));
  }

  /**
   * A server with which nothing is lost sight of: a volume that stays, or an address, that hung on
   * one that its student has terminated is a thing without a tag that hangs on nothing. Nobody can
   * prove whose it is, and Lablift leaves it alone (docs/reliability.md).
   */
  private static void terminate(Bench bench) {
    String server = bench.server();
    boolean keepsVolumes =
        bench
            .ec2()
            .describeInstances(r -> r.instanceIds(server))
            .reservations()
            .getFirst()
            .instances()
            .getFirst()
            .blockDeviceMappings()
            .stream()
            .anyMatch(mapping -> !Boolean.TRUE.equals(mapping.ebs().deleteOnTermination()));
    if (!keepsVolumes && !hasAddress(bench, server)) {
      bench.ec2().terminateInstances(r -> r.instanceIds(server));
    }
  }

  private static boolean hasAddress(Bench bench, String server) {
    return bench.ec2().describeAddresses(r -> {}).addresses().stream()
        .anyMatch(address -> server.equals(address.instanceId()));
  }

  private static void scalingGroup(Bench bench) {
    bench
        .autoScaling()
        .createLaunchConfiguration(
            r ->
                r.launchConfigurationName(bench.name())
                    .imageId(bench.image())
                    .instanceType("t3.micro"));
    bench.aMoment();
    bench
        .autoScaling()
        .createAutoScalingGroup(
            r ->
                r.autoScalingGroupName(bench.name())
                    .launchConfigurationName(bench.name())
                    .minSize(bench.upTo(2))
                    .maxSize(2)
                    .vpcZoneIdentifier(bench.privateSubnet()));
  }
}
