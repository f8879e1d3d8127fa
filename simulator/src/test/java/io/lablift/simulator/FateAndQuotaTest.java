package io.lablift.simulator;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.simulator.world.Durations;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Range;
import io.lablift.simulator.world.Takes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FateAndQuotaTest {
  @Test
  void strikesTheNextOneOnlyOnce() {
    Bench aws = new Bench();
    String subnet = aws.subnet(aws.vpc(), "10.0.1.0/24");
    aws.account.fates().nextInstanceTerminates();

    String struck = aws.instance(subnet);
    String spared = aws.instance(subnet);
    aws.clock.passSeconds(16);

    assertThat(aws.instanceState(struck)).isEqualTo("terminated");
    assertThat(aws.instanceState(spared)).isEqualTo("running");
  }

  @Test
  void takesAsLongAsItIsToldTo() {
    Bench aws =
        new Bench(b -> b.takes(Takes.INSTANCE_RUNNING, Range.exactly(Duration.ofSeconds(90))));
    String instance = aws.instance(aws.subnet(aws.vpc(), "10.0.1.0/24"));

    aws.clock.passSeconds(89);
    assertThat(aws.instanceState(instance)).isEqualTo("pending");
    aws.clock.passSeconds(1);
    assertThat(aws.instanceState(instance)).isEqualTo("running");
  }

  @Test
  void freesAQuotaWhenTheThingIsGone() {
    Bench aws = new Bench(b -> b.quota(Quota.ELASTIC_IPS, 1));
    String address = aws.address();
    assertThat(refusal(aws::address)).isEqualTo("AddressLimitExceeded");

    aws.ec2.releaseAddress(r -> r.allocationId(address));

    assertThat(aws.address()).startsWith("eipalloc-0");
  }

  @Test
  void opensWithoutADefaultVpc() {
    Bench aws = new Bench(SimulatedAccount.Builder::withoutDefaultVpc);

    assertThat(aws.ec2.describeVpcs(r -> {}).vpcs()).isEmpty();
    assertThat(
            refusal(() -> aws.ec2.createSecurityGroup(r -> r.groupName("web").description("web"))))
        .isEqualTo("VPCIdNotSpecified");
  }

  @Test
  void knowsAUsualDurationForEverything() {
    assertThat(Durations.USUAL.of(Takes.NAT_GATEWAY_AVAILABLE)).isEqualTo(Range.seconds(85, 125));
    assertThatThrownBy(() -> Range.seconds(5, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bench(b -> b.accountId("12")))
        .hasMessageContaining("twelve digits");
  }
}
