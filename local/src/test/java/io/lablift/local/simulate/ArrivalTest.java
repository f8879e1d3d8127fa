package io.lablift.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalTest {
  @Test
  void readsTheThreeForms() {
    assertThat(Arrival.parse("all")).isEqualTo(new Arrival.AtOnce());
    assertThat(Arrival.parse("poisson:6")).isEqualTo(new Arrival.Poisson(6));
    assertThat(Arrival.parse("spread:7.5")).isEqualTo(new Arrival.Spread(7.5));
    for (String word : List.of("all", "poisson:6", "spread:7.5")) {
      assertThat(Arrival.parse(word).word()).isEqualTo(word);
    }
  }

  @Test
  void saysWhatItTakesWhenItIsGivenSomethingElse() {
    for (String wrong : List.of("", "ALL", "poisson", "poisson:-1", "spread:x", "spread:1,5")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Arrival.parse(wrong))
          .withMessageContaining("poisson:6 or spread:15")
          .withMessageEndingWith("not " + wrong);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arrival.parse("poisson:0"))
        .withMessageContaining("0.01 to 10000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arrival.parse("spread:99999"))
        .withMessageContaining("0 to 1440 minutes");
  }

  @Test
  void spreadsEvenlyFromTheBeginningToTheEnd() {
    assertThat(new Arrival.Spread(1).moments(4, 1))
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofMinutes(1));
    assertThat(new Arrival.Spread(1).moments(1, 1)).containsExactly(Duration.ZERO);
  }

  @Test
  void independentStudentsComeAtTheirRateAndTheSameForOneSeed() {
    Arrival six = new Arrival.Poisson(6);
    List<Duration> moments = six.moments(1000, 3);

    assertThat(moments).isSorted().isEqualTo(six.moments(1000, 3));
    assertThat(six.moments(1000, 4)).isNotEqualTo(moments);
    assertThat(moments.getLast().toSeconds()).isBetween(9_000L, 11_000L);
  }

  @Test
  void aQuotaIsKnownByOurNameAndByServiceQuotasCodeAndTitle() {
    AccountQuotas quotas =
        AccountQuotas.of(Map.of("vcpus", 64, "L-F678F1CE", 9, "EC2-VPC Elastic IPs", 8));

    assertThat(quotas.limits())
        .containsOnly(
            Map.entry(io.lablift.simulator.world.Quota.STANDARD_VCPUS, 64),
            Map.entry(io.lablift.simulator.world.Quota.VPCS, 9),
            Map.entry(io.lablift.simulator.world.Quota.INTERNET_GATEWAYS, 9),
            Map.entry(io.lablift.simulator.world.Quota.ELASTIC_IPS, 8));
    assertThat(quotas.forLabs(io.lablift.functions.blueprint.Quota.VPCS)).isEqualTo(8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccountQuotas.of(Map.of("VPC", 9)))
        .withMessageContaining("there is no quota VPC")
        .withMessageContaining("NAT_GATEWAYS_PER_ZONE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccountQuotas.of(Map.of("VPCS", -1)))
        .withMessageContaining("0 to 1000000");
  }
}
