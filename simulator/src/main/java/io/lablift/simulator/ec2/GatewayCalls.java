package io.lablift.simulator.ec2;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInstanceConnectEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateInstanceConnectEndpointResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInstanceConnectEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInstanceConnectEndpointResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceConnectEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceConnectEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;

/** EC2's calls on ways in and out of a VPC: which family answers which. */
interface GatewayCalls extends Ec2Client {
  Families families();

  @Override
  default CreateInternetGatewayResponse createInternetGateway(
      CreateInternetGatewayRequest request) {
    return families().internetGateways().create(request);
  }

  @Override
  default AttachInternetGatewayResponse attachInternetGateway(
      AttachInternetGatewayRequest request) {
    return families().internetGateways().attach(request);
  }

  @Override
  default DetachInternetGatewayResponse detachInternetGateway(
      DetachInternetGatewayRequest request) {
    return families().internetGateways().detach(request);
  }

  @Override
  default DescribeInternetGatewaysResponse describeInternetGateways(
      DescribeInternetGatewaysRequest request) {
    return families().internetGateways().describe(request);
  }

  @Override
  default DeleteInternetGatewayResponse deleteInternetGateway(
      DeleteInternetGatewayRequest request) {
    return families().internetGateways().delete(request);
  }

  @Override
  default AllocateAddressResponse allocateAddress(AllocateAddressRequest request) {
    return families().addresses().allocate(request);
  }

  @Override
  default DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
    return families().addresses().describe(request);
  }

  @Override
  default AssociateAddressResponse associateAddress(AssociateAddressRequest request) {
    return families().addresses().associate(request);
  }

  @Override
  default DisassociateAddressResponse disassociateAddress(DisassociateAddressRequest request) {
    return families().addresses().disassociate(request);
  }

  @Override
  default ReleaseAddressResponse releaseAddress(ReleaseAddressRequest request) {
    return families().addresses().release(request);
  }

  @Override
  default CreateNatGatewayResponse createNatGateway(CreateNatGatewayRequest request) {
    return families().natGateways().create(request);
  }

  @Override
  default DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
    return families().natGateways().describe(request);
  }

  @Override
  default DeleteNatGatewayResponse deleteNatGateway(DeleteNatGatewayRequest request) {
    return families().natGateways().delete(request);
  }

  @Override
  default CreateEgressOnlyInternetGatewayResponse createEgressOnlyInternetGateway(
      CreateEgressOnlyInternetGatewayRequest request) {
    return families().egressGateways().create(request);
  }

  @Override
  default DescribeEgressOnlyInternetGatewaysResponse describeEgressOnlyInternetGateways(
      DescribeEgressOnlyInternetGatewaysRequest request) {
    return families().egressGateways().describe(request);
  }

  @Override
  default DeleteEgressOnlyInternetGatewayResponse deleteEgressOnlyInternetGateway(
      DeleteEgressOnlyInternetGatewayRequest request) {
    return families().egressGateways().delete(request);
  }

  @Override
  default CreateVpnGatewayResponse createVpnGateway(CreateVpnGatewayRequest request) {
    return families().vpnGateways().create(request);
  }

  @Override
  default AttachVpnGatewayResponse attachVpnGateway(AttachVpnGatewayRequest request) {
    return families().vpnGateways().attach(request);
  }

  @Override
  default DetachVpnGatewayResponse detachVpnGateway(DetachVpnGatewayRequest request) {
    return families().vpnGateways().detach(request);
  }

  @Override
  default DescribeVpnGatewaysResponse describeVpnGateways(DescribeVpnGatewaysRequest request) {
    return families().vpnGateways().describe(request);
  }

  @Override
  default DeleteVpnGatewayResponse deleteVpnGateway(DeleteVpnGatewayRequest request) {
    return families().vpnGateways().delete(request);
  }

  @Override
  default DescribeVpnConnectionsResponse describeVpnConnections(
      DescribeVpnConnectionsRequest request) {
    return families().vpnGateways().connections(request);
  }

  @Override
  default CreateVpcPeeringConnectionResponse createVpcPeeringConnection(
      CreateVpcPeeringConnectionRequest request) {
    return families().peerings().create(request);
  }

  @Override
  default AcceptVpcPeeringConnectionResponse acceptVpcPeeringConnection(
      AcceptVpcPeeringConnectionRequest request) {
    return families().peerings().accept(request);
  }

  @Override
  default DescribeVpcPeeringConnectionsResponse describeVpcPeeringConnections(
      DescribeVpcPeeringConnectionsRequest request) {
    return families().peerings().describe(request);
  }

  @Override
  default DeleteVpcPeeringConnectionResponse deleteVpcPeeringConnection(
      DeleteVpcPeeringConnectionRequest request) {
    return families().peerings().delete(request);
  }

  @Override
  default CreateVpcEndpointResponse createVpcEndpoint(CreateVpcEndpointRequest request) {
    return families().endpoints().create(request);
  }

  @Override
  default DescribeVpcEndpointsResponse describeVpcEndpoints(DescribeVpcEndpointsRequest request) {
    return families().endpoints().describe(request);
  }

  @Override
  default DeleteVpcEndpointsResponse deleteVpcEndpoints(DeleteVpcEndpointsRequest request) {
    return families().endpoints().delete(request);
  }

  @Override
  default CreateInstanceConnectEndpointResponse createInstanceConnectEndpoint(
      CreateInstanceConnectEndpointRequest request) {
    return families().connectEndpoints().create(request);
  }

  @Override
  default DescribeInstanceConnectEndpointsResponse describeInstanceConnectEndpoints(
      DescribeInstanceConnectEndpointsRequest request) {
    return families().connectEndpoints().describe(request);
  }

  @Override
  default DeleteInstanceConnectEndpointResponse deleteInstanceConnectEndpoint(
      DeleteInstanceConnectEndpointRequest request) {
    return families().connectEndpoints().delete(request);
  }
}
