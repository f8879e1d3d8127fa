package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import io.lablift.simulator.world.Quota;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NatGateway;

class NatGatewaysTest {
  private final Bench aws = new Bench(b -> b.quota(Quota.ELASTIC_IPS, 20));
  private final String vpc = aws.vpc();
  private final String igw = aws.attachedGateway(vpc);
  private final String subnet = aws.subnet(vpc, "10.0.1.0/24");

  private NatGateway shown(String id) {
    return aws.ec2.describeNatGateways(r -> r.natGatewayIds(id)).natGateways().getFirst();
  }

  @Test
  void becomesAvailableWithinTwoMinutesAndIsListedForAnHourAfterItsEnd() {
    String nat = aws.nat(subnet, aws.address());
    assertThat(shown(nat).stateAsString()).isEqualTo("pending");
    aws.clock.passSeconds(84);
    assertThat(shown(nat).stateAsString()).isEqualTo("pending");
    aws.clock.passSeconds(41);
    assertThat(shown(nat).stateAsString()).isEqualTo("available");
    assertThat(shown(nat).natGatewayAddresses().getFirst().publicIp()).startsWith("3.");

    aws.ec2.deleteNatGateway(r -> r.natGatewayId(nat));
    assertThat(shown(nat).stateAsString()).isEqualTo("deleting");
    aws.clock.passSeconds(79);
    assertThat(shown(nat).stateAsString()).isEqualTo("deleted");
    assertThat(refusal(() -> aws.ec2.deleteNatGateway(r -> r.natGatewayId(nat))))
        .isEqualTo("NatGatewayNotFound");
    aws.clock.passSeconds(3600);
    assertThat(refusal(() -> shown(nat))).isEqualTo("NatGatewayNotFound");
    assertThat(aws.ec2.describeNatGateways(r -> {}).natGateways()).isEmpty();
  }

  @Test
  void holdsItsAddressSubnetAndInternetGatewayUntilItIsDeleted() {
    String address = aws.address();
    String nat = aws.nat(subnet, address);
    aws.clock.passSeconds(125);
    aws.ec2.deleteNatGateway(r -> r.natGatewayId(nat));
    aws.clock.passSeconds(36);

    assertThat(refusal(() -> aws.ec2.releaseAddress(r -> r.allocationId(address))))
        .isEqualTo("InvalidIPAddress.InUse");
    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(subnet))))
        .isEqualTo("DependencyViolation");
    assertThat(
            refusal(() -> aws.ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc))))
        .isEqualTo("DependencyViolation");
    String association =
        aws.ec2
            .describeAddresses(r -> r.allocationIds(address))
            .addresses()
            .getFirst()
            .associationId();
    assertThat(refusal(() -> aws.ec2.disassociateAddress(r -> r.associationId(association))))
        .isEqualTo("AuthFailure");

    aws.clock.passSeconds(43);
    aws.ec2.releaseAddress(r -> r.allocationId(address));
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    aws.ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));
  }

  @Test
  void failsLaterWhereTheAddressIsTakenOrTheVpcHasNoGateway() {
    String address = aws.address();
    aws.nat(subnet, address);
    String second = aws.nat(subnet, address);
    String island = aws.vpc("10.1.0.0/16");
    String third = aws.nat(aws.subnet(island, "10.1.1.0/24"), aws.address());
    assertThat(shown(second).stateAsString()).isEqualTo("pending");

    aws.clock.passSeconds(40);

    assertThat(shown(second).stateAsString()).isEqualTo("failed");
    assertThat(shown(second).failureCode()).isEqualTo("Resource.AlreadyAssociated");
    assertThat(shown(third).failureCode()).isEqualTo("Gateway.NotAttached");
  }

  @Test
  void failsWhenItIsOrderedTo() {
    String address = aws.address();
    aws.account.fates().nextNatGatewayFails("InternalError");
    String nat = aws.nat(subnet, address);
    aws.clock.passSeconds(40);

    assertThat(shown(nat).failureCode()).isEqualTo("InternalError");
    aws.ec2.releaseAddress(r -> r.allocationId(address));
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    String next = aws.nat(aws.subnet(vpc, "10.0.2.0/24"), aws.address());
    aws.clock.passSeconds(125);
    assertThat(shown(next).stateAsString()).isEqualTo("available");
  }

  @Test
  void countsTowardsTheZonesQuotaUntilItIsDeleted() {
    String first = aws.nat(subnet, aws.address());
    for (int i = 0; i < 4; i++) {
      aws.nat(subnet, aws.address());
    }
    assertThat(refusal(() -> aws.nat(subnet, aws.address()))).isEqualTo("NatGatewayLimitExceeded");
    String other = aws.subnet(vpc, "10.0.2.0/24", "c");
    assertThat(aws.nat(other, aws.address())).startsWith("nat-");

    aws.ec2.deleteNatGateway(r -> r.natGatewayId(first));
    assertThat(refusal(() -> aws.nat(subnet, aws.address()))).isEqualTo("NatGatewayLimitExceeded");
    aws.clock.passSeconds(79);
    assertThat(aws.nat(subnet, aws.address())).startsWith("nat-");
  }

  @Test
  void isMadeOnceForOneToken() {
    String address = aws.address();
    String first =
        aws.ec2
            .createNatGateway(r -> r.subnetId(subnet).allocationId(address).clientToken("t"))
            .natGateway()
            .natGatewayId();
    String second =
        aws.ec2
            .createNatGateway(r -> r.subnetId(subnet).allocationId(address).clientToken("t"))
            .natGateway()
            .natGatewayId();

    assertThat(second).isEqualTo(first);
    assertThat(
            refusal(
                () ->
                    aws.ec2.createNatGateway(
                        r -> r.subnetId(subnet).allocationId(aws.address()).clientToken("t"))))
        .isEqualTo("IdempotentParameterMismatch");
  }

  @Test
  void isFoundByStateAndVpc() {
    String nat = aws.nat(subnet, aws.address());

    assertThat(
            aws.ec2
                .describeNatGateways(
                    r -> r.filter(filter("vpc-id", vpc), filter("state", "pending", "available")))
                .natGateways())
        .extracting(NatGateway::natGatewayId)
        .containsExactly(nat);
    assertThat(aws.ec2.describeNatGateways(r -> r.filter(filter("state", "failed"))).natGateways())
        .isEmpty();
  }

  @Test
  void needsAnAddressThatIsThere() {
    assertThat(refusal(() -> aws.ec2.createNatGateway(r -> r.subnetId(subnet))))
        .isEqualTo("MissingParameter");
    assertThat(refusal(() -> aws.nat(subnet, "eipalloc-0123456789abcdef0")))
        .isEqualTo("InvalidAllocationID.NotFound");
  }
}
