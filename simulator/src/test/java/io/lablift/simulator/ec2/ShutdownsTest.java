package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.simulator.Bakery;
import io.lablift.simulator.Bench;
import io.lablift.simulator.Ever;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Range;
import io.lablift.simulator.world.Takes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.ShutdownBehavior;

/** Servers that shut themselves down when their user data is done. */
class ShutdownsTest {
  private final Bakery bakery =
      new Bakery(
          b ->
              b.takes(Takes.INSTANCE_RUNNING, exactly(10))
                  .takes(Takes.USER_DATA_RUN, exactly(40))
                  .takes(Takes.INSTANCE_STOPPED, exactly(20))
                  .takes(Takes.INSTANCE_TERMINATED, exactly(30)));
  private final Bench aws = bakery.aws;

  private static Range exactly(long seconds) {
    return Range.exactly(Duration.ofSeconds(seconds));
  }

  @Test
  void stopWhenTheirUserDataIsDone() {
    String id = bakery.builder();

    aws.clock.passSeconds(49);
    assertThat(aws.instanceState(id)).isEqualTo("running");
    aws.clock.passSeconds(1);
    assertThat(aws.instanceState(id)).isEqualTo("stopping");
    aws.clock.passSeconds(20);
    assertThat(aws.instanceState(id)).isEqualTo("stopped");
    assertThat(bakery.shown(id).stateReason().code()).isEqualTo("Client.InstanceInitiatedShutdown");
    assertThat(bakery.shown(id).stateReason().message())
        .isEqualTo("Client.InstanceInitiatedShutdown: Instance initiated shutdown");
  }

  @Test
  void stopAtTheSameMomentWhetherSomebodyLooksOrNot() {
    String id = bakery.builder();

    aws.clock.passSeconds(70);
    assertThat(aws.account.resources())
        .filteredOn(item -> item.id().equals(id))
        .singleElement()
        .satisfies(item -> assertThat(item.state()).isEqualTo("stopped"));
  }

  @Test
  void doSoInNinetySecondsUsually() {
    Bakery usual = new Bakery();
    String id = usual.builder();

    usual.aws.clock.passSeconds(12 + 29);
    assertThat(usual.aws.instanceState(id)).isEqualTo("running");
    usual.aws.clock.passSeconds(16 + 90 + 40);
    assertThat(usual.aws.instanceState(id)).isEqualTo("stopped");
  }

  @Test
  void loseTheirPublicAddress() {
    String id =
        bakery.run(
            aws.image(),
            Bakery.SHUTS_DOWN,
            r ->
                r.subnetId(null)
                    .networkInterfaces(
                        InstanceNetworkInterfaceSpecification.builder()
                            .deviceIndex(0)
                            .subnetId(bakery.subnet)
                            .associatePublicIpAddress(true)
                            .build()));
    assertThat(bakery.shown(id).publicIpAddress()).isNotNull();

    aws.clock.passSeconds(50);

    assertThat(bakery.shown(id).publicIpAddress()).isNull();
  }

  @Test
  void terminateWhereTheyAreLaunchedSo() {
    Instant launched = aws.clock.instant();
    String id =
        bakery.run(
            aws.image(),
            Bakery.SHUTS_DOWN,
            r ->
                r.disableApiTermination(true)
                    .instanceInitiatedShutdownBehavior(ShutdownBehavior.TERMINATE));

    aws.clock.passSeconds(50);
    assertThat(aws.instanceState(id)).isEqualTo("shutting-down");
    // Nobody looks until long after.
    aws.clock.passSeconds(600);
    assertThat(aws.instanceState(id)).isEqualTo("terminated");
    assertThat(bakery.shown(id).stateReason().code()).isEqualTo("Client.InstanceInitiatedShutdown");
    assertThat(aws.account.everMade())
        .filteredOn(e -> e.kind() == Kind.INSTANCE || e.kind() == Kind.VOLUME)
        .extracting(Ever::goneAt)
        .containsExactly(launched.plusSeconds(80), launched.plusSeconds(80));
    aws.ec2.deleteSubnet(r -> r.subnetId(bakery.subnet));
  }

