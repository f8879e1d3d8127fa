package io.lablift.simulator.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.InstanceState;

/** Servers as DescribeInstances shows and filters them. */
final class InstanceView {
  private static final Map<String, Integer> CODES =
      Map.of(
          "pending", 0,
          "running", 16,
          "shutting-down", 32,
          "terminated", 48,
          "stopping", 64,
          "stopped", 80);

  private final Ec2World ec2;
  private final InterfaceView interfaceView;
  private final Disks disks;

  InstanceView(Ec2World ec2, Disks disks) {
    this.ec2 = ec2;
    this.interfaceView = new InterfaceView(ec2);
    this.disks = disks;
  }

  Filters<SimInstance> filters() {
    return Filters.<SimInstance>tagged()
        .one("architecture", i -> i.launch.type().architecture())
        .one("availability-zone", i -> i.launch.subnet().zone)
        .each("block-device-mapping.volume-id", i -> disks.of(i).stream().map(SimVolume::id))
        .one("client-token", i -> i.launch.clientToken().isEmpty() ? null : i.launch.clientToken())
        .one("image-id", i -> i.launch.image().id())
        .one("instance-lifecycle", i -> i.spot == null ? null : "spot")
        .one("spot-instance-request-id", InstanceView::spotRequest)
        .each("instance.group-id", this::groups)
        .each("instance.group-name", i -> groups(i).map(g -> ec2.groups.get(g).groupName))
        .each("group-id", this::groups)
        .id("instance-id", SimInstance::id)
        .one("instance-state-code", i -> CODES.get(i.life.seenState()))
        .one("instance-state-name", i -> i.life.seenState())
        .one("instance-type", i -> i.launch.type().name())
        .one("ip-address", i -> publicIp(i).orElse(null))
        .one("key-name", i -> i.launch.keyName().orElse(null))
        .one("launch-index", i -> i.launch.index())
        .each(
            "network-interface.network-interface-id",
            i -> ec2.interfacesOf(i).map(SimInterface::id))
        .each("network-interface.subnet-id", i -> ec2.interfacesOf(i).map(n -> n.subnetId))
        .each("network-interface.vpc-id", i -> ec2.interfacesOf(i).map(n -> n.vpcId))
        .each(
            "network-interface.group-id", i -> ec2.interfacesOf(i).flatMap(n -> n.groups.stream()))
        .one("owner-id", i -> ec2.owner())
        .one("private-ip-address", i -> primary(i).map(n -> n.privateIp).orElse(null))
        .one("reservation-id", i -> i.launch.reservationId())
        .one("root-device-type", i -> "ebs")
        .one("state-reason-code", i -> i.reasonCode.isEmpty() ? null : i.reasonCode)
        .one("subnet-id", i -> lives(i) ? i.launch.subnet().id() : null)
        .link("vpc-id", "vpc", i -> lives(i) ? i.launch.subnet().vpcId : null);
  }

  private static @Nullable String spotRequest(SimInstance instance) {
    SimSpotRequest spot = instance.spot;
    return spot == null ? null : spot.id();
  }

  /** A terminated instance shows neither subnet nor VPC any more. */
  private static boolean lives(SimInstance instance) {
    return !instance.life.seenState().equals("terminated");
  }

  private Stream<String> groups(SimInstance instance) {
    return primary(instance).stream().flatMap(i -> i.groups.stream());
  }

  private Optional<SimInterface> primary(SimInstance instance) {
    return ec2.interfacesOf(instance)
        .filter(i -> i.attachment().orElseThrow().device() == 0)
        .findFirst();
  }

  private Optional<String> publicIp(SimInstance instance) {
    return primary(instance).flatMap(SimInterface::mapped);
  }

  static InstanceState state(String name) {
    return InstanceState.builder().name(name).code(CODES.getOrDefault(name, 0)).build();
  }

