package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/**
 * Network interfaces that nothing takes along, and the Elastic IPs that hang on any interface of
 * the VPC.
 *
 * <p>Those of load balancers, NAT gateways and endpoints belong to their services; those that an
 * instance brought along go with it.
 */
public final class NetworkInterfaces implements Kind {
  private final Ec2Client ec2;
  private final Set<String> typesSeen = new HashSet<>();

  public NetworkInterfaces(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.NETWORK_INTERFACE;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    return ec2
        .describeNetworkInterfacesPaginator(r -> r.filters(scope.inVpcs("vpc-id")))
        .networkInterfaces()
        .stream()
        .peek(found -> typesSeen.add(String.valueOf(found.interfaceTypeAsString())))
        .flatMap(NetworkInterfaces::remnants)
        .toList();
  }

  /** Whether a listing has met an interface of this type, and so the service behind it. */
  boolean saw(String interfaceType) {
    return typesSeen.contains(interfaceType);
  }

  private static Stream<Remnant> remnants(NetworkInterface found) {
    Stream<Remnant> address = Stream.of();
    if (found.association() != null && found.association().allocationId() != null) {
      address =
          Stream.of(
              Remnant.of(
                  ResourceType.ELASTIC_IP,
                  found.association().allocationId(),
                  "",
                  Ownership.hangsOn(found.networkInterfaceId()),
                  List.of()));
    }
    return goesWithItsOwner(found) ? address : Stream.concat(Stream.of(remnant(found)), address);
  }

  private static boolean goesWithItsOwner(NetworkInterface found) {
    return Boolean.TRUE.equals(found.requesterManaged())
        || "nat_gateway".equals(found.interfaceTypeAsString())
        || (found.attachment() != null
            && Boolean.TRUE.equals(found.attachment().deleteOnTermination()));
  }

  private static Remnant remnant(NetworkInterface found) {
    List<String> holds = new ArrayList<>();
    holds.add(found.vpcId());
    holds.add(found.subnetId());
    found.groups().stream().map(GroupIdentifier::groupId).forEach(holds::add);
    if (found.association() != null && found.association().allocationId() != null) {
      holds.add(found.association().allocationId());
    }
    return Remnant.of(
        ResourceType.NETWORK_INTERFACE,
        found.networkInterfaceId(),
        Tags.name(found.tagSet()),
        Ownership.inVpc(found.vpcId()),
        holds);
  }

  @Override
  public void delete(Remnant found) {
    ec2.deleteNetworkInterface(r -> r.networkInterfaceId(found.id()));
  }
}
