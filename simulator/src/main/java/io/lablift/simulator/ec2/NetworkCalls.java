package io.lablift.simulator.ec2;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;

/** EC2's calls on VPCs, subnets, route tables and network ACLs: which family answers which. */
interface NetworkCalls extends Ec2Client {
  Families families();

  @Override
  default CreateVpcResponse createVpc(CreateVpcRequest request) {
    return families().vpcs().create(request);
  }

  @Override
  default DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
    return families().vpcs().describe(request);
  }

  @Override
  default ModifyVpcAttributeResponse modifyVpcAttribute(ModifyVpcAttributeRequest request) {
    return families().vpcs().modifyAttribute(request);
  }

  @Override
  default DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request) {
    return families().vpcs().describeAttribute(request);
  }

  @Override
  default DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
    return families().vpcs().delete(request);
  }

  @Override
  default CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
    return families().subnets().create(request);
  }

  @Override
  default DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
    return families().subnets().describe(request);
  }

  @Override
  default ModifySubnetAttributeResponse modifySubnetAttribute(
      ModifySubnetAttributeRequest request) {
    return families().subnets().modifyAttribute(request);
  }

  @Override
  default DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest request) {
    return families().subnets().delete(request);
  }

  @Override
  default CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
    return families().routeTables().create(request);
  }

  @Override
  default DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
    return families().routeTables().describe(request);
  }

  @Override
  default DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
    return families().routeTables().delete(request);
  }

  @Override
  default CreateRouteResponse createRoute(CreateRouteRequest request) {
    return families().routes().create(request);
  }

  @Override
  default ReplaceRouteResponse replaceRoute(ReplaceRouteRequest request) {
    return families().routes().replace(request);
  }

  @Override
  default DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
    return families().routes().delete(request);
  }

  @Override
  default AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
    return families().routeAssociations().associate(request);
  }

  @Override
  default ReplaceRouteTableAssociationResponse replaceRouteTableAssociation(
      ReplaceRouteTableAssociationRequest request) {
    return families().routeAssociations().replace(request);
  }

  @Override
  default DisassociateRouteTableResponse disassociateRouteTable(
      DisassociateRouteTableRequest request) {
    return families().routeAssociations().disassociate(request);
  }

  @Override
  default CreateNetworkAclResponse createNetworkAcl(CreateNetworkAclRequest request) {
    return families().acls().create(request);
  }

  @Override
  default CreateNetworkAclEntryResponse createNetworkAclEntry(
      CreateNetworkAclEntryRequest request) {
    return families().acls().createEntry(request);
  }

  @Override
  default ReplaceNetworkAclAssociationResponse replaceNetworkAclAssociation(
      ReplaceNetworkAclAssociationRequest request) {
    return families().acls().replace(request);
  }

  @Override
  default DescribeNetworkAclsResponse describeNetworkAcls(DescribeNetworkAclsRequest request) {
    return families().acls().describe(request);
  }

  @Override
  default DeleteNetworkAclResponse deleteNetworkAcl(DeleteNetworkAclRequest request) {
    return families().acls().delete(request);
  }
}
