package io.lablift.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

final class RequestLimitsTest {
  private final HandClock clock = new HandClock();
  private final TinyEc2 account = new TinyEc2();

  @Test
  void admitsABucketFullAtOnceAndThenOnlyWhatFlowsBack() {
    Ec2Client ec2 = limited(RequestLimits.aws());
    assertThat(admitted(ec2, 200)).isEqualTo(50);
    clock.pause(Duration.ofSeconds(2));
    assertThat(admitted(ec2, 200)).isEqualTo(10);
    clock.pause(Duration.ofHours(1));
    assertThat(admitted(ec2, 200)).isEqualTo(50);
  }

  @Test
  void keepsOneBucketForEachAction() {
    Ec2Client ec2 = limited(RequestLimits.aws());
    admitted(ec2, 200);
    ec2.deleteVpc(request -> request.vpcId(account.vpcs.getFirst()));
    ec2.describeVpcs();
    assertThat(account.vpcs).hasSize(49);
  }

  @Test
  void refusesTheSixthLaunchOfAMomentWithEc2sOwnError() {
    Ec2Client ec2 = limited(RequestLimits.aws());
    for (int launch = 0; launch < 5; launch++) {
      ec2.runInstances(request -> request.minCount(1).maxCount(1));
    }
    assertThatThrownBy(() -> ec2.runInstances(request -> request.minCount(1).maxCount(1)))
        .isInstanceOfSatisfying(
            Ec2Exception.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
              assertThat(e.statusCode()).isEqualTo(503);
            });
  }

  @Test
  void countsTheInstancesOfALaunchBesideTheLaunch() {
    Ec2Client ec2 = limited(RequestLimits.aws());
    ec2.runInstances(request -> request.minCount(999).maxCount(999));
    assertThatThrownBy(() -> ec2.runInstances(request -> request.minCount(2).maxCount(2)))
        .isInstanceOf(Ec2Exception.class);
    ec2.runInstances(request -> request.minCount(1).maxCount(1));
  }

  @Test
  void isStricterWithALookAtEverythingThanWithAFilteredOne() {
    RequestLimits limits =
        RequestLimits.aws().with("ec2:DescribeVpcs/unfiltered", new RequestLimits.Limit(2, 1));
    Ec2Client ec2 = limited(limits);
    ec2.describeVpcs();
    ec2.describeVpcs();
    assertThatThrownBy(ec2::describeVpcs).isInstanceOf(Ec2Exception.class);
    ec2.describeVpcs(request -> request.maxResults(5));
    ec2.describeVpcs(request -> request.vpcIds("vpc-1"));
  }

  @Test
  void limitsNothingWhenTold() {
    assertThat(admitted(limited(RequestLimits.none()), 500)).isEqualTo(500);
  }

  @Test
  void refusesABucketThatNeverFills() {
    assertThatThrownBy(() -> new RequestLimits.Limit(5, 0)).hasMessageContaining("fills");
  }

  private Ec2Client limited(RequestLimits limits) {
    return ChokePoint.builder(clock, () -> Caller.outside("test"))
        .limits(limits)
        .build()
        .wrap(Ec2Client.class, "ec2", account);
  }

  private static int admitted(Ec2Client ec2, int tries) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      try {
        ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16"));
        admitted++;
      } catch (Ec2Exception e) {
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
      }
    }
    return admitted;
  }
}
