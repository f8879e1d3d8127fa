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
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/**
 * VPC endpoints of all types; an interface endpoint's network interfaces go with it, after a while.
 * One that a service made for itself is for that service to delete.
 */
public final class Endpoints implements Kind {
  private static final Expected DELETION =
      new Expected(Duration.ofSeconds(15), Duration.ofSeconds(5));

  private final Ec2Client ec2;

  public Endpoints(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.VPC_ENDPOINT;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    return ec2
        .describeVpcEndpointsPaginator(r -> r.filters(scope.inVpcs("vpc-id")))
        .vpcEndpoints()
        .stream()
        .filter(Endpoints::isThere)
        .map(Endpoints::remnant)
        .toList();
  }

  /** The API answers in lower case where its reference has capitals. */
  private static boolean isThere(VpcEndpoint endpoint) {
    return !"deleted".equalsIgnoreCase(endpoint.stateAsString());
  }

  private static Remnant remnant(VpcEndpoint endpoint) {
    List<String> holds = new ArrayList<>(endpoint.subnetIds());
    holds.addAll(endpoint.routeTableIds());
    endpoint.groups().stream().map(SecurityGroupIdentifier::groupId).forEach(holds::add);
    holds.add(endpoint.vpcId());
    Remnant found =
        Remnant.of(
            ResourceType.VPC_ENDPOINT,
            endpoint.vpcEndpointId(),
            Tags.name(endpoint.tags()),
            Ownership.inVpc(endpoint.vpcId()),
            holds);
    if (Boolean.TRUE.equals(endpoint.requesterManaged())) {
      return found.kept("made by a service of AWS, such as Network Firewall");
    }
    return "deleting".equalsIgnoreCase(endpoint.stateAsString()) ? found.leaving() : found;
  }

  @Override
  public void delete(Remnant endpoint) {
    // This call answers 200 with a list of what it did not do (EC2 API, DeleteVpcEndpoints).
    ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(endpoint.id())).unsuccessful().stream()
        .findFirst()
        .map(UnsuccessfulItem::error)
        .ifPresent(
            error -> {
              throw Ec2Exception.builder()
                  .statusCode(400)
                  .awsErrorDetails(
                      AwsErrorDetails.builder()
                          .serviceName("Ec2")
                          .errorCode(error.code())
                          .errorMessage(error.message())
                          .build())
                  .build();
            });
  }

  @Override
  public Expected deletion() {
    return DELETION;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    return byId(underWay).map(VpcEndpoint::vpcEndpointId).collect(Collectors.toSet());
  }

  @Override
  public List<Remnant> again(Scope scope, List<Remnant> kept) {
    return byId(kept).map(Endpoints::remnant).toList();
  }

  private Stream<VpcEndpoint> byId(Collection<Remnant> some) {
    List<String> ids = some.stream().map(Remnant::id).toList();
    return ec2
        .describeVpcEndpoints(r -> r.filters(Tags.filter("vpc-endpoint-id", ids)))
        .vpcEndpoints()
        .stream()
        .filter(Endpoints::isThere);
  }
}
