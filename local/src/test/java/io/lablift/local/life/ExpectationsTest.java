package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.stage.Expected;
import io.lablift.simulator.world.Range;
import io.lablift.simulator.world.Takes;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the functions expect of AWS, against what the simulator's AWS takes: neither module knows
 * the other.
 */
final class ExpectationsTest {
  static Stream<Arguments> expectations() {
    return Stream.of(
        Arguments.of(Expected.NAT_AVAILABLE, Takes.NAT_GATEWAY_AVAILABLE),
        Arguments.of(Expected.NAT_DELETED, Takes.NAT_GATEWAY_DELETED),
        Arguments.of(Expected.INSTANCE_RUNNING, Takes.INSTANCE_RUNNING),
        Arguments.of(Expected.INSTANCE_TERMINATED, Takes.INSTANCE_TERMINATED),
        Arguments.of(Expected.BALANCER_ACTIVE, Takes.LOAD_BALANCER_ACTIVE),
        Arguments.of(Expected.BALANCER_INTERFACES_GONE, Takes.LOAD_BALANCER_INTERFACES_GONE),
        Arguments.of(Expected.TARGET_HEALTHY, Takes.TARGET_HEALTHY));
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void theFirstLookComesNearTheEarliestEndAndTheNextOnesOften(Expected expected, Takes takes) {
    Range truth = takes.usual();

    assertThat(expected.earliest()).isBetween(truth.least(), truth.least().plusSeconds(6));
    assertThat(expected.interval()).isLessThanOrEqualTo(truth.most().dividedBy(8).plusSeconds(4));
  }
}
