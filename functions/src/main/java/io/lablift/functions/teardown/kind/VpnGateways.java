package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpnGateway;

/**
 * Virtual private gateways that are attached to the lab's VPC. They are detached, not deleted: one
 * lies outside of the VPC, may serve a VPN of somebody else, and costs nothing by itself.
 */
public final class VpnGateways implements Kind {
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
    if (scope.isEmpty()) {
      return List.of();
    }
    return ec2
        .describeVpnGateways(r -> r.filters(scope.inVpcs("attachment.vpc-id")))
        .vpnGateways()
        .stream()
        .flatMap(gateway -> attached(gateway).filter(scope::has).map(vpc -> remnant(gateway, vpc)))
        .toList();
  }

  private static java.util.stream.Stream<String> attached(VpnGateway gateway) {
    return gateway.vpcAttachments().stream()
        .filter(attachment -> attachment.state() != AttachmentStatus.DETACHED)
        .map(VpcAttachment::vpcId);
  }

  private Remnant remnant(VpnGateway gateway, String vpc) {
    return Remnant.of(
        type(),
        gateway.vpnGatewayId(),
        Tags.name(gateway.tags()),
        Ownership.inVpc(vpc),
        List.of(vpc));
  }

  @Override
  public void delete(Remnant gateway) {
    gateway
        .holds()
        .forEach(vpc -> ec2.detachVpnGateway(r -> r.vpnGatewayId(gateway.id()).vpcId(vpc)));
  }
}
