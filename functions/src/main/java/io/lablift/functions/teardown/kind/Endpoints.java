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
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/**
 * VPC endpoints of all types; an interface endpoint's network interfaces go with it, after a while.
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
        .filter(endpoint -> !Boolean.TRUE.equals(endpoint.requesterManaged()))
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
    return Remnant.of(
        ResourceType.VPC_ENDPOINT,
        endpoint.vpcEndpointId(),
        Tags.name(endpoint.tags()),
        Ownership.inVpc(endpoint.vpcId()),
        holds);
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
    return ec2
        .describeVpcEndpoints(
            r ->
                r.filters(
                    Tags.filter("vpc-endpoint-id", underWay.stream().map(Remnant::id).toList())))
        .vpcEndpoints()
        .stream()
        .filter(Endpoints::isThere)
        .map(VpcEndpoint::vpcEndpointId)
        .collect(Collectors.toSet());
  }
}
