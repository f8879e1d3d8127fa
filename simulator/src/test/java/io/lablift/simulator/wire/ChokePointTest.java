package io.lablift.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

final class ChokePointTest {
  private final HandClock clock = new HandClock();
  private final TinyEc2 account = new TinyEc2();
  private Caller caller = new Caller("CreateVpc", "arn:aws:states:execution:1", "net-kim", "i-1");
  private final ChokePoint point =
      ChokePoint.builder(clock, () -> caller).latency(Latency.seeded(7), clock).build();
  private final Ec2Client ec2 = point.wrap(Ec2Client.class, "ec2", account);

  @Test
  void recordsWhoCalledWhatAndWhenAndHowItEnded() {
    Instant before = clock.instant();
    String id = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();

    assertThat(point.log().calls()).hasSize(1);
    Call call = point.log().calls().getFirst();
    assertThat(call.ordinal()).isEqualTo(1);
    assertThat(call.action()).isEqualTo("ec2:CreateVpc");
    assertThat(call.caller()).isEqualTo(caller);
    assertThat(call.started()).isEqualTo(before);
    assertThat(call.ended()).isEqualTo(clock.instant());
    assertThat(call.outcome()).isEqualTo(new Outcome.Done());
    assertThat(call.idsNamed()).isEmpty();
    assertThat(call.idsAnswered()).containsExactly(id);
  }

  @Test
  void takesHalfOfTheLatencyBeforeTheEffectAndHalfAfter() {
    Instant before = clock.instant();
    ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16"));

    Call call = point.log().calls().getFirst();
    Duration there = Duration.between(before, Objects.requireNonNull(call.effectAt()));
    Duration back = Duration.between(call.effectAt(), call.ended());
    assertThat(call.latency()).isBetween(Duration.ofMillis(50), Duration.ofMillis(200));
    assertThat(back.minus(there).abs()).isLessThanOrEqualTo(Duration.ofNanos(1));
  }

  @Test
  void drawsTheSameLatencyForTheNthCallOfAnActionWhateverElseIsCalled() {
    Latency one = Latency.seeded(7);
    Latency other = Latency.seeded(8);
    assertThat(one.of("ec2:CreateVpc", 3)).isEqualTo(Latency.seeded(7).of("ec2:CreateVpc", 3));
    assertThat(
            List.of(
                one.of("ec2:CreateVpc", 1), one.of("ec2:CreateVpc", 2), one.of("ec2:CreateVpc", 3)))
        .isNotEqualTo(
            List.of(
                other.of("ec2:CreateVpc", 1),
                other.of("ec2:CreateVpc", 2),
                other.of("ec2:CreateVpc", 3)));
    assertThat(one.of("dynamodb:PutItem", 1))
        .isBetween(Duration.ofMillis(5), Duration.ofMillis(10));
  }

  @Test
  void countsEachPageOfAPaginatorOnce() {
    account.vpcs.addAll(List.of("vpc-00000001", "vpc-00000002", "vpc-00000003"));

    assertThat(ec2.describeVpcsPaginator().vpcs()).hasSize(3);
    assertThat(ec2.describeVpcsPaginator(request -> request.maxResults(5)).vpcs()).hasSize(3);

    assertThat(point.log().counts(by -> true)).isEqualTo(Map.of("ec2:DescribeVpcs", 6));
  }

  @Test
  void countsEveryShorthandOfACallOnce() {
    ec2.describeVpcs();
    ec2.describeVpcs(request -> request.maxResults(5));
    ec2.describeVpcs(DescribeVpcsRequest.builder().build());

    assertThat(point.log().counts(by -> true)).isEqualTo(Map.of("ec2:DescribeVpcs", 3));
  }

  @Test
  void letsAWaiterCallThroughThePointToo() {
    account.vpcs.add("vpc-00000001");
    try (var waiter = ec2.waiter()) {
      assertThat(
              waiter
                  .waitUntilVpcAvailable(request -> request.vpcIds("vpc-00000001"))
                  .matched()
                  .response())
          .isPresent();
    }
    assertThat(point.log().counts(by -> true)).isEqualTo(Map.of("ec2:DescribeVpcs", 1));
  }

  @Test
  void passesOnWhatIsNoCall() {
    assertThat(ec2.serviceName()).isEqualTo("ec2");
    ec2.close();
    assertThat(account.closed).isTrue();
    assertThat(ec2.toString()).startsWith("choke point before ");
    assertThat(point.log().calls()).isEmpty();
  }

  @Test
  void recordsTheServicesOwnErrorAndHandsItOnUnchanged() {
    assertThatThrownBy(() -> ec2.deleteVpc(request -> request.vpcId("vpc-0badbadbadbadbad0")))
        .isInstanceOfSatisfying(
            Ec2Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidVpcID.NotFound"));

    Call call = point.log().calls().getFirst();
    assertThat(call.outcome().word()).isEqualTo("InvalidVpcID.NotFound");
    assertThat(call.idsNamed()).containsExactly("vpc-0badbadbadbadbad0");
    assertThat(call.response()).isNull();
  }

  @Test
  void recordsAnOperationThatTheTargetDoesNotKnowAsBroken() {
    assertThatThrownBy(ec2::describeSubnets).isInstanceOf(UnsupportedOperationException.class);
    assertThat(point.log().calls().getFirst().outcome().word())
        .isEqualTo("broken:java.lang.UnsupportedOperationException");
  }

  @Test
  void countsByCallerInSortedOrder() {
    ec2.describeVpcs();
    ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16"));
    caller = Caller.outside("student");
    ec2.describeVpcs();

    assertThat(point.log().counts(Caller::inExecution))
        .containsExactly(Map.entry("ec2:CreateVpc", 1), Map.entry("ec2:DescribeVpcs", 1));
    assertThat(point.log().countsOf(call -> call.ordinal() > 1))
        .containsExactly(Map.entry("ec2:CreateVpc", 1), Map.entry("ec2:DescribeVpcs", 1));
  }

  @Test
  void asksThePolicyBeforeAnythingTakesEffect() {
    List<String> asked = new ArrayList<>();
    ChokePoint guarded =
        ChokePoint.builder(clock, () -> caller)
            .policy(
                (who, action, request) -> {
                  asked.add(who.function() + " " + action);
                  throw new SecurityException("not yours");
                })
            .build();
    Ec2Client refused = guarded.wrap(Ec2Client.class, "ec2", account);

    assertThatThrownBy(() -> refused.createVpc(request -> request.cidrBlock("10.0.0.0/16")))
        .isInstanceOf(SecurityException.class);
    assertThat(asked).containsExactly("CreateVpc ec2:CreateVpc");
    assertThat(account.vpcs).isEmpty();
  }

  @Test
  void wrapsInterfacesOnly() {
    assertThatThrownBy(() -> point.wrap(TinyEc2.class, "ec2", account))
        .hasMessageContaining("wrap the client's interface");
  }

  @Test
  void keepsTheOrderInWhichCallsWereStartedThoughTheyEndOtherwise() {
    assertThat(point.log().lastOrdinal()).isZero();
    ec2.describeVpcs();
    int mark = point.log().lastOrdinal();
    ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16"));
    assertThat(point.log().callsAfter(mark))
        .extracting(Call::action)
        .containsExactly("ec2:CreateVpc");
  }
}
