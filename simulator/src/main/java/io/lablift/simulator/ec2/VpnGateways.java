package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Journal;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Takes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpnGateway;

/** Virtual private gateways ("How AWS Site-to-Site VPN works"); there are no VPN connections. */
final class VpnGateways {
  private final Ec2World ec2;
  private final Filters<SimVpnGateway> filters =
      Filters.<SimVpnGateway>tagged()
          .one("attachment.state", g -> g.vpcId == null ? null : g.attachmentState())
          .one("attachment.vpc-id", g -> g.vpcId)
          .one("state", g -> "available")
          .one("type", g -> "ipsec.1")
          .one("vpn-gateway-id", SimVpnGateway::id);

  VpnGateways(Ec2World ec2) {
    this.ec2 = ec2;
  }

  CreateVpnGatewayResponse create(CreateVpnGatewayRequest request) {
    if (!"ipsec.1".equals(required(request.typeAsString(), "type"))) {
      throw Refused.invalid("Value (%s) for parameter type is invalid.", request.typeAsString());
    }
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.VPN_GATEWAY);
    SimVpnGateway gateway = ec2.vpnGateways.add(new SimVpnGateway(ec2, tags));
    ec2.world.journal().made(gateway, "ec2:CreateVpnGateway", Set.of());
    return CreateVpnGatewayResponse.builder().vpnGateway(shown(gateway)).build();
  }

  AttachVpnGatewayResponse attach(AttachVpnGatewayRequest request) {
    SimVpnGateway gateway = ec2.vpnGateways.use(required(request.vpnGatewayId(), "vpnGatewayId"));
    SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
    boolean taken = gateway.vpcId != null && !gateway.attachmentState().equals("detached");
    if (taken || ec2.vpnGateways.existing().anyMatch(g -> g.isOn(vpc.id()))) {
      throw Refused.because(
          "VpnGatewayAttachmentLimitExceeded",
          "The maximum number of virtual private gateway attachments has been reached");
    }
    gateway.vpcId = vpc.id();
    gateway.detached = null;
    return AttachVpnGatewayResponse.builder()
        .vpcAttachment(a -> a.vpcId(vpc.id()).state("attached"))
        .build();
  }

  DetachVpnGatewayResponse detach(DetachVpnGatewayRequest request) {
    SimVpnGateway gateway = ec2.vpnGateways.use(required(request.vpnGatewayId(), "vpnGatewayId"));
    String vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId")).id();
    if (!gateway.isOn(vpc)) {
      throw Refused.because(
          "InvalidVpnGatewayAttachment.NotFound",
          "The attachment with vpn gateway ID '%s' and vpc ID '%s' does not exist",
          gateway.id(),
          vpc);
    }
    if (gateway.detached == null) {
      Duration takes = ec2.world.draw(Takes.VPN_GATEWAY_DETACHED, gateway.id());
      gateway.detached = ec2.now().plus(takes);
      ec2.world
          .journal()
          .add(
              new Journal.Ended(
                  gateway.id() + "/attachment",
                  "ec2:DetachVpnGateway",
                  ec2.now(),
                  takes,
                  "",
                  Set.of(gateway.id(), vpc)));
    }
    return DetachVpnGatewayResponse.builder().build();
  }

  DescribeVpnGatewaysResponse describe(DescribeVpnGatewaysRequest request) {
    return DescribeVpnGatewaysResponse.builder()
        .vpnGateways(
            filters
                .select(ec2.vpnGateways.seen(request.vpnGatewayIds()), request.filters())
                .stream()
                .map(VpnGateways::shown)
                .toList())
        .build();
  }

  DeleteVpnGatewayResponse delete(DeleteVpnGatewayRequest request) {
    SimVpnGateway gateway = ec2.vpnGateways.use(required(request.vpnGatewayId(), "vpnGatewayId"));
    if (gateway.vpcId != null && !gateway.attachmentState().equals("detached")) {
      throw Refused.because("IncorrectState", "The vpnGateway '%s' is in use.", gateway.id());
    }
    ec2.world.journal().ended(gateway, "ec2:DeleteVpnGateway", Duration.ZERO);
    gateway.endAt(ec2.now());
    return DeleteVpnGatewayResponse.builder().build();
  }

  DescribeVpnConnectionsResponse connections(DescribeVpnConnectionsRequest request) {
    for (String id : request.vpnConnectionIds()) {
      throw Refused.because(
          "InvalidVpnConnectionID.NotFound", "The vpnConnection ID '%s' does not exist", id);
    }
    return DescribeVpnConnectionsResponse.builder().vpnConnections(List.of()).build();
  }

  private static VpnGateway shown(SimVpnGateway gateway) {
    List<VpcAttachment> attachments =
        gateway.vpcId == null
            ? List.of()
            : List.of(
                VpcAttachment.builder()
                    .vpcId(gateway.vpcId)
                    .state(gateway.attachmentState())
                    .build());
    return VpnGateway.builder()
        .vpnGatewayId(gateway.id())
        .type("ipsec.1")
        .state("available")
        .vpcAttachments(attachments)
        .tags(Tagging.shown(gateway))
        .build();
  }
}
