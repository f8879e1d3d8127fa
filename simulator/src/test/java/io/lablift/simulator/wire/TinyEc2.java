package io.lablift.simulator.wire;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** An account that knows VPCs only, one to a page: enough for something to take effect. */
final class TinyEc2 implements Ec2Client {
  final List<String> vpcs = new ArrayList<>();
  boolean closed;

  @Override
  public CreateVpcResponse createVpc(CreateVpcRequest request) {
    String id = "vpc-%017x".formatted(vpcs.size() + 1);
    vpcs.add(id);
    return CreateVpcResponse.builder()
        .vpc(Vpc.builder().vpcId(id).cidrBlock(request.cidrBlock()).build())
        .build();
  }

  @Override
  public DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
    if (!vpcs.remove(request.vpcId())) {
      throw new ServiceErrors("ec2", Ec2Client.class)
          .of("InvalidVpcID.NotFound", "no " + request.vpcId());
    }
    return DeleteVpcResponse.builder().build();
  }

  @Override
  public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    List<Vpc> page =
        vpcs.stream()
            .skip(from)
            .limit(1)
            .map(id -> Vpc.builder().vpcId(id).state("available").build())
            .toList();
    return DescribeVpcsResponse.builder()
        .vpcs(page)
        .nextToken(from + 1 < vpcs.size() ? Integer.toString(from + 1) : null)
        .build();
  }

  @Override
  public RunInstancesResponse runInstances(RunInstancesRequest request) {
    return RunInstancesResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "ec2";
  }

  @Override
  public void close() {
    closed = true;
  }
}
