package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2InstanceConnectEndpoint;
import software.amazon.awssdk.services.ec2.model.Ec2InstanceConnectEndpointState;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * EC2 Instance Connect endpoints. Each has a network interface of its own type in its subnet, so
 * they are asked for only where the VPC has such an interface.
 */
public final class InstanceConnectEndpoints implements Kind {
  private static final Expected DELETION =
      new Expected(Duration.ofSeconds(30), Duration.ofSeconds(10));

  private static final String INTERFACE_TYPE = "ec2_instance_connect_endpoint";

  private final Ec2Client ec2;
  private final NetworkInterfaces interfaces;

  public InstanceConnectEndpoints(Ec2Client ec2, NetworkInterfaces interfaces) {
    this.ec2 = ec2;
    this.interfaces = interfaces;
  }

  @Override
  public ResourceType type() {
    return ResourceType.INSTANCE_CONNECT_ENDPOINT;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    return scope.isEmpty() || !interfaces.saw(INTERFACE_TYPE)
        ? List.of()
        : there(scope.inVpcs("vpc-id")).stream().map(InstanceConnectEndpoints::remnant).toList();
  }

  private List<Ec2InstanceConnectEndpoint> there(Filter filter) {
    return ec2
        .describeInstanceConnectEndpointsPaginator(r -> r.filters(filter))
        .instanceConnectEndpoints()
        .stream()
        .filter(endpoint -> endpoint.state() != Ec2InstanceConnectEndpointState.DELETE_COMPLETE)
        .toList();
  }

  private static Remnant remnant(Ec2InstanceConnectEndpoint endpoint) {
    List<String> holds = new ArrayList<>(endpoint.securityGroupIds());
    holds.add(endpoint.subnetId());
    holds.add(endpoint.vpcId());
    Remnant found =
        Remnant.of(
            ResourceType.INSTANCE_CONNECT_ENDPOINT,
            endpoint.instanceConnectEndpointId(),
            Tags.name(endpoint.tags()),
            Ownership.inVpc(endpoint.vpcId()),
            holds);
    return endpoint.state() == Ec2InstanceConnectEndpointState.DELETE_IN_PROGRESS
        ? found.leaving()
        : found;
  }

  @Override
  public void delete(Remnant endpoint) {
    ec2.deleteInstanceConnectEndpoint(r -> r.instanceConnectEndpointId(endpoint.id()));
  }

  @Override
  public Expected deletion() {
    return DELETION;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    Set<String> ids = underWay.stream().map(Remnant::id).collect(Collectors.toSet());
    return there(Tags.filter("instance-connect-endpoint-id", ids)).stream()
        .map(Ec2InstanceConnectEndpoint::instanceConnectEndpointId)
        .filter(ids::contains)
        .collect(Collectors.toSet());
  }
}
