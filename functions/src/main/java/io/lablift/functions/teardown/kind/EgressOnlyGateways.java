package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/**
 * Egress-only internet gateways. AWS has no filter by VPC for them, so the listing is the
 * account's.
 */
public final class EgressOnlyGateways implements Kind {
  private final Ec2Client ec2;

  public EgressOnlyGateways(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.EGRESS_ONLY_INTERNET_GATEWAY;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    return ec2.describeEgressOnlyInternetGatewaysPaginator().egressOnlyInternetGateways().stream()
        .flatMap(gateway -> remnant(scope, gateway).stream())
        .toList();
  }

  private Optional<Remnant> remnant(Scope scope, EgressOnlyInternetGateway gateway) {
    return gateway.attachments().stream()
        .map(InternetGatewayAttachment::vpcId)
        .filter(scope::has)
        .findFirst()
        .map(
            vpc ->
                Remnant.of(
                    type(),
                    gateway.egressOnlyInternetGatewayId(),
                    Tags.name(gateway.tags()),
                    Ownership.inVpc(vpc),
                    List.of(vpc)));
  }

  @Override
  public void delete(Remnant gateway) {
    ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(gateway.id()));
  }
}
