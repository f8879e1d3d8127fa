package io.lablift.simulator.ec2;

import io.lablift.simulator.ec2.SimInterface.Attachment;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;

/** Network interfaces as DescribeNetworkInterfaces shows and filters them. */
final class InterfaceView {
  private final Ec2World ec2;

  InterfaceView(Ec2World ec2) {
    this.ec2 = ec2;
  }

  Filters<SimInterface> filters() {
    return Filters.<SimInterface>tagged()
        .id("network-interface-id", SimInterface::id)
        .link("vpc-id", "vpc", i -> i.vpcId)
        .link("subnet-id", "subnet", i -> i.subnetId)
        .one("availability-zone", i -> i.zone)
        .one("description", i -> i.description)
        .each("group-id", i -> i.groups.stream())
        .each("group-name", i -> i.groups.stream().map(g -> ec2.groups.get(g).groupName))
        .one("interface-type", i -> i.type)
        .one("mac-address", this::mac)
        .one("owner-id", i -> ec2.owner())
        .one("private-ip-address", i -> i.privateIp)
        .one("addresses.private-ip-address", i -> i.privateIp)
        .one("requester-id", i -> i.isManaged() ? i.requester : null)
        .one("requester-managed", SimInterface::isManaged)
        .one("source-dest-check", i -> i.sourceDestCheck)
        .one("status", SimInterface::state)
        .one("association.public-ip", i -> i.mapped().orElse(null))
        .one("addresses.association.public-ip", i -> i.mapped().orElse(null))
        .one("association.allocation-id", i -> ec2.addressOf(i).map(SimAddress::id).orElse(null))
        .one("association.association-id", i -> associationId(i).orElse(null))
        .one("association.ip-owner-id", i -> i.mapped().isEmpty() ? null : ipOwner(i))
        .one("attachment.attachment-id", i -> attachment(i, Attachment::id))
        .link(
            "attachment.instance-id",
            "instance",
            i -> attachment(i, a -> a.instanceId().isEmpty() ? null : a.instanceId()))
        .one("attachment.device-index", i -> attachment(i, a -> a.device() + ""))
        .one(
            "attachment.delete-on-termination",
            i -> attachment(i, a -> a.deleteOnTermination() + ""))
        .one(
            "attachment.status",
            i -> attachment(i, a -> i.isDetaching() ? "detaching" : "attached"))
        .one(
            "attachment.instance-owner-id",
            i -> attachment(i, a -> i.isManaged() ? i.requester : ec2.owner()));
  }

  private static @Nullable String attachment(
      SimInterface networkInterface, Function<Attachment, @Nullable String> value) {
    Attachment attachment = networkInterface.attachment().orElse(null);
    return attachment == null ? null : value.apply(attachment);
  }

  private Optional<String> associationId(SimInterface networkInterface) {
    return ec2.addressOf(networkInterface)
        .flatMap(SimAddress::association)
        .map(SimAddress.Association::id);
  }

  /** An Elastic IP is the account's, a service's or launch's own address Amazon's. */
  private String ipOwner(SimInterface networkInterface) {
    if (ec2.addressOf(networkInterface).isPresent()) {
      return ec2.owner();
    }
    return networkInterface.requester.equals("amazon-elb") ? "amazon-elb" : "amazon";
  }

  private String mac(SimInterface networkInterface) {
    long bits = ec2.world.draws().bits("mac " + networkInterface.id());
    return String.format(
        "02:%02x:%02x:%02x:%02x:%02x",
        bits & 255, bits >> 8 & 255, bits >> 16 & 255, bits >> 24 & 255, bits >> 32 & 255);
  }

  List<GroupIdentifier> groups(SimInterface networkInterface) {
    return networkInterface.groups.stream()
        .map(ec2.groups::get)
        .map(g -> GroupIdentifier.builder().groupId(g.id()).groupName(g.groupName).build())
        .toList();
  }

  NetworkInterface shown(SimInterface networkInterface) {
    var shown =
        NetworkInterface.builder()
            .networkInterfaceId(networkInterface.id())
            .vpcId(networkInterface.vpcId)
            .subnetId(networkInterface.subnetId)
            .availabilityZone(networkInterface.zone)
            .description(networkInterface.description)
            .groups(groups(networkInterface))
            .interfaceType(networkInterface.type)
            .macAddress(mac(networkInterface))
            .ownerId(ec2.owner())
            .privateIpAddress(networkInterface.privateIp)
            .privateIpAddresses(
                NetworkInterfacePrivateIpAddress.builder()
                    .primary(true)
                    .privateIpAddress(networkInterface.privateIp)
                    .build())
            .requesterManaged(networkInterface.isManaged())
            .requesterId(networkInterface.isManaged() ? networkInterface.requester : null)
            .sourceDestCheck(networkInterface.sourceDestCheck)
            .status(networkInterface.state())
            .tagSet(Tagging.shown(networkInterface));
    networkInterface.attachment().ifPresent(a -> shown.attachment(shown(networkInterface, a)));
    networkInterface.mapped().ifPresent(ip -> shown.association(association(networkInterface, ip)));
    return networkInterface.shown(shown.build());
  }

  private NetworkInterfaceAttachment shown(SimInterface networkInterface, Attachment attachment) {
    boolean managed = attachment.instanceId().isEmpty();
    return NetworkInterfaceAttachment.builder()
        .attachmentId(attachment.id())
        .instanceId(managed ? null : attachment.instanceId())
        .instanceOwnerId(managed ? networkInterface.requester : ec2.owner())
        .deviceIndex(attachment.device())
        .deleteOnTermination(attachment.deleteOnTermination())
        .attachTime(attachment.at())
        .status(networkInterface.isDetaching() ? "detaching" : "attached")
        .build();
  }

  NetworkInterfaceAssociation association(SimInterface networkInterface, String ip) {
    return NetworkInterfaceAssociation.builder()
        .publicIp(ip)
        .ipOwnerId(ipOwner(networkInterface))
        .allocationId(ec2.addressOf(networkInterface).map(SimAddress::id).orElse(null))
        .associationId(associationId(networkInterface).orElse(null))
        .build();
  }
}
