package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Read;
import io.lablift.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * EC2 as the rest of the account knows it: the client for callers, and what load balancers need of
 * networks and servers behind it.
 */
public final class Ec2 {
  /** A subnet, as far as a load balancer asks. */
  public record Place(
      String subnetId, String vpcId, String zone, String cidr, long freeAddresses) {}

  /**
   * A server, as far as a load balancer asks; {@code answersFrom} is empty where nothing listens.
   */
  public record Host(
      String id, String vpcId, String zone, String state, Optional<Instant> answersFrom) {}

  private final Ec2World ec2;
  private final Families families;

  public Ec2(World world) {
    this.ec2 = new Ec2World(world);
    this.families = Families.of(ec2);
    world.beforeEachCall(families.shutdowns()::tend);
    world.beforeEachCall(families.spotRequests()::tend);
  }

  public Ec2Client client() {
    return new SimEc2(families);
  }

  /**
   * What an account is born with ("Default VPCs" in the VPC user guide): a default VPC with a
   * subnet per zone, an internet gateway, and a route to it.
   */
  public void beBornWithDefaultVpc() {
    SimVpc vpc = families.vpcs().make(new Cidr(172L << 24 | 31 << 16, 16), true, Map.of());
    List<String> zones = ec2.zones.names();
    for (int i = 0; i < zones.size(); i++) {
      Cidr cidr = new Cidr(vpc.cidr.address() + 4096L * i, 20);
      families.subnets().make(vpc, cidr, zones.get(i), Map.of()).publicIpOnLaunch.set(true);
    }
    SimInternetGateway gateway = families.internetGateways().make(Map.of());
    families.internetGateways().attach(gateway, vpc);
    SimRouteTable main = ec2.routeTables.existing().findFirst().orElseThrow();
    main.routes.put(
        "0.0.0.0/0",
        new SimRouteTable.Route(
            "0.0.0.0/0", new SimRouteTable.Target("gateway", gateway.id()), "CreateRoute"));
  }

  /** Amazon's public image for the architecture; answers with its id. */
  public String publishAmazonLinux(String architecture) {
    return families.images().publish(architecture).id();
  }

  /** The subnet as a call may name it now. */
  public Optional<Place> subnet(String id) {
    return ec2.subnets
        .find(id)
        .filter(s -> s.seenBy(Read.USE))
        .map(s -> new Place(id, s.vpcId, s.zone, s.cidr.toString(), s.free()));
  }

  /** The subnet that once was named, gone or not. */
  public Place placeOf(String id) {
    SimSubnet subnet = ec2.subnets.get(id);
    return new Place(id, subnet.vpcId, subnet.zone, subnet.cidr.toString(), subnet.free());
  }

  /** The VPC of a group that a call may name now. */
  public Optional<String> vpcOfGroup(String id) {
    return ec2.groups.find(id).filter(g -> g.seenBy(Read.USE)).map(g -> g.vpcId);
  }

  public String defaultGroup(String vpcId) {
    return families.interfaces().groups(vpcId, List.of()).getFirst();
  }

  public boolean vpcExists(String vpcId) {
    return ec2.vpcs.find(vpcId).filter(v -> v.seenBy(Read.USE)).isPresent();
  }

  /** What the journal calls the attachment of the VPC's internet gateway, where there is one. */
  public Optional<String> internetGatewayAttachment(String vpcId) {
    return ec2.gatewayOf(vpcId).map(SimInternetGateway::attachment);
  }

  /** A service opens an interface for itself; answers with its id. */
  public String openInterface(
      String subnetId,
      String type,
      String requester,
      String description,
      List<String> groups,
      boolean withPublicIp) {
    SimInterface open =
        families
            .interfaces()
            .openFor(ec2.subnets.get(subnetId), type, requester, description, groups);
    if (withPublicIp) {
      open.publicIp = Addresses.publicIp(ec2);
    }
    return open.id();
  }

  /** Refuses unless there is such an Elastic IP. */
  public void requireAddress(String allocationId) {
    var _ = ec2.addresses.use(allocationId);
  }

  /** A service's interface gets an Elastic IP of the account's. */
  public void giveAddress(String allocationId, String interfaceId) {
    var _ =
        families.addresses().join(ec2.addresses.use(allocationId), ec2.interfaces.get(interfaceId));
  }

  /**
   * The service lets one interface go, at once.
   *
   * @throws IllegalArgumentException when no service has such an interface
   */
  public void closeInterface(String id) {
    SimInterface open =
        ec2.interfaces
            .find(id)
            .filter(SimInterface::isManaged)
            .orElseThrow(() -> new IllegalArgumentException("no service has an interface " + id));
    open.endAt(ec2.now());
  }

  /** The service's interfaces get other groups. */
  public void regroup(String description, List<String> groups) {
    families.interfaces().managed(description).forEach(i -> i.joins(groups));
  }

  /** The service lets its interfaces go; each is gone in the time that is drawn for it. */
  public void closeInterfaces(String description, String with, Duration drawn) {
    families
        .interfaces()
        .managed(description)
        .filter(i -> i.endsAt().isEmpty())
        .toList()
        .forEach(
            i -> {
              ec2.world.journal().endedWith(i, with, drawn);
              i.endAt(ec2.now().plus(drawn));
            });
  }

  /** The addresses of the service's interfaces, by zone: the public ones where there are any. */
  public Map<String, String> addresses(String description) {
    Map<String, String> addresses = new LinkedHashMap<>();
    families
        .interfaces()
        .managed(description)
        .sorted(Comparator.comparing((SimInterface i) -> i.zone))
        .forEach(i -> addresses.put(i.zone, i.mapped().orElse(i.privateIp)));
    return addresses;
  }

  /** The server, gone or not, if there ever was one of the id that a call may name. */
  public Optional<Host> host(String instanceId) {
    return ec2.world
        .find(instanceId)
        .filter(r -> r instanceof SimInstance)
        .map(SimInstance.class::cast)
        .filter(i -> i.seenBy(Read.USE))
        .map(
            i ->
                new Host(
                    i.id(),
                    i.launch.subnet().vpcId,
                    i.launch.subnet().zone,
                    i.state(),
                    i.webServerUp()));
  }

  /**
   * From when the server's groups let the callers in at the port; empty where they do not.
   *
   * @param callers security groups of the callers
   * @param cidrs where the callers' addresses are
   */
  public Optional<Instant> reachableFrom(
      String instanceId, int port, Set<String> callers, Set<String> cidrs) {
    @Nullable SimInstance instance = ec2.instances.find(instanceId).orElse(null);
    if (instance == null) {
      return Optional.empty();
    }
    Stream<SimRule> rules =
        ec2.interfacesOf(instance)
            .flatMap(i -> i.groups.stream())
            .flatMap(g -> ec2.groups.get(g).rules());
    return rules
        .filter(r -> !r.terms.egress() && r.terms.covers(port))
        .filter(r -> lets(r.terms, callers, cidrs))
        .map(SimRule::createdAt)
        .min(Comparator.naturalOrder());
  }

  private static boolean lets(SimRule.Terms terms, Set<String> callers, Set<String> cidrs) {
    return switch (terms.peerKind()) {
      case GROUP -> callers.contains(terms.peer());
      case IPV4 -> {
        Cidr allowed = Cidr.parse(terms.peer()).orElseThrow();
        yield cidrs.stream().allMatch(c -> allowed.contains(Cidr.parse(c).orElseThrow()));
      }
      case IPV6, PREFIX_LIST -> false;
    };
  }
}
