package io.lablift.functions.blueprint;

import io.lablift.functions.error.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules between the parts of a topology.
 *
 * <p>Sources: Amazon VPC user guide, "VPC CIDR blocks" and "Subnet CIDR blocks" (/16 to /28); EC2
 * API, CreateSecurityGroup (names); ELBv2 API, CreateLoadBalancer and CreateTargetGroup (32
 * characters, alphanumeric and hyphens, no hyphen at either end, not beginning with {@code
 * internal-}).
 */
final class TopologyRules {
  /**
   * ELBv2's 32 characters less the suffix: a hyphen and 12 characters that make the name unique.
   */
  private static final int BALANCER_NAME = 32 - 13;

  /** A key's name is a part of its parameter's path, too. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  /** CreateSecurityGroup takes these characters in a description (EC2 API). */
  private static final Pattern DESCRIPTION =
      Pattern.compile("[A-Za-z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}");

  private static final Pattern BALANCER =
      Pattern.compile("(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final Pattern GROUP =
      Pattern.compile("(?!sg-)[A-Za-z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}");
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]{1,255}");

  private final Topology lab;
  private final List<Violation> violations;

  private TopologyRules(Topology lab, List<Violation> violations) {
    this.lab = lab;
    this.violations = violations;
  }

  static void check(Topology topology, List<Violation> violations) {
    TopologyRules rules = new TopologyRules(topology, violations);
    rules.names();
    rules.addresses();
    rules.networkReferences();
    rules.serverReferences();
    rules.loadBalancer();
  }

  private void wrong(String field, String rule, String remedy) {
    violations.add(
        new Violation(field, rule.length() > 300 ? rule.substring(0, 300) + "…" : rule, remedy));
  }

  private void names() {
    Stream.of(
            Stream.of(lab.vpc().name(), lab.internetGateway(), lab.publicRouteTable()),
            lab.subnets().stream().map(Topology.Subnet::name),
            lab.natGateways().stream().map(Topology.NatGateway::name),
            lab.privateRouteTables().stream().map(Topology.PrivateRouteTable::name),
            lab.servers().stream().map(Topology.Server::name))
        .flatMap(names -> names)
        .filter(name -> !PLAIN.matcher(name).matches())
        .forEach(
            name ->
                wrong(
                    "name",
                    "\"" + name + "\" has characters that a tag may not have or is too long",
                    "use letters, digits, spaces and _.:/=+@-, at most 255"));
    for (Topology.SecurityGroup group : lab.securityGroups()) {
      if (!GROUP.matcher(group.name()).matches() || group.name().equals("default")) {
        wrong(
            "securityGroups",
            "\"" + group.name() + "\" is no name for a security group",
            "use at most 255 plain characters, not beginning with sg-, not default");
      }
    }
    for (Topology.SecurityGroup group : lab.securityGroups()) {
      if (!DESCRIPTION.matcher(group.description()).matches()) {
        wrong(
            "securityGroups",
            "the description of " + group.name() + " has characters that AWS refuses",
            "use plain ASCII, at most 255 characters");
      }
    }
    for (String key : lab.keyPairs()) {
      if (!KEY.matcher(key).matches()) {
        wrong(
            "keyPairs",
            "\"" + key + "\" is no name for a key pair",
            "use letters, digits and _.-, at most 100");
      }
    }
    unique("subnets", lab.subnets().stream().map(Topology.Subnet::name));
    unique("natGateways", lab.natGateways().stream().map(Topology.NatGateway::name));
    unique(
        "privateRouteTables",
        Stream.concat(
            Stream.of(lab.publicRouteTable()),
            lab.privateRouteTables().stream().map(Topology.PrivateRouteTable::name)));
    unique("securityGroups", lab.securityGroups().stream().map(Topology.SecurityGroup::name));
    unique("keyPairs", lab.keyPairs().stream());
    unique(
        "loadBalancer.targets",
        lab.loadBalancer() == null ? Stream.of() : lab.loadBalancer().targets().stream());
    unique("servers", lab.servers().stream().map(Topology.Server::name));
  }

  private void unique(String field, Stream<String> names) {
    Set<String> seen = new HashSet<>();
    names
        .filter(name -> !seen.add(name))
        .forEach(name -> wrong(field, "\"" + name + "\" is there twice", "give each its own name"));
  }

