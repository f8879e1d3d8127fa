package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchSpecification;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;

/**
 * Spot requests whose servers are, or would be, in the lab. One that persists starts its server
 * again when that is terminated, so it is cancelled first; that ends the request and not the server
 * (EC2 user guide, "Cancel a Spot Instance request").
 *
 * <p>A server shows its request. A request without a server can do nothing without its subnet, and
 * costs nothing; it is looked for by the last look.
 */
public final class SpotRequests implements Kind {
  private final Ec2Client ec2;
  private final Instances instances;

  public SpotRequests(Ec2Client ec2, Instances instances) {
    this.ec2 = ec2;
    this.instances = instances;
  }

  @Override
  public ResourceType type() {
    return ResourceType.SPOT_REQUEST;
  }

  @Override
  public boolean leavesNoTrace() {
    return true;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    Map<String, Instance> shown = instances.bySpotRequest();
    if (scope.subnets().isEmpty() || (!scope.isEmpty() && shown.isEmpty())) {
      return List.of();
    }
    return ec2
        .describeSpotInstanceRequestsPaginator(
            r -> r.filters(Tags.filter("state", "open", "active", "disabled")))
        .spotInstanceRequests()
        .stream()
        .flatMap(request -> remnant(scope, shown, request).stream())
        .toList();
  }

  private Optional<Remnant> remnant(
      Scope scope, Map<String, Instance> shown, SpotInstanceRequest request) {
    Optional<Instance> server = Optional.ofNullable(shown.get(request.spotInstanceRequestId()));
    return subnets(request)
        .filter(scope::hadSubnet)
        .findFirst()
        .map(Ownership::inSubnet)
        .or(() -> server.map(Instance::vpcId).map(Ownership::inVpc))
        .map(
            proof ->
                Remnant.of(
                    type(),
                    request.spotInstanceRequestId(),
                    Tags.name(request.tags()),
                    proof,
                    server.map(Instance::instanceId).stream().toList()));
  }

  private static Stream<String> subnets(SpotInstanceRequest request) {
    LaunchSpecification launch = request.launchSpecification();
    return launch == null
        ? Stream.of()
        : Stream.concat(
                Stream.ofNullable(launch.subnetId()),
                launch.networkInterfaces().stream()
                    .map(InstanceNetworkInterfaceSpecification::subnetId))
            .filter(Objects::nonNull);
  }

  @Override
  public boolean together() {
    return true;
  }

  @Override
  public void delete(Scope scope, List<Remnant> requests) {
    cancel(requests.stream().map(Remnant::id).toList());
  }

  @Override
  public void delete(Remnant request) {
    cancel(List.of(request.id()));
  }

  private void cancel(List<String> ids) {
    ec2.cancelSpotInstanceRequests(r -> r.spotInstanceRequestIds(ids));
  }
}
