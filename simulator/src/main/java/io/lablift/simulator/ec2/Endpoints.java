package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimRouteTable.Route;
import io.lablift.simulator.ec2.SimRouteTable.Target;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Read;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** VPC endpoints ("Gateway endpoints", "Access an AWS service using an interface VPC endpoint"). */
final class Endpoints {
  private static final List<String> GATEWAY_SERVICES = List.of("s3", "dynamodb");

  private final Ec2World ec2;
  private final Interfaces interfaces;
  private final Filters<SimEndpoint> filters =
      Filters.<SimEndpoint>tagged()
          .one("service-name", e -> e.service)
          .id("vpc-endpoint-id", SimEndpoint::id)
          .one("vpc-endpoint-state", e -> e.life.seenState())
          .one("vpc-endpoint-type", e -> e.type)
          .link("vpc-id", "vpc", e -> e.vpcId);

  Endpoints(Ec2World ec2, Interfaces interfaces) {
    this.ec2 = ec2;
    this.interfaces = interfaces;
  }

  CreateVpcEndpointResponse create(CreateVpcEndpointRequest request) {
    SimEndpoint endpoint =
        ec2.tokens.once(
            SimEndpoint.class,
            "CreateVpcEndpoint",
            request.clientToken(),
            request,
            () -> make(request));
    return CreateVpcEndpointResponse.builder()
        .vpcEndpoint(shown(endpoint))
        .clientToken(request.clientToken())
        .build();
  }

  private SimEndpoint make(CreateVpcEndpointRequest request) {
    SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
    String service = required(request.serviceName(), "serviceName");
    String prefix = "com.amazonaws." + ec2.zones.region() + ".";
    if (!service.startsWith(prefix)) {
      throw Refused.because(
          "InvalidServiceName", "The Vpc Endpoint Service '%s' does not exist", service);
    }
    String type =
        request.vpcEndpointTypeAsString() == null ? "Gateway" : request.vpcEndpointTypeAsString();
    boolean gateway = type.equals("Gateway");
    if (!gateway && !type.equals("Interface")) {
      throw new UnsupportedOperationException("the simulator knows no endpoints of type " + type);
    }
    if (gateway && !GATEWAY_SERVICES.contains(service.substring(prefix.length()))) {
      throw Refused.because(
          "InvalidParameter",
          "Endpoint type (Gateway) does not match available service types ([Interface]).");
    }
    List<SimRouteTable> tables =
        request.routeTableIds().stream().map(ec2.routeTables::use).toList();
    List<SimSubnet> subnets = request.subnetIds().stream().map(ec2.subnets::use).toList();
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.VPC_ENDPOINT);
    List<String> groups =
        gateway ? List.of() : interfaces.groups(vpc.id(), request.securityGroupIds());
    SimEndpoint endpoint =
        ec2.endpoints.add(
            new SimEndpoint(ec2, vpc.id(), service, type, request.routeTableIds(), groups, tags));
    for (SimRouteTable table : tables) {
      String list = "pl-" + endpoint.id().substring("vpce-".length());
      table.routes.put(list, new Route(list, new Target("gateway", endpoint.id()), "CreateRoute"));
    }
    for (SimSubnet subnet : subnets) {
      endpoint.interfaces.add(
          interfaces.openFor(
              subnet,
              "vpc_endpoint",
              "amazon-vpce",
              "VPC Endpoint Interface " + endpoint.id(),
              groups));
    }
    Life.Change change = endpoint.life.apply("create", endpoint.lag(Read.BY_ID)).orElseThrow();
    Set<String> names = new LinkedHashSet<>(groups);
    names.add(vpc.id());
    names.addAll(request.routeTableIds());
    names.addAll(request.subnetIds());
    ec2.world.journal().made(endpoint, "ec2:CreateVpcEndpoint", names, change.drawn());
    return endpoint;
  }

  DescribeVpcEndpointsResponse describe(DescribeVpcEndpointsRequest request) {
    Page<SimEndpoint> page =
        Filters.page(
            ec2.endpoints,
            filters,
            request.vpcEndpointIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeVpcEndpointsResponse.builder()
        .vpcEndpoints(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  /** Each id for itself: what cannot be deleted is listed, the call succeeds. */
  DeleteVpcEndpointsResponse delete(DeleteVpcEndpointsRequest request) {
    if (request.vpcEndpointIds().isEmpty()) {
      throw Refused.missing("VpcEndpointId");
    }
    List<UnsuccessfulItem> unsuccessful = new ArrayList<>();
    for (String id : request.vpcEndpointIds()) {
      ec2.endpoints
          .usable(id)
          .ifPresentOrElse(
              this::end,
              () ->
                  unsuccessful.add(
                      UnsuccessfulItem.builder()
                          .resourceId(id)
                          .error(
                              e ->
                                  e.code("InvalidVpcEndpoint.NotFound")
                                      .message("The Vpc Endpoint Id '" + id + "' does not exist"))
                          .build()));
    }
    return DeleteVpcEndpointsResponse.builder().unsuccessful(unsuccessful).build();
  }

  private void end(SimEndpoint endpoint) {
    Life.Change change = endpoint.life.apply("delete", endpoint.nextChangeLag()).orElse(null);
    if (change == null) {
      return;
    }
    ec2.world.journal().ended(endpoint, "ec2:DeleteVpcEndpoints", change.drawn());
    endpoint.endAt(change.complete());
    for (SimInterface open : endpoint.interfaces) {
      ec2.world.journal().endedWith(open, endpoint.id(), Duration.ZERO);
      open.endAt(change.complete());
    }
    ec2.routeTables
        .existing()
        .forEach(t -> t.routes.removeIf(r -> r.target().id().equals(endpoint.id())));
  }

  private VpcEndpoint shown(SimEndpoint endpoint) {
    return VpcEndpoint.builder()
        .vpcEndpointId(endpoint.id())
        .vpcId(endpoint.vpcId)
        .vpcEndpointType(endpoint.type)
        .serviceName(endpoint.service)
        .state(endpoint.life.seenState())
        .ownerId(ec2.owner())
        .creationTimestamp(endpoint.createdAt())
        .routeTableIds(endpoint.routeTables)
        .subnetIds(endpoint.interfaces.stream().map(i -> i.subnetId).toList())
        .networkInterfaceIds(endpoint.interfaces.stream().map(SimInterface::id).toList())
        .groups(
            endpoint.groups.stream()
                .map(g -> SecurityGroupIdentifier.builder().groupId(g).build())
                .toList())
        .tags(Tagging.shown(endpoint))
        .build();
  }
}
