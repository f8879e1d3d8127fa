package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;

/**
 * Network interfaces, and the Elastic IPs that hang on any interface of the VPC.
 *
 * <p>Those that an instance of the lab brought along go with it. Those that a service made, or that
 * somebody else's instance has, are not ours to delete: they are watched, because they hold what
 * is.
 */
public final class NetworkInterfaces implements Kind {
  /** What people make for themselves (EC2 API, NetworkInterface, interfaceType). */
  private static final Set<String> ONES_OWN =
      Set.of("interface", "efa", "efa-only", "trunk", "branch");

  private final Ec2Client ec2;
  private final Instances instances;
  private final Set<String> typesSeen = new HashSet<>();
  private final Set<String> idsSeen = new HashSet<>();
  private boolean classicBalancer;

  public NetworkInterfaces(Ec2Client ec2, Instances instances) {
    this.ec2 = ec2;
    this.instances = instances;
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
        .peek(this::note)
        .flatMap(found -> remnants(scope, found))
        .toList();
  }

  private void note(NetworkInterface found) {
    idsSeen.add(found.networkInterfaceId());
    typesSeen.add(String.valueOf(found.interfaceTypeAsString()));
    classicBalancer |= text(found.description()).matches("ELB [^/]+");
  }

  /** Whether a listing has met an interface of this type, and so the service behind it. */
  boolean saw(String interfaceType) {
    return typesSeen.contains(interfaceType);
  }

  /** Whether a listing has met an interface of a Classic Load Balancer. */
  boolean sawClassicBalancer() {
    return classicBalancer;
  }

  /**
   * Whether this interface lies in a VPC that the lab has or had; also one that AWS does not show.
   */
  boolean isLabs(Scope scope, String id) {
    return idsSeen.contains(id)
        || ec2
            .describeNetworkInterfaces(r -> r.filters(Tags.filter("network-interface-id", id)))
            .networkInterfaces()
            .stream()
            .allMatch(found -> scope.hadVpc(found.vpcId()));
  }

  private Stream<Remnant> remnants(Scope scope, NetworkInterface found) {
    NetworkInterfaceAttachment attachment = found.attachment();
    String instance = attachment == null ? null : attachment.instanceId();
    if (isOfAService(found)) {
      return withAddress(found, remnant(found).kept("made by " + maker(found)));
    }
    if (attachment == null || instance == null) {
      return withAddress(found, remnant(found));
    }
    if (!text(found.ownerId()).equals(or(attachment.instanceOwnerId(), text(found.ownerId())))) {
      String of = "attached to " + instance + " of account " + attachment.instanceOwnerId();
      return withAddress(found, remnant(found).kept(of));
    }
    if (!instances.isLabs(scope, instance)) {
      String of = "attached to instance " + instance + ", which is not the lab's";
      return withAddress(found, remnant(found).kept(of));
    }
    return Boolean.TRUE.equals(attachment.deleteOnTermination())
        ? withAddress(found, carrier(instance, found))
        : withAddress(found, remnant(found));
  }

  /** An interface that is attached without an instance to be seen is plugged into a service. */
  private static boolean isOfAService(NetworkInterface found) {
    return Boolean.TRUE.equals(found.requesterManaged())
        || !ONES_OWN.contains(or(found.interfaceTypeAsString(), "interface"))
        || (found.attachment() != null && found.attachment().instanceId() == null);
  }

  private static String maker(NetworkInterface found) {
    String attached = found.attachment() == null ? null : found.attachment().instanceOwnerId();
    return Stream.of(text(found.requesterId()), text(attached))
        .filter(name -> name.startsWith("amazon-"))
        .findFirst()
        .orElse("a service of AWS");
  }

  private static Stream<Remnant> withAddress(NetworkInterface found, Remnant holder) {
    Ownership byHolder = Ownership.hangsOn(holder.id());
    return Stream.concat(
        Stream.of(holder),
        address(found).stream()
            .map(id -> Remnant.of(ResourceType.ELASTIC_IP, id, "", byHolder, List.of())));
  }

  private static List<String> address(NetworkInterface found) {
    return found.association() == null || found.association().allocationId() == null
        ? List.of()
        : List.of(found.association().allocationId());
  }

  /** What the interfaces of a server say of it: that it holds their addresses. */
  private static Remnant carrier(String instance, NetworkInterface found) {
    return Remnant.of(
        ResourceType.INSTANCE, instance, "", Ownership.inVpc(found.vpcId()), address(found));
  }

  private static Remnant remnant(NetworkInterface found) {
    List<String> holds = new ArrayList<>(address(found));
    holds.add(found.vpcId());
    holds.add(found.subnetId());
    if (found.association() != null) {
      holds.add(Remnant.mapped(found.vpcId()));
    }
    found.groups().stream().map(GroupIdentifier::groupId).forEach(holds::add);
    String name = Tags.name(found.tagSet());
    return Remnant.of(
        ResourceType.NETWORK_INTERFACE,
        found.networkInterfaceId(),
        name.isEmpty() ? text(found.description()) : name,
        Ownership.inVpc(found.vpcId()),
        holds);
  }

  private static String text(@Nullable String value) {
    return or(value, "");
  }

  private static String or(@Nullable String value, String other) {
    return value == null ? other : value;
  }

  @Override
  public void delete(Remnant found) {
    ec2.deleteNetworkInterface(r -> r.networkInterfaceId(found.id()));
  }

  @Override
  public List<Remnant> again(Scope scope, List<Remnant> kept) {
    List<String> ids = kept.stream().map(Remnant::id).toList();
    return ec2
        .describeNetworkInterfaces(r -> r.filters(Tags.filter("network-interface-id", ids)))
        .networkInterfaces()
        .stream()
        .flatMap(found -> remnants(scope, found))
        .filter(remnant -> remnant.type() == type())
        .toList();
  }

  /**
   * Whether this interface goes with that owner: services name the owner in the description of the
   * interfaces that they make for it.
   */
  public static boolean goesWith(Remnant networkInterface, Remnant owner) {
    if (networkInterface.type() != ResourceType.NETWORK_INTERFACE || !networkInterface.isKept()) {
      return false;
    }
    String description = networkInterface.name();
    return switch (owner.type()) {
      case LOAD_BALANCER -> description.equals(LoadBalancers.interfaces(owner));
      case CLASSIC_LOAD_BALANCER -> description.equals(ClassicLoadBalancers.interfaces(owner));
      case NAT_GATEWAY, VPC_ENDPOINT, INSTANCE_CONNECT_ENDPOINT -> description.contains(owner.id());
      default -> false;
    };
  }
}
