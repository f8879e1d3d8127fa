package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimRouteTable.Route;
import io.lablift.simulator.ec2.SimRouteTable.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;

/** Routes ("Route table concepts" in the VPC user guide). */
final class Routes {
  private static final String IPV6 = "([0-9a-fA-F]{0,4}:){1,7}[0-9a-fA-F]{0,4}/\\d{1,3}";

  private final Ec2World ec2;

  Routes(Ec2World ec2) {
    this.ec2 = ec2;
  }

  CreateRouteResponse create(CreateRouteRequest request) {
    SimRouteTable table = ec2.routeTables.use(required(request.routeTableId(), "routeTableId"));
    String destination =
        destination(
            request.destinationCidrBlock(),
            request.destinationIpv6CidrBlock(),
            request.destinationPrefixListId());
    Map<String, @Nullable String> given = new LinkedHashMap<>();
    given.put("gateway", request.gatewayId());
    given.put("nat-gateway", request.natGatewayId());
    given.put("egress-only-internet-gateway", request.egressOnlyInternetGatewayId());
    given.put("instance", request.instanceId());
    given.put("network-interface", request.networkInterfaceId());
    given.put("vpc-peering-connection", request.vpcPeeringConnectionId());
    refuseUnknown(
        request.transitGatewayId(),
        request.localGatewayId(),
        request.carrierGatewayId(),
        request.coreNetworkArn(),
        request.vpcEndpointId());
    Target target = target(table, given);
    if (table.routes.actual().containsKey(destination)) {
      throw Refused.because(
          "RouteAlreadyExists", "The route identified by %s already exists.", destination);
    }
    table.routes.put(destination, new Route(destination, target, "CreateRoute"));
    Set<String> after =
        target.field().equals("nat-gateway")
            ? Set.of(target.id())
            : ec2.internetGateways
                .find(target.id())
                .map(g -> Set.of(g.attachment()))
                .orElse(Set.of());
    if (!table.isNative()) {
      ec2.world
          .journal()
          .done(
              ec2.now(),
              table.id() + "/" + destination,
              "ec2:CreateRoute",
              Set.of(table.id(), target.id()),
              after);
    }
    return CreateRouteResponse.builder().returnValue(true).build();
  }

  ReplaceRouteResponse replace(ReplaceRouteRequest request) {
    SimRouteTable table = ec2.routeTables.use(required(request.routeTableId(), "routeTableId"));
    String destination =
        destination(
            request.destinationCidrBlock(),
            request.destinationIpv6CidrBlock(),
            request.destinationPrefixListId());
    Map<String, @Nullable String> given = new LinkedHashMap<>();
    given.put("gateway", request.gatewayId());
    given.put("nat-gateway", request.natGatewayId());
    given.put("egress-only-internet-gateway", request.egressOnlyInternetGatewayId());
    given.put("instance", request.instanceId());
    given.put("network-interface", request.networkInterfaceId());
    given.put("vpc-peering-connection", request.vpcPeeringConnectionId());
    refuseUnknown(
        request.transitGatewayId(),
        request.localGatewayId(),
        request.carrierGatewayId(),
        request.coreNetworkArn(),
        request.vpcEndpointId());
    Target target = target(table, given);
    if (!table.routes.actual().containsKey(destination)) {
      // Not InvalidRoute.NotFound: measured for moto's pull request 6425.
      throw Refused.invalid(
          "There is no route defined for '%s' in the route table. Use CreateRoute instead.",
          destination);
    }
    table.routes.put(destination, new Route(destination, target, "CreateRoute"));
    return ReplaceRouteResponse.builder().build();
  }

  DeleteRouteResponse delete(DeleteRouteRequest request) {
    SimRouteTable table = ec2.routeTables.use(required(request.routeTableId(), "routeTableId"));
    String destination =
        destination(
            request.destinationCidrBlock(),
            request.destinationIpv6CidrBlock(),
            request.destinationPrefixListId());
    Route route = mustExist(table, destination);
    if (route.target().id().equals("local")) {
      throw Refused.invalid(
          "cannot remove local route %s in route table %s", destination, table.id());
    }
    table.routes.remove(destination);
    return DeleteRouteResponse.builder().build();
  }

  private static Route mustExist(SimRouteTable table, String destination) {
    Route route = table.routes.actual().get(destination);
    if (route == null) {
      throw Refused.because(
          "InvalidRoute.NotFound",
          "no route with destination-cidr-block %s in route table %s",
          destination,
          table.id());
    }
    return route;
  }

  private static String destination(
      @Nullable String ipv4, @Nullable String ipv6, @Nullable String prefixList) {
    if (ipv4 != null) {
      return Cidr.of(ipv4, "destinationCidrBlock").canonical().toString();
    }
    if (ipv6 != null) {
      if (!ipv6.matches(IPV6)) {
        throw Refused.invalid(
            "Value (%s) for parameter destinationIpv6CidrBlock is invalid.", ipv6);
      }
      return ipv6;
    }
    if (prefixList != null) {
      throw new UnsupportedOperationException("the simulator knows no routes by prefix list");
    }
    throw Refused.missing("destinationCidrBlock");
  }

