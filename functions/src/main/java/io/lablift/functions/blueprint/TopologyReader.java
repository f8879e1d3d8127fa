package io.lablift.functions.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a topology from a document whose placeholders are already filled in. */
final class TopologyReader {
  private static final String NAME = "give a name of 1 to 255 characters";
  private static final Cidr NOWHERE = new Cidr(0, 32);

  private final List<Violation> violations;
  private @Nullable Cidr vpcCidr;

  private TopologyReader(List<Violation> violations) {
    this.violations = violations;
  }

  /**
   * Reads and checks; what is wrong is added to the violations, and null is returned if there is
   * any.
   */
  static @Nullable Topology read(JsonNode document, List<Violation> violations) {
    int before = violations.size();
    Topology topology = new TopologyReader(violations).topology(document);
    if (violations.size() > before) {
      return null;
    }
    TopologyRules.check(topology, violations);
    return violations.size() > before ? null : topology;
  }

  private Topology topology(JsonNode document) {
    Fields root = Fields.of(document, violations);
    root.optionalText("name", NAME);
    root.optionalText("description", "say what the lab is for, or leave it out");
    Fields vpc = root.object("vpc");
    Topology.Vpc network = new Topology.Vpc(vpc.text("name", NAME), cidr(vpc, "cidr"));
    vpcCidr = network.cidr();
    vpc.noOthers();
    Topology topology =
        new Topology(
            network,
            root.text("internetGateway", NAME),
            root.text("publicRouteTable", NAME),
            root.objects("subnets", this::subnet),
            root.objects("natGateways", TopologyReader::natGateway),
            root.objects("privateRouteTables", TopologyReader::routeTable),
            root.objects("securityGroups", this::securityGroup),
            root.texts("keyPairs", NAME),
            root.objects("servers", TopologyReader::server),
            root.has("loadBalancer") ? loadBalancer(root.object("loadBalancer")) : null);
    root.noOthers();
    return topology;
  }

  private static Cidr cidr(Fields fields, String field) {
    String remedy = "give an IPv4 network such as 10.0.0.0/16";
    if (!fields.has(field)) {
      fields.violation(field, "is missing", remedy);
    }
    String text = fields.optionalText(field, Cidr::problem, remedy);
    return text == null ? NOWHERE : Cidr.parse(text);
  }

  private Topology.Subnet subnet(Fields fields) {
    return new Topology.Subnet(
        fields.text("name", NAME),
        cidr(fields, "cidr"),
        fields.text("zone", "give a zone, such as {az1}"),
        fields.flag("public", false));
  }

  private static Topology.NatGateway natGateway(Fields fields) {
    return new Topology.NatGateway(
        fields.text("name", NAME), fields.text("subnet", "name a public subnet"));
  }

  private static Topology.PrivateRouteTable routeTable(Fields fields) {
    return new Topology.PrivateRouteTable(
        fields.text("name", NAME),
        fields.optionalText("natGateway", "name a NAT gateway, or leave it out"),
        fields.texts("subnets", "name private subnets"));
  }

  private Topology.SecurityGroup securityGroup(Fields fields) {
    return new Topology.SecurityGroup(
        fields.text("name", NAME),
        fields.text("description", "say what the group is for (AWS wants it)"),
        fields.objects("ingress", this::ingress));
  }

  private Topology.Ingress ingress(Fields fields) {
    Long port = fields.optionalWhole("port", 1, 65_535, "give a TCP port, 1 to 65535");
    if (!fields.has("port")) {
      fields.violation("port", "is missing", "give a TCP port, 1 to 65535");
    }
    String from = fields.text("from", "give a CIDR block, vpc, or a security group's name");
    int tcp = port == null ? 1 : port.intValue();
    if (from.equals("vpc")) {
      return new Topology.Ingress(tcp, vpcCidr == null ? NOWHERE : vpcCidr, null);
    }
    if (from.contains("/")) {
      String problem = Cidr.problem(from);
      if (problem == null) {
        return new Topology.Ingress(tcp, Cidr.parse(from), null);
      }
      fields.violation("from", Fields.quoted(from) + " " + problem, "give a network");
    }
    return new Topology.Ingress(tcp, null, from);
  }

  private static Topology.Server server(Fields fields) {
    return new Topology.Server(
        fields.text("name", NAME),
        fields.text("subnet", "name a subnet"),
        fields.text("securityGroup", "name a security group"),
        fields.optionalText("keyPair", "name a key pair, or leave it out"));
  }

  private static Topology.LoadBalancer loadBalancer(Fields fields) {
    Long port = fields.optionalWhole("port", 1, 65_535, "give a TCP port, 1 to 65535");
    Topology.LoadBalancer balancer =
        new Topology.LoadBalancer(
            fields.text("name", NAME),
            fields.text("securityGroup", "name a security group"),
            fields.texts("subnets", "name public subnets of two zones"),
            fields.text("targetGroup", NAME),
            port == null ? 80 : port.intValue(),
            fields.texts("targets", "name servers"));
    fields.noOthers();
    return balancer;
  }
}
