package io.lablift.infra.policy.facts;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What EC2 authorises when something is made or set up ("Amazon EC2" in the reference). */
final class Ec2Making {
  private Ec2Making() {}

  /** Collects it; false: this is not such a call. */
  static boolean collect(AwsRequest request, Ec2Calls calls) {
    switch (request) {
      case CreateVpcRequest r -> calls.making("vpc", r.tagSpecifications());
      case ModifyVpcAttributeRequest r ->
          calls.on("vpc", r.vpcId(), changing(r, Values.existing(calls.truth().tags(r.vpcId()))));
      case CreateInternetGatewayRequest r ->
          calls.making("internet-gateway", r.tagSpecifications());
      case AttachInternetGatewayRequest r ->
          calls.on("internet-gateway", r.internetGatewayId()).on("vpc", r.vpcId());
      case CreateTagsRequest r -> tags(r, calls);
      case CreateRouteRequest r -> calls.on("route-table", r.routeTableId());
      case CreateSubnetRequest r ->
          calls.making("subnet", r.tagSpecifications()).on("vpc", r.vpcId());
      case ModifySubnetAttributeRequest r ->
          calls.on(
              "subnet",
              r.subnetId(),
              changing(r, Values.existing(calls.truth().tags(r.subnetId()))));
      case CreateRouteTableRequest r ->
          calls.making("route-table", r.tagSpecifications()).on("vpc", r.vpcId());
      case AssociateRouteTableRequest r ->
          calls.on("route-table", r.routeTableId()).on("subnet", r.subnetId());
      case CreateSecurityGroupRequest r ->
          calls.making("security-group", r.tagSpecifications()).on("vpc", r.vpcId());
      // Rules are a resource of their own only where the request tags them.
      case AuthorizeSecurityGroupIngressRequest r when r.tagSpecifications().isEmpty() ->
          calls.on("security-group", r.groupId());
      case AllocateAddressRequest r -> calls.making("elastic-ip", r.tagSpecifications());
      case CreateNatGatewayRequest r -> natGateway(r, calls);
      case ImportKeyPairRequest r -> calls.making("key-pair", r.tagSpecifications());
      case RunInstancesRequest r -> launch(r, calls);
      case CreateImageRequest r ->
          calls
              .making("image", r.tagSpecifications())
              .making("snapshot", r.tagSpecifications())
              .on("instance", r.instanceId());
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * "The condition key supports only properties that are of a primitive data type …, or complex
   * objects that have only a Value property" (EC2 user guide, "Policy structure", {@code
   * ec2:Attribute}). Ours are of the second kind.
   */
  static Values changing(AwsRequest request, Values values) {
    Map<String, String> changed = new TreeMap<>();
    request
        .sdkFields()
        .forEach(
            field -> {
              if (field.getValueOrDefault(request) instanceof AttributeBooleanValue attribute) {
                changed.put(field.locationName(), String.valueOf(attribute.value()));
              }
            });
    if (changed.size() != 1) {
      throw new IllegalArgumentException("one attribute is changed at a time, not " + changed);
    }
    changed.forEach(values::changing);
    return values;
  }

  /** Of what is there already. */
  private static void tags(CreateTagsRequest request, Ec2Calls calls) {
    for (String id : request.resources()) {
      if (!id.startsWith("rtb-")) {
        throw new IllegalArgumentException("only route tables are tagged afterwards, not " + id);
      }
      Values values =
          Values.existing(calls.truth().tags(id))
              .andRequested(Ec2Calls.map(request.tags()))
              .without("ec2:CreateAction");
      calls.on("route-table", id, values);
    }
  }

  /**
   * The VPC is listed for gateways that are made for a whole VPC; whether it is asked for where a
   * subnet is named is not said, so it is taken to be.
   */
  private static void natGateway(CreateNatGatewayRequest request, Ec2Calls calls) {
    calls
        .making("natgateway", request.tagSpecifications())
        .on("elastic-ip", request.allocationId())
        .on("subnet", request.subnetId())
        .on("vpc", calls.truth().vpcOf(request.subnetId()));
  }

  /** The scenario EC2-VPC-EBS-Subnet of the reference, with a key pair or without. */
  private static void launch(RunInstancesRequest request, Ec2Calls calls) {
    calls
        .onImage(request.imageId())
        .making(
            "instance",
            request.tagSpecifications(),
            Values.none()
                .and("ec2:InstanceType", request.instanceTypeAsString())
                .and("ec2:MetadataHttpTokens", request.metadataOptions().httpTokensAsString())
                .without("ec2:InstanceProfile"))
        .making("network-interface", request.tagSpecifications())
        .onEach("security-group", request.securityGroupIds())
        .on("subnet", request.subnetId());
    if (request.keyName() != null) {
      calls.on(
          "key-pair",
          request.keyName(),
          Values.existing(calls.truth().tagsOfKeyPair(request.keyName())));
    }
    for (BlockDeviceMapping mapping : request.blockDeviceMappings()) {
      EbsBlockDevice disk = mapping.ebs();
      if (disk.snapshotId() != null) {
        throw new IllegalArgumentException("a snapshot is authorised too: " + request);
      }
      calls.making(
          "volume",
          request.tagSpecifications(),
          Values.none()
              .and("ec2:Encrypted", String.valueOf(Boolean.TRUE.equals(disk.encrypted())))
              .and("ec2:VolumeType", disk.volumeTypeAsString())
              .and("ec2:VolumeSize", String.valueOf(disk.volumeSize())));
    }
  }
}
