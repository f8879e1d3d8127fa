package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

class EndpointsTest {
  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();
  private final String subnet = aws.subnet(vpc, "10.0.1.0/24");

  @Test
  void ofTypeGatewayAddARouteAndHoldTheVpc() {
    String table = aws.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
    String endpoint =
        aws.ec2
            .createVpcEndpoint(
                r ->
                    r.vpcId(vpc)
                        .serviceName("com.amazonaws.ap-northeast-2.s3")
                        .routeTableIds(table))
            .vpcEndpoint()
            .vpcEndpointId();
    assertThat(
            aws.ec2
                .describeRouteTables(r -> r.routeTableIds(table))
                .routeTables()
                .getFirst()
                .routes())
        .hasSize(2);
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    aws.ec2.deleteRouteTable(r -> r.routeTableId(table));
    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId(vpc))))
        .isEqualTo("DependencyViolation");

    aws.ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(endpoint));

    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
  }

  @Test
  void ofTypeInterfaceHoldTheSubnetUntilTheyAreDeleted() {
    String endpoint =
        aws.ec2
            .createVpcEndpoint(
                r ->
                    r.vpcId(vpc)
                        .vpcEndpointType("Interface")
                        .serviceName("com.amazonaws.ap-northeast-2.ssm")
                        .subnetIds(subnet))
            .vpcEndpoint()
            .vpcEndpointId();
    aws.clock.passSeconds(100);
    aws.ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(endpoint));

    assertThat(
            aws.ec2
                .describeVpcEndpoints(r -> r.vpcEndpointIds(endpoint))
                .vpcEndpoints()
                .getFirst()
                .stateAsString())
        .isEqualToIgnoringCase("deleting");
    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(subnet))))
        .isEqualTo("DependencyViolation");
    aws.clock.passSeconds(90);
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    assertThat(aws.ec2.describeVpcEndpoints(r -> {}).vpcEndpoints()).isEmpty();
  }

  @Test
  void listWhatCouldNotBeDeleted() {
    assertThat(
            aws.ec2
                .deleteVpcEndpoints(r -> r.vpcEndpointIds("vpce-0123456789abcdef0"))
                .unsuccessful())
        .extracting(UnsuccessfulItem::resourceId)
        .containsExactly("vpce-0123456789abcdef0");
  }

  @Test
  void forInstanceConnectAreOnePerVpcAndHoldTheirSubnet() {
    String endpoint =
        aws.ec2
            .createInstanceConnectEndpoint(r -> r.subnetId(subnet))
            .instanceConnectEndpoint()
            .instanceConnectEndpointId();
    assertThat(refusal(() -> aws.ec2.createInstanceConnectEndpoint(r -> r.subnetId(subnet))))
        .isEqualTo("InstanceConnectEndpointLimitExceeded");
    aws.clock.passSeconds(240);
    aws.ec2.deleteInstanceConnectEndpoint(r -> r.instanceConnectEndpointId(endpoint));
    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(subnet))))
        .isEqualTo("DependencyViolation");

    aws.clock.passSeconds(240);
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
    assertThat(aws.account.leftOver()).isEmpty();
  }
}