  private void addresses() {
    Cidr vpc = lab.vpc().cidr();
    if (vpc.prefix() < 16 || vpc.prefix() > 28) {
      wrong(
          "vpc.cidr",
          vpc + " is not between /16 and /28",
          "choose a prefix that AWS allows for a VPC");
    }
    List<Topology.Subnet> subnets = lab.subnets();
    for (int i = 0; i < subnets.size(); i++) {
      Cidr cidr = subnets.get(i).cidr();
      String field = "subnets[" + i + "].cidr";
      if (cidr.prefix() < 16 || cidr.prefix() > 28) {
        wrong(
            field,
            cidr + " is not between /16 and /28",
            "choose a prefix that AWS allows for a subnet");
      }
      if (!vpc.contains(cidr)) {
        wrong(field, cidr + " lies outside the VPC's " + vpc, "widen vpcCidr or move the subnet");
      }
      for (int j = 0; j < i; j++) {
        if (subnets.get(j).cidr().overlaps(cidr)) {
          wrong(
              field,
              cidr
                  + " of "
                  + subnets.get(i).name()
                  + " overlaps "
                  + subnets.get(j).cidr()
                  + " of "
                  + subnets.get(j).name(),
              "give each subnet its own addresses");
        }
      }
    }
  }

  private void networkReferences() {
    for (Topology.NatGateway nat : lab.natGateways()) {
      if (known(
              "natGateways",
              "subnet",
              nat.subnet(),
              lab.subnets().stream().map(Topology.Subnet::name))
          && !lab.subnet(nat.subnet()).isPublic()) {
        wrong(
            "natGateways",
            nat.name() + " stands in the private " + nat.subnet(),
            "put it into a public subnet");
      }
    }
    Set<String> routed = new HashSet<>();
    for (Topology.PrivateRouteTable table : lab.privateRouteTables()) {
      if (table.natGateway() != null) {
        known(
            "privateRouteTables",
            "NAT gateway",
            table.natGateway(),
            lab.natGateways().stream().map(Topology.NatGateway::name));
      }
      for (String subnet : table.subnets()) {
        if (!known(
            "privateRouteTables",
            "subnet",
            subnet,
            lab.subnets().stream().map(Topology.Subnet::name))) {
          continue;
        }
        if (lab.subnet(subnet).isPublic()) {
          wrong(
              "privateRouteTables",
              table.name() + " has the public " + subnet,
              "name private subnets only");
        }
        if (!routed.add(subnet)) {
          wrong(
              "privateRouteTables",
              subnet + " is in two route tables",
              "a subnet has one route table");
        }
      }
    }
    lab.subnets().stream()
        .filter(subnet -> !subnet.isPublic() && !routed.contains(subnet.name()))
        .forEach(
            subnet ->
                wrong(
                    "privateRouteTables",
                    subnet.name() + " is in none of them",
                    "name it in one, or make it public"));
    for (Topology.SecurityGroup group : lab.securityGroups()) {
      for (Topology.Ingress rule : group.ingress()) {
        if (rule.group() != null) {
          known("securityGroups", "security group", rule.group(), groups());
        }
      }
    }
  }

  private void serverReferences() {
    for (Topology.Server server : lab.servers()) {
      known(
          "servers", "subnet", server.subnet(), lab.subnets().stream().map(Topology.Subnet::name));
      known("servers", "security group", server.securityGroup(), groups());
      if (server.keyPair() != null) {
        known("servers", "key pair", server.keyPair(), lab.keyPairs().stream());
      }
    }
  }

  private void loadBalancer() {
    Topology.LoadBalancer balancer = lab.loadBalancer();
    if (balancer == null) {
      return;
    }
    for (String name : List.of(balancer.name(), balancer.targetGroup())) {
      if (name.length() > BALANCER_NAME || !BALANCER.matcher(name).matches()) {
        wrong(
            "loadBalancer",
            "\"" + name + "\" is no name for a load balancer or target group",
            "use letters, digits and inner hyphens, at most "
                + BALANCER_NAME
                + " (a suffix is added)");
      }
    }
    known("loadBalancer", "security group", balancer.securityGroup(), groups());
    balancer
        .targets()
        .forEach(
            t ->
                known(
                    "loadBalancer",
                    "server",
                    t,
                    lab.servers().stream().map(Topology.Server::name)));
    if (balancer.targets().isEmpty()) {
      wrong("loadBalancer.targets", "has no servers", "name at least one");
    }
    Set<String> zones = new HashSet<>();
    for (String subnet : balancer.subnets()) {
      if (known(
          "loadBalancer", "subnet", subnet, lab.subnets().stream().map(Topology.Subnet::name))) {
        zones.add(lab.subnet(subnet).zone());
        if (!lab.subnet(subnet).isPublic()) {
          wrong(
              "loadBalancer",
              subnet + " is private",
              "an internet-facing load balancer stands in public subnets");
        }
      }
    }
    if (zones.size() < 2) {
      wrong(
          "loadBalancer",
          "its subnets lie in " + zones.size() + " zone(s)",
          "name public subnets of two zones");
    }
  }

  private Stream<String> groups() {
    return lab.securityGroups().stream().map(Topology.SecurityGroup::name);
  }

  private boolean known(String field, String what, String name, Stream<String> names) {
    if (names.anyMatch(name::equals)) {
      return true;
    }
    wrong(field, "there is no " + what + " \"" + name + "\"", "name one that the blueprint has");
    return false;
  }
}
