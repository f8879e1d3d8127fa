package io.lablift.simulator.ec2;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.AttachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.AttachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DetachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DetachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** EC2's calls on servers, and what they are made of: which family answers which. */
interface ComputeCalls extends Ec2Client {
  Families families();

  @Override
  default RunInstancesResponse runInstances(RunInstancesRequest request) {
    return families().launches().run(request);
  }

  @Override
  default DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
    return families().instances().describe(request);
  }

  @Override
  default DescribeInstanceStatusResponse describeInstanceStatus(
      DescribeInstanceStatusRequest request) {
    return families().instances().status(request);
  }

  @Override
  default StartInstancesResponse startInstances(StartInstancesRequest request) {
    return families().instances().start(request);
  }

  @Override
  default StopInstancesResponse stopInstances(StopInstancesRequest request) {
    return families().instances().stop(request);
  }

  @Override
  default TerminateInstancesResponse terminateInstances(TerminateInstancesRequest request) {
    return families().instances().terminate(request);
  }

  @Override
  default GetConsoleOutputResponse getConsoleOutput(GetConsoleOutputRequest request) {
    return families().consoles().output(request);
  }

  @Override
  default ModifyInstanceAttributeResponse modifyInstanceAttribute(
      ModifyInstanceAttributeRequest request) {
    return families().instanceAttributes().modify(request);
  }

  @Override
  default DescribeInstanceAttributeResponse describeInstanceAttribute(
      DescribeInstanceAttributeRequest request) {
    return families().instanceAttributes().describe(request);
  }

  @Override
  default CreateNetworkInterfaceResponse createNetworkInterface(
      CreateNetworkInterfaceRequest request) {
    return families().interfaces().create(request);
  }

  @Override
  default DescribeNetworkInterfacesResponse describeNetworkInterfaces(
      DescribeNetworkInterfacesRequest request) {
    return families().interfaces().describe(request);
  }

  @Override
  default AttachNetworkInterfaceResponse attachNetworkInterface(
      AttachNetworkInterfaceRequest request) {
    return families().interfaces().attach(request);
  }

  @Override
  default DetachNetworkInterfaceResponse detachNetworkInterface(
      DetachNetworkInterfaceRequest request) {
    return families().interfaces().detach(request);
  }

  @Override
  default ModifyNetworkInterfaceAttributeResponse modifyNetworkInterfaceAttribute(
      ModifyNetworkInterfaceAttributeRequest request) {
    return families().interfaces().modify(request);
  }

  @Override
  default DeleteNetworkInterfaceResponse deleteNetworkInterface(
      DeleteNetworkInterfaceRequest request) {
    return families().interfaces().delete(request);
  }

  @Override
  default CreateVolumeResponse createVolume(CreateVolumeRequest request) {
    return families().volumes().create(request);
  }

  @Override
  default AttachVolumeResponse attachVolume(AttachVolumeRequest request) {
    return families().volumes().attach(request);
  }

  @Override
  default DetachVolumeResponse detachVolume(DetachVolumeRequest request) {
    return families().volumes().detach(request);
  }

  @Override
  default DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
    return families().volumes().describe(request);
  }

  @Override
  default DeleteVolumeResponse deleteVolume(DeleteVolumeRequest request) {
    return families().volumes().delete(request);
  }

  @Override
  default DescribeImagesResponse describeImages(DescribeImagesRequest request) {
    return families().images().describe(request);
  }

  @Override
  default CreateImageResponse createImage(CreateImageRequest request) {
    return families().baking().create(request);
  }

  @Override
  default DeregisterImageResponse deregisterImage(DeregisterImageRequest request) {
    return families().baking().deregister(request);
  }

  @Override
  default DescribeSnapshotsResponse describeSnapshots(DescribeSnapshotsRequest request) {
    return families().snapshots().describe(request);
  }

  @Override
  default DeleteSnapshotResponse deleteSnapshot(DeleteSnapshotRequest request) {
    return families().snapshots().delete(request);
  }

  @Override
  default DescribeAvailabilityZonesResponse describeAvailabilityZones(
      DescribeAvailabilityZonesRequest request) {
    return families().places().zones(request);
  }

  @Override
  default DescribeInstanceTypeOfferingsResponse describeInstanceTypeOfferings(
      DescribeInstanceTypeOfferingsRequest request) {
    return families().places().offerings(request);
  }

  @Override
  default DescribeInstanceTypesResponse describeInstanceTypes(
      DescribeInstanceTypesRequest request) {
    return families().places().types(request);
  }

  @Override
  default DescribeAccountAttributesResponse describeAccountAttributes(
      DescribeAccountAttributesRequest request) {
    return families().places().attributes(request);
  }

  @Override
  default RequestSpotInstancesResponse requestSpotInstances(RequestSpotInstancesRequest request) {
    return families().spotRequests().request(request);
  }

  @Override
  default DescribeSpotInstanceRequestsResponse describeSpotInstanceRequests(
      DescribeSpotInstanceRequestsRequest request) {
    return families().spotRequests().describe(request);
  }

  @Override
  default CancelSpotInstanceRequestsResponse cancelSpotInstanceRequests(
      CancelSpotInstanceRequestsRequest request) {
    return families().spotRequests().cancel(request);
  }
}
