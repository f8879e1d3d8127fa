package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
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
    if (scope.isEmpty() && scope.written(type()).isEmpty()) {
      return List.of();
    }
    return ec2.describeEgressOnlyInternetGatewaysPaginator().egressOnlyInternetGateways().stream()
        .flatMap(gateway -> remnant(scope, gateway).stream())
        .toList();
  }

  private Optional<Remnant> remnant(Scope scope, EgressOnlyInternetGateway gateway) {
    List<String> attached =
        gateway.attachments().stream()
            .filter(attachment -> attachment.state() != AttachmentStatus.DETACHED)
            .map(InternetGatewayAttachment::vpcId)
            .toList();
    List<String> ours = attached.stream().filter(scope::has).toList();
    String id = gateway.egressOnlyInternetGatewayId();
    if (!ours.isEmpty()) {
      return Optional.of(remnant(gateway, Ownership.inVpc(ours.getFirst()), ours));
    }
    return attached.isEmpty() && scope.written(type()).contains(id)
        ? Optional.of(remnant(gateway, Ownership.written(id), List.of()))
        : Optional.empty();
  }

  private Remnant remnant(EgressOnlyInternetGateway gateway, Ownership proof, List<String> vpcs) {
    return Remnant.of(
        type(), gateway.egressOnlyInternetGatewayId(), Tags.name(gateway.tags()), proof, vpcs);
  }

  @Override
  public void delete(Remnant gateway) {
    ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(gateway.id()));
  }
}
