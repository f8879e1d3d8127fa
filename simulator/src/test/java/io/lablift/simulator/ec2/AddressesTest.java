package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Address;

class AddressesTest {
  private final Bench aws = new Bench();

  @Test
  void areLimited() {
    for (int i = 0; i < 5; i++) {
      aws.address();
    }

    assertThat(refusal(aws::address)).isEqualTo("AddressLimitExceeded");
  }

  @Test
  void moveToAServerAndAreFreeWhenItIsTerminated() {
    String vpc = aws.vpc();
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    String instance = aws.instance(subnet);
    aws.clock.passSeconds(20);
    String address = aws.address();
    assertThat(
            refusal(
                () -> aws.ec2.associateAddress(r -> r.allocationId(address).instanceId(instance))))
        .isEqualTo("Gateway.NotAttached");
    aws.attachedGateway(vpc);

    aws.ec2.associateAddress(r -> r.allocationId(address).instanceId(instance));

    assertThat(
            aws.ec2.describeAddresses(r -> r.filters(filter("instance-id", instance))).addresses())
        .extracting(Address::allocationId)
        .containsExactly(address);
    assertThat(refusal(() -> aws.ec2.releaseAddress(r -> r.allocationId(address))))
        .isEqualTo("InvalidIPAddress.InUse");
    aws.ec2.terminateInstances(r -> r.instanceIds(instance));
    aws.clock.passSeconds(60);
    aws.ec2.releaseAddress(r -> r.allocationId(address));
    assertThat(refusal(() -> aws.ec2.releaseAddress(r -> r.allocationId(address))))
        .isEqualTo("InvalidAllocationID.NotFound");
  }

  @Test
  void moveAwayFromAnotherServerUnlessForbiddenTo() {
    String vpc = aws.vpc();
    aws.attachedGateway(vpc);
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    String one = aws.instance(subnet);
    String two = aws.instance(subnet);
    aws.clock.passSeconds(20);
    String address = aws.address();
    aws.ec2.associateAddress(r -> r.allocationId(address).instanceId(one));

    assertThat(
            refusal(
                () ->
                    aws.ec2.associateAddress(
                        r -> r.allocationId(address).instanceId(two).allowReassociation(false))))
        .isEqualTo("Resource.AlreadyAssociated");
    String association =
        aws.ec2.associateAddress(r -> r.allocationId(address).instanceId(two)).associationId();
    aws.ec2.disassociateAddress(r -> r.associationId(association));
    aws.ec2.releaseAddress(r -> r.allocationId(address));
  }

  @Test
  void areAskedForByTheirPublicIp() {
    aws.address();

    assertThat(refusal(() -> aws.ec2.describeAddresses(r -> r.publicIps("192.0.2.1"))))
        .isEqualTo("InvalidAddress.NotFound");
  }
}
