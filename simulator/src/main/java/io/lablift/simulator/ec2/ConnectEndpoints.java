package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Read;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateInstanceConnectEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateInstanceConnectEndpointResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInstanceConnectEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInstanceConnectEndpointResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceConnectEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceConnectEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2InstanceConnectEndpoint;

/** EC2 Instance Connect Endpoints (page of that name in the EC2 user guide); one per VPC. */
final class ConnectEndpoints {
  private final Ec2World ec2;
  private final Interfaces interfaces;
  private final Filters<SimConnectEndpoint> filters =
      Filters.<SimConnectEndpoint>tagged()
          .one("instance-connect-endpoint-id", SimConnectEndpoint::id)
          .one("state", e -> e.life.seenState())
          .one("subnet-id", e -> e.subnet.id())
          .one("vpc-id", e -> e.subnet.vpcId);

  ConnectEndpoints(Ec2World ec2, Interfaces interfaces) {
    this.ec2 = ec2;
    this.interfaces = interfaces;
  }

  CreateInstanceConnectEndpointResponse create(CreateInstanceConnectEndpointRequest request) {
    SimConnectEndpoint endpoint =
        ec2.tokens.once(
            SimConnectEndpoint.class,
            "CreateInstanceConnectEndpoint",
            request.clientToken(),
            request,
            () -> make(request));
    return CreateInstanceConnectEndpointResponse.builder()
        .instanceConnectEndpoint(shown(endpoint))
        .clientToken(request.clientToken())
        .build();
  }

  private SimConnectEndpoint make(CreateInstanceConnectEndpointRequest request) {
    SimSubnet subnet = ec2.subnets.use(required(request.subnetId(), "subnetId"));
    List<String> groups = interfaces.groups(subnet.vpcId, request.securityGroupIds());
    Map<String, String> tags =
        Tagging.of(request.tagSpecifications(), Kind.INSTANCE_CONNECT_ENDPOINT);
    if (ec2.connectEndpoints.existing().anyMatch(e -> e.subnet.vpcId.equals(subnet.vpcId))) {
      throw Refused.because(
          "InstanceConnectEndpointLimitExceeded",
          "There is an Instance Connect Endpoint in %s already",
          subnet.vpcId);
    }
    String id = ec2.world.newId("eice");
    SimInterface open =
        interfaces.openFor(
            subnet,
            "ec2_instance_connect_endpoint",
            "amazon-eice",
            "EC2 Instance Connect Endpoint " + id,
            groups);
    SimConnectEndpoint endpoint =
        ec2.connectEndpoints.add(new SimConnectEndpoint(ec2, subnet, groups, open, id, tags));
    Life.Change change = endpoint.life.apply("create", endpoint.lag(Read.BY_ID)).orElseThrow();
    Set<String> names = new LinkedHashSet<>(groups);
    names.add(subnet.id());
    ec2.world.journal().made(endpoint, "ec2:CreateInstanceConnectEndpoint", names, change.drawn());
    return endpoint;
  }

  DescribeInstanceConnectEndpointsResponse describe(
      DescribeInstanceConnectEndpointsRequest request) {
    Page<SimConnectEndpoint> page =
        Filters.page(
            ec2.connectEndpoints,
            filters,
            request.instanceConnectEndpointIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeInstanceConnectEndpointsResponse.builder()
        .instanceConnectEndpoints(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteInstanceConnectEndpointResponse delete(DeleteInstanceConnectEndpointRequest request) {
    SimConnectEndpoint endpoint =
        ec2.connectEndpoints.use(
            required(request.instanceConnectEndpointId(), "instanceConnectEndpointId"));
    endpoint
        .life
        .apply("delete", endpoint.nextChangeLag())
        .ifPresent(
            c -> {
              ec2.world.journal().ended(endpoint, "ec2:DeleteInstanceConnectEndpoint", c.drawn());
              ec2.world
                  .journal()
                  .endedWith(endpoint.networkInterface, endpoint.id(), Duration.ZERO);
              endpoint.endAt(c.complete());
              endpoint.networkInterface.endAt(c.complete());
            });
    return DeleteInstanceConnectEndpointResponse.builder()
        .instanceConnectEndpoint(shown(endpoint))
        .build();
  }

  private Ec2InstanceConnectEndpoint shown(SimConnectEndpoint endpoint) {
    return Ec2InstanceConnectEndpoint.builder()
        .instanceConnectEndpointId(endpoint.id())
        .ownerId(ec2.owner())
        .subnetId(endpoint.subnet.id())
        .vpcId(endpoint.subnet.vpcId)
        .availabilityZone(endpoint.subnet.zone)
        .state(endpoint.life.seenState())
        .createdAt(endpoint.createdAt())
        .networkInterfaceIds(endpoint.networkInterface.id())
        .securityGroupIds(endpoint.groups)
        .tags(Tagging.shown(endpoint))
        .build();
  }
}
