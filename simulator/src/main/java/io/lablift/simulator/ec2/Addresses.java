package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimAddress.Association;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;

/** Elastic IP addresses ("Elastic IP addresses" in the EC2 user guide). */
final class Addresses {
  private final Ec2World ec2;
  private final Filters<SimAddress> filters;

  Addresses(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimAddress>tagged()
            .id("allocation-id", SimAddress::id)
            .one("association-id", a -> a.seenAssociation().map(Association::id).orElse(null))
            .one("domain", a -> "vpc")
            .one("instance-id", Addresses::instanceOf)
            .one("network-border-group", a -> ec2.zones.region())
            .one("network-interface-id", a -> on(a, SimInterface::id))
            .one("network-interface-owner-id", a -> on(a, i -> ec2.owner()))
            .one("private-ip-address", a -> on(a, i -> i.privateIp))
            .one("public-ip", a -> a.publicIp);
  }

  private static @Nullable SimInterface on(SimAddress address) {
    return address.association().map(Association::target).orElse(null);
  }

  private static @Nullable String on(SimAddress address, Function<SimInterface, String> value) {
    return address.seenAssociation().map(Association::target).map(value).orElse(null);
  }

  private static @Nullable String instanceOf(SimAddress address) {
    return address
        .seenAssociation()
        .flatMap(a -> a.target().attachment())
        .map(SimInterface.Attachment::instanceId)
        .filter(id -> !id.isEmpty())
        .orElse(null);
  }

  AllocateAddressResponse allocate(AllocateAddressRequest request) {
    if (request.domainAsString() != null && !request.domainAsString().equals("vpc")) {
      throw Refused.invalid(
          "Value (%s) for parameter domain is invalid.", request.domainAsString());
    }
    if (request.address() != null || request.publicIpv4Pool() != null) {
      throw new UnsupportedOperationException("the simulator allocates Amazon's addresses only");
    }
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.ELASTIC_IP);
    ec2.require(Quota.ELASTIC_IPS, ec2.addresses.existing().count(), 1, "addresses");
    SimAddress address = ec2.addresses.add(new SimAddress(ec2, publicIp(ec2), tags));
    ec2.world.journal().made(address, "ec2:AllocateAddress", Set.of());
    return AllocateAddressResponse.builder()
        .allocationId(address.id())
        .publicIp(address.publicIp)
        .domain("vpc")
        .networkBorderGroup(ec2.zones.region())
        .publicIpv4Pool("amazon")
        .build();
  }

  /** A public address that nothing else in the account has. */
  static String publicIp(Ec2World ec2) {
    int ordinal = ec2.world.next("public address");
    int second = 32 + ec2.world.draws().below(32, "public address " + ordinal);
    return "3." + second + "." + (ordinal >> 8 & 255) + "." + (ordinal & 255);
  }

  DescribeAddressesResponse describe(DescribeAddressesRequest request) {
    List<SimAddress> seen =
        filters.select(ec2.addresses.seen(request.allocationIds()), request.filters());
    for (String ip : request.publicIps()) {
      if (seen.stream().noneMatch(a -> a.publicIp.equals(ip))) {
        throw Refused.because("InvalidAddress.NotFound", "Address '%s' not found.", ip);
      }
    }
    return DescribeAddressesResponse.builder()
        .addresses(
            seen.stream()
                .filter(
                    a -> request.publicIps().isEmpty() || request.publicIps().contains(a.publicIp))
                .map(this::shown)
                .toList())
        .build();
  }

  AssociateAddressResponse associate(AssociateAddressRequest request) {
    SimAddress address = ec2.addresses.use(required(request.allocationId(), "allocationId"));
    SimInterface target = target(request);
    if (ec2.gatewayOf(target.vpcId).isEmpty()) {
      throw Refused.because(
          "Gateway.NotAttached",
          "Network %s is not attached to any internet gateway",
          target.vpcId);
    }
    if (address.isOn(target)) {
      return AssociateAddressResponse.builder()
          .associationId(address.association().orElseThrow().id())
          .build();
    }
    // "Reassociation is automatic, but you can specify false" (AssociateAddress).
    if (address.association().isPresent() && Boolean.FALSE.equals(request.allowReassociation())) {
      throw Refused.because(
          "Resource.AlreadyAssociated",
          "resource %s is already associated with associate-id %s",
          address.id(),
          address.association().orElseThrow().id());
    }
    ec2.addressOf(target).ifPresent(SimAddress::disassociate);
    target.publicIp = null;
    return AssociateAddressResponse.builder().associationId(join(address, target)).build();
  }

  private SimInterface target(AssociateAddressRequest request) {
    if (request.networkInterfaceId() != null) {
      return ec2.interfaces.use(request.networkInterfaceId());
    }
    SimInstance instance = ec2.instances.use(required(request.instanceId(), "instanceId"));
    if (!instance.life.is("running", "stopped", "stopping")) {
      throw Refused.because(
          "InvalidInstanceID",
          "The instance '%s' is not in a valid state for this operation.",
          instance.id());
    }
    return ec2.interfacesOf(instance).findFirst().orElseThrow();
  }

  /** Joins the two and answers with the association's id. */
  String join(SimAddress address, SimInterface target) {
    Association association = new Association(ec2.world.newId("eipassoc"), target);
    address.associate(association);
    return association.id();
  }

  DisassociateAddressResponse disassociate(DisassociateAddressRequest request) {
    String id = required(request.associationId(), "associationId");
    SimAddress address =
        ec2.addresses
            .existing()
            .filter(a -> a.association().filter(x -> x.id().equals(id)).isPresent())
            .findAny()
            .orElseThrow(
                () ->
                    Refused.because(
                        "InvalidAssociationID.NotFound",
                        "The association ID '%s' does not exist",
                        id));
    SimInterface on = on(address);
    if (on != null && on.isManaged()) {
      throw Refused.because(
          "AuthFailure", "You do not have permission to access the specified resource.");
    }
    address.disassociate();
    return DisassociateAddressResponse.builder().build();
  }

  ReleaseAddressResponse release(ReleaseAddressRequest request) {
    SimAddress address = ec2.addresses.use(required(request.allocationId(), "allocationId"));
    if (address.association().isPresent()) {
      throw Refused.because("InvalidIPAddress.InUse", "Address %s is in use.", address.publicIp);
    }
    ec2.world.journal().ended(address, "ec2:ReleaseAddress", Duration.ZERO);
    address.endAt(ec2.now());
    return ReleaseAddressResponse.builder().build();
  }

  private Address shown(SimAddress address) {
    return address.shown(
        () -> built(address),
        address.seenAssociation(),
        instanceOf(address),
        Tagging.shown(address));
  }

  private Address built(SimAddress address) {
    var shown =
        Address.builder()
            .allocationId(address.id())
            .publicIp(address.publicIp)
            .domain("vpc")
            .networkBorderGroup(ec2.zones.region())
            .publicIpv4Pool("amazon")
            .tags(Tagging.shown(address));
    address
        .seenAssociation()
        .ifPresent(
            a ->
                shown
                    .associationId(a.id())
                    .networkInterfaceId(a.target().id())
                    .networkInterfaceOwnerId(ec2.owner())
                    .privateIpAddress(a.target().privateIp)
                    .instanceId(instanceOf(address)));
    return shown.build();
  }
}