  Instance shown(SimInstance instance) {
    SimInstance.Launch launch = instance.launch;
    Optional<SimInterface> primary = primary(instance);
    var shown =
        Instance.builder()
            .instanceId(instance.id())
            .imageId(launch.image().id())
            .instanceType(launch.type().name())
            .state(state(instance.life.seenState()))
            .architecture(launch.type().architecture())
            .virtualizationType("hvm")
            .hypervisor("xen")
            .enaSupport(true)
            .keyName(launch.keyName().orElse(null))
            .launchTime(instance.createdAt())
            .amiLaunchIndex(launch.index())
            .clientToken(launch.clientToken())
            .instanceLifecycle(instance.spot == null ? null : "spot")
            .spotInstanceRequestId(spotRequest(instance))
            .cpuOptions(
                c ->
                    c.coreCount(launch.type().cores())
                        .threadsPerCore(launch.type().threadsPerCore()))
            .placement(p -> p.availabilityZone(launch.subnet().zone).tenancy("default"))
            .monitoring(m -> m.state("disabled"))
            .rootDeviceType("ebs")
            .rootDeviceName(rootDevice(launch.image()))
            .metadataOptions(
                m ->
                    m.state("applied")
                        .httpEndpoint("enabled")
                        .httpTokens(launch.tokensRequired() ? "required" : "optional"))
            .blockDeviceMappings(disks.of(instance).stream().map(InstanceView::disk).toList())
            .networkInterfaces(ec2.interfacesOf(instance).map(this::networkInterface).toList())
            .tags(Tagging.shown(instance));
    if (lives(instance)) {
      shown.subnetId(launch.subnet().id()).vpcId(launch.subnet().vpcId);
    }
    primary.ifPresent(
        p ->
            shown
                .privateIpAddress(p.privateIp)
                .privateDnsName(privateName(p))
                .publicIpAddress(p.mapped().orElse(null))
                .publicDnsName(publicName(p))
                .sourceDestCheck(p.sourceDestCheck)
                .securityGroups(interfaceView.groups(p)));
    if (!instance.reasonCode.isEmpty()) {
      shown
          .stateTransitionReason(instance.reasonMessage)
          .stateReason(r -> r.code(instance.reasonCode).message(instance.reasonMessage));
    }
    return instance.shown(shown.build());
  }

  static String rootDevice(SimImage image) {
    return image.disks.isEmpty() ? "" : image.disks.getFirst().device();
  }

  private String privateName(SimInterface networkInterface) {
    return "ip-"
        + networkInterface.privateIp.replace('.', '-')
        + "."
        + ec2.zones.region()
        + ".compute.internal";
  }

  private @Nullable String publicName(SimInterface networkInterface) {
    return networkInterface
        .mapped()
        .filter(ip -> ec2.vpcs.get(networkInterface.vpcId).dnsHostnames.actual())
        .map(
            ip ->
                "ec2-" + ip.replace('.', '-') + "." + ec2.zones.region() + ".compute.amazonaws.com")
        .orElse(null);
  }

  private static InstanceBlockDeviceMapping disk(SimVolume volume) {
    SimVolume.Attachment attachment = volume.attachment().orElseThrow();
    Instant at = attachment.at();
    return InstanceBlockDeviceMapping.builder()
        .deviceName(attachment.device())
        .ebs(
            e ->
                e.volumeId(volume.id())
                    .status("attached")
                    .attachTime(at)
                    .deleteOnTermination(attachment.deleteOnTermination()))
        .build();
  }

  private InstanceNetworkInterface networkInterface(SimInterface networkInterface) {
    SimInterface.Attachment attachment = networkInterface.attachment().orElseThrow();
    var shown =
        InstanceNetworkInterface.builder()
            .networkInterfaceId(networkInterface.id())
            .subnetId(networkInterface.subnetId)
            .vpcId(networkInterface.vpcId)
            .ownerId(ec2.owner())
            .description(networkInterface.description)
            .groups(interfaceView.groups(networkInterface))
            .privateIpAddress(networkInterface.privateIp)
            .status("in-use")
            .sourceDestCheck(networkInterface.sourceDestCheck)
            .interfaceType(networkInterface.type)
            .attachment(
                a ->
                    a.attachmentId(attachment.id())
                        .deviceIndex(attachment.device())
                        .deleteOnTermination(attachment.deleteOnTermination())
                        .attachTime(attachment.at())
                        .status("attached"))
            .privateIpAddresses(
                List.of(
                    InstancePrivateIpAddress.builder()
                        .primary(true)
                        .privateIpAddress(networkInterface.privateIp)
                        .build()));
    networkInterface
        .mapped()
        .ifPresent(
            ip ->
                shown.association(
                    a ->
                        a.publicIp(ip)
                            .ipOwnerId(
                                interfaceView.association(networkInterface, ip).ipOwnerId())));
    return shown.build();
  }
}