  private static void refuseUnknown(@Nullable String... others) {
    for (String other : others) {
      if (other != null) {
        throw new UnsupportedOperationException("the simulator knows no routes to " + other);
      }
    }
  }

  private Target target(SimRouteTable table, Map<String, @Nullable String> given) {
    Target found = null;
    for (Map.Entry<String, @Nullable String> entry : given.entrySet()) {
      String id = entry.getValue();
      if (id != null) {
        if (found != null) {
          throw Refused.combination("The request must contain exactly one target");
        }
        found = new Target(entry.getKey(), id);
      }
    }
    if (found == null) {
      throw Refused.missing("gatewayId");
    }
    String network = network(found);
    if (!table.vpcId.equals(network)) {
      throw Refused.invalid(
          "route table %s and network gateway %s belong to different networks",
          table.id(), found.id());
    }
    return found;
  }

  /** The VPC that the target serves; refused when the target is not there. */
  private String network(Target target) {
    String id = target.id();
    return switch (target.field()) {
      case "gateway" -> gatewayNetwork(id);
      case "nat-gateway" -> natNetwork(id);
      case "egress-only-internet-gateway" -> ec2.egressGateways.use(id).vpcId;
      case "network-interface" -> ec2.interfaces.use(id).vpcId;
      case "instance" -> ec2.instances.use(id).launch.subnet().vpcId;
      case "vpc-peering-connection" -> peeringNetwork(id);
      default -> throw new IllegalStateException(target.field());
    };
  }

  private String gatewayNetwork(String id) {
    if (!id.startsWith("vgw-") && !id.startsWith("igw-")) {
      throw Refused.because("InvalidGatewayID.NotFound", "The gateway ID '%s' does not exist", id);
    }
    String vpc =
        id.startsWith("vgw-")
            ? ec2.vpnGateways.use(id).vpcId
            : ec2.internetGateways.use(id).vpc.actual().orElse("");
    return vpc == null ? "" : vpc;
  }

  /**
   * Until a NAT gateway is available, CreateRoute does not find it (seen by kops, in its pull
   * request 944; the reference says nothing of it).
   */
  private String natNetwork(String id) {
    return ec2.natGateways
        .find(id)
        .filter(n -> !n.life.is("pending"))
        .orElseThrow(
            () ->
                Refused.because(
                    "InvalidNatGatewayID.NotFound", "The natGateway ID '%s' does not exist", id))
        .subnet
        .vpcId;
  }

  private String peeringNetwork(String id) {
    SimPeering peering = ec2.peerings.use(id);
    return peering.requester.id();
  }

  Stream<String> targets(SimRouteTable table, String field) {
    return table.routes.seen().values().stream()
        .filter(r -> r.target().field().equals(field))
        .map(r -> r.target().id());
  }

  Stream<String> states(SimRouteTable table) {
    return table.routes.seen().values().stream().map(this::state);
  }

  /** A route whose target is gone, or serves the VPC no more, is a black hole. */
  private String state(Route route) {
    String id = route.target().id();
    boolean works =
        switch (route.target().field()) {
          case "gateway" ->
              id.equals("local")
                  || ec2.internetGateways
                      .find(id)
                      .filter(g -> g.vpc.actual().isPresent())
                      .isPresent()
                  || ec2.vpnGateways.find(id).filter(g -> g.vpcId != null).isPresent()
                  || ec2.endpoints.find(id).isPresent();
          case "nat-gateway" ->
              ec2.natGateways.find(id).filter(n -> n.life.is("pending", "available")).isPresent();
          default -> ec2.world.find(id).filter(r -> r.exists()).isPresent();
        };
    return works ? "active" : "blackhole";
  }

  software.amazon.awssdk.services.ec2.model.Route shown(Route route) {
    Target target = route.target();
    var shown =
        software.amazon.awssdk.services.ec2.model.Route.builder()
            .origin(route.origin())
            .state(state(route));
    if (route.destination().startsWith("pl-")) {
      shown.destinationPrefixListId(route.destination());
    } else if (route.destination().contains(":")) {
      shown.destinationIpv6CidrBlock(route.destination());
    } else {
      shown.destinationCidrBlock(route.destination());
    }
    switch (target.field()) {
      case "gateway" -> shown.gatewayId(target.id());
      case "nat-gateway" -> shown.natGatewayId(target.id());
      case "egress-only-internet-gateway" -> shown.egressOnlyInternetGatewayId(target.id());
      case "network-interface" -> shown.networkInterfaceId(target.id());
      case "instance" -> shown.instanceId(target.id()).instanceOwnerId(ec2.owner());
      case "vpc-peering-connection" -> shown.vpcPeeringConnectionId(target.id());
      default -> throw new IllegalStateException(target.field());
    }
    return shown.build();
  }
}
