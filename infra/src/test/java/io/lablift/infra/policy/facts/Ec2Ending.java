package io.lablift.infra.policy.facts;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInstanceConnectEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/** What EC2 authorises when something is ended or taken apart ("Amazon EC2" in the reference). */
final class Ec2Ending {
  private Ec2Ending() {}

  /** Collects it; false: this is not such a call. */
  static boolean collect(AwsRequest request, Ec2Calls calls) {
    switch (request) {
      case DeleteVpcRequest r -> calls.on("vpc", r.vpcId());
      case DeleteInternetGatewayRequest r -> calls.on("internet-gateway", r.internetGatewayId());
      case ReleaseAddressRequest r -> calls.on("elastic-ip", r.allocationId());
      case DetachInternetGatewayRequest r ->
          calls.on("internet-gateway", r.internetGatewayId()).on("vpc", r.vpcId());
      case DetachVpnGatewayRequest r ->
          calls.on("vpn-gateway", r.vpnGatewayId()).on("vpc", r.vpcId());
      case DisassociateRouteTableRequest r -> disassociate(r, calls);
      case TerminateInstancesRequest r -> calls.onEach("instance", r.instanceIds());
      // Groups and volumes are asked for only where the request changes those of the instance.
      case ModifyInstanceAttributeRequest r ->
          calls.on(
              "instance",
              r.instanceId(),
              Ec2Making.changing(r, Values.existing(calls.truth().tags(r.instanceId()))));
      case DeleteNatGatewayRequest r -> calls.on("natgateway", r.natGatewayId());
      case DeleteKeyPairRequest r ->
          calls.on(
              "key-pair", r.keyName(), Values.existing(calls.truth().tagsOfKeyPair(r.keyName())));
      case DeleteVolumeRequest r -> calls.on("volume", r.volumeId());
      case DeleteNetworkInterfaceRequest r -> calls.on("network-interface", r.networkInterfaceId());
      case DeleteSubnetRequest r -> calls.on("subnet", r.subnetId());
      case DeleteRouteTableRequest r -> calls.on("route-table", r.routeTableId());
      case DeleteNetworkAclRequest r -> calls.on("network-acl", r.networkAclId());
      case DeleteSecurityGroupRequest r -> calls.on("security-group", r.groupId());
      case RevokeSecurityGroupIngressRequest r -> calls.on("security-group", r.groupId());
      case RevokeSecurityGroupEgressRequest r -> calls.on("security-group", r.groupId());
      case DeleteVpcEndpointsRequest r -> calls.onEach("vpc-endpoint", r.vpcEndpointIds());
      case DeleteInstanceConnectEndpointRequest r ->
          calls.on("instance-connect-endpoint", r.instanceConnectEndpointId());
      case DeleteVpcPeeringConnectionRequest r ->
          calls.on("vpc-peering-connection", r.vpcPeeringConnectionId());
      case DeleteEgressOnlyInternetGatewayRequest r ->
          calls.on("egress-only-internet-gateway", r.egressOnlyInternetGatewayId());
      case CancelSpotInstanceRequestsRequest r ->
          calls.onEach("spot-instances-request", r.spotInstanceRequestIds());
      case DeregisterImageRequest r -> deregister(r, calls);
      case DeleteSnapshotRequest r -> calls.on("snapshot", r.snapshotId());
      // A look, but at one server.
      case GetConsoleOutputRequest r -> calls.on("instance", r.instanceId());
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * The snapshots are deleted in the caller's name: {@code missing-permissions} is among the
   * results (EC2 API, "DeleteSnapshotReturnCode").
   */
  private static void deregister(DeregisterImageRequest request, Ec2Calls calls) {
    calls.onImage(request.imageId());
    if (Boolean.TRUE.equals(request.deleteAssociatedSnapshots())) {
      calls
          .also("ec2:DeleteSnapshot")
          .onEach("snapshot", calls.truth().snapshotsOf(request.imageId()));
    }
  }

  private static void disassociate(DisassociateRouteTableRequest request, Ec2Calls calls) {
    Truth.Association association = calls.truth().association(request.associationId());
    calls.on("route-table", association.routeTable()).on("subnet", association.subnet());
  }
}
