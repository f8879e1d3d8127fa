package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import org.junit.jupiter.api.Test;

class GatewaysTest {
  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();

  @Test
  void attachesOneInternetGatewayToOneVpc() {
    String igw = aws.attachedGateway(vpc);
    String other = aws.vpc("10.1.0.0/16");
    String second = aws.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();

    assertThat(
            refusal(
                () -> aws.ec2.attachInternetGateway(r -> r.internetGatewayId(igw).vpcId(other))))
        .isEqualTo("Resource.AlreadyAssociated");
    assertThat(
            refusal(
                () -> aws.ec2.attachInternetGateway(r -> r.internetGatewayId(second).vpcId(vpc))))
        .isEqualTo("InvalidParameterValue");
    assertThat(
            refusal(
                () -> aws.ec2.detachInternetGateway(r -> r.internetGatewayId(second).vpcId(vpc))))
        .isEqualTo("Gateway.NotAttached");
    assertThat(refusal(() -> aws.ec2.deleteInternetGateway(r -> r.internetGatewayId(igw))))
        .isEqualTo("DependencyViolation");
  }

  @Test
  void keepsTheInternetGatewayWhileAnAddressIsMapped() {
    String igw = aws.attachedGateway(vpc);
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    aws.ec2.modifySubnetAttribute(r -> r.subnetId(subnet).mapPublicIpOnLaunch(v -> v.value(true)));
    String instance = aws.instance(subnet);
    aws.clock.passSeconds(20);

    assertThat(
            refusal(() -> aws.ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc))))
        .isEqualTo("DependencyViolation");

    aws.ec2.terminateInstances(r -> r.instanceIds(instance));
    aws.clock.passSeconds(60);
    aws.ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));
    aws.ec2.deleteInternetGateway(r -> r.internetGatewayId(igw));
  }

  @Test
  void limitsInternetGateways() {
    for (int i = 0; i < 4; i++) {
      aws.ec2.createInternetGateway(r -> {});
    }

    assertThat(refusal(() -> aws.ec2.createInternetGateway(r -> {})))
        .isEqualTo("InternetGatewayLimitExceeded");
  }

  @Test
  void holdsTheVpcByAnEgressOnlyGateway() {
    String eigw =
        aws.ec2
            .createEgressOnlyInternetGateway(r -> r.vpcId(vpc))
            .egressOnlyInternetGateway()
            .egressOnlyInternetGatewayId();

    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId(vpc))))
        .isEqualTo("DependencyViolation");

    aws.ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(eigw));
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
    assertThat(aws.ec2.describeEgressOnlyInternetGateways(r -> {}).egressOnlyInternetGateways())
        .isEmpty();
  }

  @Test
  void holdsTheVpcByAVpnGatewayUntilItIsDetached() {
    String vgw = aws.ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
    aws.ec2.attachVpnGateway(r -> r.vpnGatewayId(vgw).vpcId(vpc));

    assertThat(refusal(() -> aws.ec2.deleteVpnGateway(r -> r.vpnGatewayId(vgw))))
        .isEqualTo("IncorrectState");
    aws.ec2.detachVpnGateway(r -> r.vpnGatewayId(vgw).vpcId(vpc));
    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId(vpc))))
        .isEqualTo("DependencyViolation");

    aws.clock.passSeconds(40);
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
    aws.ec2.deleteVpnGateway(r -> r.vpnGatewayId(vgw));
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void holdsBothVpcsByAPeeringConnection() {
    String other = aws.vpc("10.1.0.0/16");
    String pcx =
        aws.ec2
            .createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(other))
            .vpcPeeringConnection()
            .vpcPeeringConnectionId();
    assertThat(
            aws.ec2
                .acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(pcx))
                .vpcPeeringConnection()
                .status()
                .codeAsString())
        .isEqualTo("active");

    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId(other))))
        .isEqualTo("DependencyViolation");

    aws.ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(pcx));
    aws.ec2.deleteVpc(r -> r.vpcId(other));
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
  }

  @Test
  void failsToPeerOverlappingVpcsAndHoldsNeither() {
    String other = aws.vpc("10.0.128.0/17");
    String pcx =
        aws.ec2
            .createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(other))
            .vpcPeeringConnection()
            .vpcPeeringConnectionId();
    assertThat(
            aws.ec2
                .describeVpcPeeringConnections(r -> r.vpcPeeringConnectionIds(pcx))
                .vpcPeeringConnections()
                .getFirst()
                .status()
                .codeAsString())
        .isEqualTo("failed");
    assertThat(
            refusal(() -> aws.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(pcx))))
        .isEqualTo("InvalidStateTransition");

    aws.ec2.deleteVpc(r -> r.vpcId(other));
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
  }

  @Test
  void knowsNoVpnConnections() {
    assertThat(aws.ec2.describeVpnConnections(r -> {}).vpnConnections()).isEmpty();
  }
}
