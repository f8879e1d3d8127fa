package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpnGateway;

/**
 * Attachments of virtual private gateways to the lab's VPC. They are detached, not deleted: a
 * gateway lies outside of the VPC, may serve a VPN of somebody else, and costs nothing by itself.
 */
public final class VpnGateways implements Kind {
  private static final Expected DELETION =
      new Expected(Duration.ofSeconds(10), Duration.ofSeconds(5));

  private final Ec2Client ec2;

  public VpnGateways(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.VPN_GATEWAY;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    return scope.isEmpty()
        ? List.of()
        : ec2
            .describeVpnGateways(r -> r.filters(scope.inVpcs("attachment.vpc-id")))
            .vpnGateways()
            .stream()
            .flatMap(
                gateway ->
                    attachments(gateway)
                        .filter(attachment -> scope.has(attachment.vpcId()))
                        .map(attachment -> remnant(gateway, attachment)))
            .toList();
  }

  private static Stream<VpcAttachment> attachments(VpnGateway gateway) {
    return gateway.vpcAttachments().stream()
        .filter(attachment -> attachment.state() != AttachmentStatus.DETACHED);
  }

  private Remnant remnant(VpnGateway gateway, VpcAttachment attachment) {
    Remnant found =
        Remnant.of(
            type(),
            gateway.vpnGatewayId(),
            "attachment to " + attachment.vpcId(),
            Ownership.inVpc(attachment.vpcId()),
            List.of(attachment.vpcId()));
    return attachment.state() == AttachmentStatus.DETACHING ? found.leaving() : found;
  }

  @Override
  public void delete(Remnant gateway) {
    gateway
        .holds()
        .forEach(vpc -> ec2.detachVpnGateway(r -> r.vpnGatewayId(gateway.id()).vpcId(vpc)));
  }

  @Override
  public Expected deletion() {
    return DELETION;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    List<String> ids = underWay.stream().map(Remnant::id).toList();
    return ec2
        .describeVpnGateways(r -> r.filters(Tags.filter("vpn-gateway-id", ids)))
        .vpnGateways()
        .stream()
        .filter(gateway -> attachments(gateway).anyMatch(a -> scope.hadVpc(a.vpcId())))
        .map(VpnGateway::vpnGatewayId)
        .collect(Collectors.toSet());
  }
}
