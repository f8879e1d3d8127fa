package io.lablift.functions.blueprint;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lab's network, servers and load balancer, with every name, zone and CIDR resolved.
 *
 * <p>{@link TopologyReader} is the only way in from a document, and reports every broken rule; a
 * topology that exists keeps them all: CIDRs inside the VPC and apart, every reference known, names
 * within AWS's limits.
 */
public record Topology(
    Vpc vpc,
    String internetGateway,
    String publicRouteTable,
    List<Subnet> subnets,
    List<NatGateway> natGateways,
    List<PrivateRouteTable> privateRouteTables,
    List<SecurityGroup> securityGroups,
    List<String> keyPairs,
    List<Server> servers,
    @Nullable LoadBalancer loadBalancer) {

  public Topology {
    subnets = List.copyOf(subnets);
    natGateways = List.copyOf(natGateways);
    privateRouteTables = List.copyOf(privateRouteTables);
    securityGroups = List.copyOf(securityGroups);
    keyPairs = List.copyOf(keyPairs);
    servers = List.copyOf(servers);
  }

  /** Of a lab of which nothing is known. */
  static Topology nothing() {
    return new Topology(
        new Vpc("", Cidr.parse("10.0.0.0/16")),
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  public record Vpc(String name, Cidr cidr) {}

  /**
   * A block of the VPC's addresses in one zone.
   *
   * @param zone an Availability Zone's name, such as {@code ap-northeast-2a}
   * @param isPublic whether it is associated with the public route table and gives public addresses
   *     on launch
   */
  public record Subnet(String name, Cidr cidr, String zone, boolean isPublic) {}

  /**
   * A way out for private subnets, with an Elastic IP of its own.
   *
   * @param subnet the name of the public subnet that it stands in
   */
  public record NatGateway(String name, String subnet) {}

  /**
   * The routes of private subnets.
   *
   * @param natGateway the name of the NAT gateway that takes 0.0.0.0/0; null: no way out
   */
  public record PrivateRouteTable(String name, @Nullable String natGateway, List<String> subnets) {
    public PrivateRouteTable {
      subnets = List.copyOf(subnets);
    }
  }

  public record SecurityGroup(String name, String description, List<Ingress> ingress) {
    public SecurityGroup {
      ingress = List.copyOf(ingress);
    }
  }

  /**
   * One TCP port that is open, to a block of addresses or to the members of a group: exactly one of
   * the two.
   *
   * @param group the name of a group of the same topology
   */
  public record Ingress(int port, @Nullable Cidr cidr, @Nullable String group) {
    public Ingress {
      if ((cidr == null) == (group == null)) {
        throw new IllegalArgumentException("an ingress rule has a cidr or a group");
      }
    }
  }

  /**
   * A server.
   *
   * @param keyPair the name of the key pair that opens it; null: nobody logs in
   */
  public record Server(
      String name, String subnet, String securityGroup, @Nullable String keyPair) {}

  /**
   * An internet-facing Application Load Balancer with one HTTP listener and one target group.
   *
   * @param targets the names of the servers behind it
   */
  public record LoadBalancer(
      String name,
      String securityGroup,
      List<String> subnets,
      String targetGroup,
      int port,
      List<String> targets) {
    public LoadBalancer {
      subnets = List.copyOf(subnets);
      targets = List.copyOf(targets);
    }
  }

  public Subnet subnet(String name) {
    return subnets.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /** Whether this server stands in a public subnet, and so has a public address. */
  public boolean isPublic(Server server) {
    return subnet(server.subnet()).isPublic();
  }

  /** The NAT gateway that this server reaches the internet through, if it does so through one. */
  public Optional<NatGateway> natGatewayOf(Server server) {
    return privateRouteTables.stream()
        .filter(table -> table.subnets().contains(server.subnet()))
        .map(PrivateRouteTable::natGateway)
        .flatMap(name -> natGateways.stream().filter(nat -> nat.name().equals(name)))
        .findFirst();
  }

  /** The same lab with another number of NAT gateways. */
  public Topology withNat(NatMode mode) {
    return switch (mode) {
      case PER_ZONE -> this;
      case SINGLE ->
          natGateways.isEmpty()
              ? this
              : withNat(natGateways.subList(0, 1), natGateways.getFirst().name());
      case NONE -> withNat(List.of(), null);
    };
  }

  private Topology withNat(List<NatGateway> gateways, @Nullable String name) {
    List<PrivateRouteTable> tables =
        privateRouteTables.stream()
            .map(
                table ->
                    new PrivateRouteTable(
                        table.name(), table.natGateway() == null ? null : name, table.subnets()))
            .toList();
    return new Topology(
        vpc,
        internetGateway,
        publicRouteTable,
        subnets,
        gateways,
        tables,
        securityGroups,
        keyPairs,
        servers,
        loadBalancer);
  }

  /** How many NAT gateways a lab has: the largest item of its bill. */
  public enum NatMode {
    PER_ZONE,
    SINGLE,
    NONE
  }
}