  @Test
  void terminateAsOfTheirMomentWhenNobodyLooked() {
    Instant launched = aws.clock.instant();
    bakery.run(
        aws.image(),
        Bakery.SHUTS_DOWN,
        r -> r.instanceInitiatedShutdownBehavior(ShutdownBehavior.TERMINATE));

    aws.clock.pass(Duration.ofMinutes(30));

    assertThat(aws.account.leftOver())
        .extracting(item -> item.kind())
        .doesNotContain(Kind.INSTANCE, Kind.VOLUME, Kind.NETWORK_INTERFACE);
    assertThat(aws.account.everMade())
        .filteredOn(e -> e.kind() == Kind.VOLUME)
        .extracting(Ever::goneAt)
        .containsExactly(launched.plusSeconds(80));
  }

  @Test
  void doSoOnceAndNotAgainAfterAStart() {
    String id = bakery.builder();
    aws.clock.passSeconds(70);

    aws.ec2.startInstances(r -> r.instanceIds(id));
    assertThat(bakery.shown(id).stateReason()).isNull();
    aws.clock.pass(Duration.ofHours(1));

    assertThat(aws.instanceState(id)).isEqualTo("running");
  }

  @Test
  void neverDoSoWhenSomebodyStopsThemFirst() {
    String id = bakery.builder();
    aws.clock.passSeconds(30);
    aws.ec2.stopInstances(r -> r.instanceIds(id));
    aws.clock.passSeconds(20);
    aws.ec2.startInstances(r -> r.instanceIds(id));
    aws.clock.pass(Duration.ofHours(1));

    assertThat(aws.instanceState(id)).isEqualTo("running");
  }

  @Test
  void neverDoSoWhenTheirUserDataFails() {
    aws.account.fates().nextUserDataFails();
    String failing = bakery.builder();
    String other = bakery.builder();

    aws.clock.pass(Duration.ofMinutes(50));

    assertThat(aws.instanceState(failing)).isEqualTo("running");
    assertThat(aws.instanceState(other)).isEqualTo("stopped");
  }

  @Test
  void doSoAfterAFailureTooWhereNoConditionIsAsked() {
    aws.account.fates().nextUserDataFails();
    bakery.run(aws.image(), "", r -> {});
    String id = bakery.run(aws.image(), "#cloud-config\npower_state: {mode: poweroff}", r -> {});

    aws.clock.passSeconds(70);

    assertThat(aws.instanceState(id)).isEqualTo("stopped");
    assertThat(bakery.console(id, false)).contains("Failed running");
  }

  @Test
  void waitAsLongAsTheyAreToldTo() {
    String id =
        bakery.run(aws.image(), "#cloud-config\npower_state: {mode: poweroff, delay: 1}", r -> {});

    aws.clock.passSeconds(109);
    assertThat(aws.instanceState(id)).isEqualTo("running");
    aws.clock.passSeconds(1);
    assertThat(aws.instanceState(id)).isEqualTo("stopping");
  }

  @Test
  void freeTheQuota() {
    Bakery small = new Bakery(b -> b.quota(Quota.STANDARD_VCPUS, 2));
    small.builder();
    assertThat(refusal(small::builder)).isEqualTo("VcpuLimitExceeded");

    small.aws.clock.pass(Duration.ofMinutes(5));

    assertThat(small.builder()).startsWith("i-0");
  }

  @Test
  void areRefusedBeforeAnythingIsMadeWhereTheShutdownIsNotUnderstood() {
    assertThatThrownBy(
            () -> bakery.run(aws.image(), "#cloud-config\npower_state: {mode: halt}", r -> {}))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(
            refusal(
                () ->
                    bakery.run(
                        aws.image(), "", r -> r.instanceInitiatedShutdownBehavior("explode"))))
        .isEqualTo("InvalidParameterValue");
    assertThat(aws.ec2.describeInstances(r -> {}).reservations()).isEqualTo(List.of());
  }
}
