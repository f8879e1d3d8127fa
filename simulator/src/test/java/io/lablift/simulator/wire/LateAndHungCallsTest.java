package io.lablift.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;

final class LateAndHungCallsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private record Appointment(Instant at, Runnable what) {}

  private static final class Dead extends Error {}

  private final HandClock clock = new HandClock();
  private final List<Appointment> appointments = new ArrayList<>();
  private final TinyEc2 account = new TinyEc2();
  private final ChokePoint point =
      ChokePoint.builder(clock, () -> new Caller("CreateVpc", "", "", "1"))
          .latency(Latency.seeded(1), this::pass)
          .later(
              (delay, what) -> appointments.add(new Appointment(clock.instant().plus(delay), what)))
          .patience(PATIENCE)
          .build();
  private final Ec2Client ec2 = point.wrap(Ec2Client.class, "ec2", account);

  /** The caller's own end, as a time-out would bring it. */
  private Instant callerDiesAt = Instant.MAX;

  private void pass(Duration duration) {
    Instant end = clock.instant().plus(duration);
    Instant until = end.isBefore(callerDiesAt) ? end : callerDiesAt;
    runUntil(until);
    if (!clock.instant().isBefore(callerDiesAt)) {
      throw new Dead();
    }
  }

  private void runUntil(Instant moment) {
    appointments.sort(Comparator.comparing(Appointment::at));
    while (!appointments.isEmpty() && !appointments.getFirst().at().isAfter(moment)) {
      Appointment next = appointments.removeFirst();
      clock.pause(Duration.between(clock.instant(), next.at()));
      next.what().run();
    }
    clock.pause(Duration.between(clock.instant(), moment));
  }

  private void createVpc() {
    ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16"));
  }

  @Test
  void takeEffectLongAfterTheirCallerSawATimeOut() {
    point.accidents().actLate("ec2:CreateVpc", Duration.ofMinutes(2));
    Instant start = clock.instant();

    assertThatThrownBy(this::createVpc).isInstanceOf(ApiCallTimeoutException.class);

    assertThat(clock.instant()).isEqualTo(start.plus(PATIENCE));
    assertThat(account.vpcs).isEmpty();
    Call call = point.log().calls().getFirst();
    assertThat(call.outcome()).isEqualTo(new Outcome.Lost());
    assertThat(call.effectAt()).isNull();
    assertThat(point.log().lateEffects()).isEmpty();
    createVpc();
    assertThat(account.vpcs).hasSize(1);
    runUntil(start.plusSeconds(121));

    assertThat(account.vpcs).hasSize(2);
    LateEffect late = point.log().lateEffects().getFirst();
    assertThat(late.ordinal()).isEqualTo(call.ordinal());
    assertThat(late.outcome()).isEqualTo(new Outcome.Done());
    assertThat(late.caller()).isEqualTo(call.caller());
    assertThat(late.response())
        .isInstanceOfSatisfying(
            CreateVpcResponse.class,
            made -> assertThat(made.vpc().vpcId()).isEqualTo(account.vpcs.getLast()));
    assertThat(Duration.between(start, late.at()))
        .isBetween(Duration.ofMinutes(2), Duration.ofSeconds(121));
  }

  @Test
  void takeEffectAlsoWhenTheirCallerIsDeadByThen() {
    point.accidents().actLateOnCall(1, Duration.ofSeconds(30));
    callerDiesAt = clock.instant().plusSeconds(2);

    assertThatThrownBy(this::createVpc).isInstanceOf(Dead.class);

    assertThat(point.log().calls().getFirst().outcome()).isEqualTo(new Outcome.CutOff(false));
    runUntil(clock.instant().plusSeconds(60));
    assertThat(account.vpcs).hasSize(1);
  }

  @Test
  void areLateOnceAndNoOtherIs() {
    point.accidents().actLateOnCall(2, Duration.ofSeconds(30));
    createVpc();
    assertThatThrownBy(this::createVpc).isInstanceOf(ApiCallTimeoutException.class);
    createVpc();

    assertThat(account.vpcs).hasSize(2);
    assertThat(appointments).hasSize(1);
  }

  @Test
  void areRefusedToNobodysKnowledgeButTheLogs() {
    createVpc();
    String vpc = account.vpcs.getFirst();
    point.accidents().actLate("DeleteVpc", Duration.ofSeconds(30));
    assertThatThrownBy(() -> ec2.deleteVpc(r -> r.vpcId(vpc)))
        .isInstanceOf(ApiCallTimeoutException.class);
    ec2.deleteVpc(r -> r.vpcId(vpc));

    runUntil(clock.instant().plusSeconds(60));

    LateEffect late = point.log().lateEffects().getFirst();
    assertThat(late.outcome()).isEqualTo(new Outcome.Refused("InvalidVpcID.NotFound"));
    assertThat(late.response()).isNull();
  }

  @Test
  void meetTheThrottlingThatIsThereWhenTheyArrive() {
    point.accidents().actLateOnCall(1, Duration.ofSeconds(30));
    assertThatThrownBy(this::createVpc).isInstanceOf(ApiCallTimeoutException.class);
    point.accidents().throttle("CreateVpc", Duration.ofMinutes(5));

    runUntil(clock.instant().plusSeconds(60));

    assertThat(account.vpcs).isEmpty();
    assertThat(point.log().lateEffects().getFirst().outcome())
        .isEqualTo(new Outcome.Refused("RequestLimitExceeded"));
  }

  @Test
  void needAChokePointThatKnowsLater() {
    ChokePoint now = ChokePoint.builder(clock, () -> Caller.outside("test")).build();
    now.accidents().actLate("CreateVpc", Duration.ofSeconds(1));
    Ec2Client client = now.wrap(Ec2Client.class, "ec2", account);

    assertThatThrownBy(() -> client.createVpc(r -> r.cidrBlock("10.0.0.0/16")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("later(...)");
    assertThatThrownBy(() -> now.accidents().actLateOnCall(1, Duration.ofSeconds(-1)))
        .hasMessageContaining("early");
  }

  @Test
  void letAFaultOfOursThroughAlsoWhenItIsLate() {
    point.accidents().actLate("DeleteSubnet", Duration.ofSeconds(30));
    assertThatThrownBy(() -> ec2.deleteSubnet(r -> r.subnetId("subnet-1")))
        .isInstanceOf(ApiCallTimeoutException.class);

    assertThatThrownBy(() -> runUntil(clock.instant().plusSeconds(60)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a late ec2:DeleteSubnet went wrong")
        .hasCauseInstanceOf(UnsupportedOperationException.class);
    assertThat(point.log().lateEffects().getFirst().outcome())
        .isEqualTo(new Outcome.Broken(UnsupportedOperationException.class.getName()));
  }

  @Test
  void haveNoEffectWhenTheirCallerDiesWhileItHangsBefore() {
    point.accidents().hangOnCall(1, Duration.ofMinutes(5), Side.BEFORE_EFFECT);
    callerDiesAt = clock.instant().plusSeconds(60);

    assertThatThrownBy(this::createVpc).isInstanceOf(Dead.class);

    assertThat(account.vpcs).isEmpty();
    Call call = point.log().calls().getFirst();
    assertThat(call.outcome()).isEqualTo(new Outcome.CutOff(false));
    assertThat(call.effectAt()).isNull();
  }

  @Test
  void haveTheirEffectWhenTheirCallerDiesWhileItHangsAfter() {
    point.accidents().hangOnCall(1, Duration.ofMinutes(5), Side.AFTER_EFFECT);
    callerDiesAt = clock.instant().plusSeconds(60);

    assertThatThrownBy(this::createVpc).isInstanceOf(Dead.class);

    assertThat(account.vpcs).hasSize(1);
    assertThat(point.log().calls().getFirst().outcome()).isEqualTo(new Outcome.CutOff(true));
  }

  @Test
  void goOnWhenTheCallerOutlivesTheHang() {
    point.accidents().hangOnCall(1, Duration.ofSeconds(40), Side.BEFORE_EFFECT);
    Instant start = clock.instant();

    createVpc();

    Instant effect = point.log().calls().getFirst().effectAt();
    assertThat(effect).isBetween(start.plusSeconds(40), start.plusSeconds(41));
    createVpc();
    assertThat(clock.instant()).isBefore(start.plusSeconds(42));
  }

  @Test
  void askAccidentsOfOnesOwnWhetherTheyAreLate() {
    List<Instant> seen = new ArrayList<>();
    point
        .accidents()
        .arrange(
            new Accident() {
              @Override
              public void afterEffect(Attempt call, SdkResponse response) {
                seen.add(call.at());
              }
            });
    point.accidents().actLate("CreateVpc", Duration.ofSeconds(20));
    assertThatThrownBy(this::createVpc).isInstanceOf(ApiCallTimeoutException.class);
    assertThat(seen).isEmpty();

    runUntil(clock.instant().plusSeconds(20));

    assertThat(seen).containsExactly(point.log().lateEffects().getFirst().at());
  }
}
