package io.lablift.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.lab.LabStatus;
import io.lablift.local.SharedRegistry;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class ClassDayTest {
  private final Scenes scenes;

  ClassDayTest(RegistryStore store) {
    this.scenes = new Scenes(store);
  }

  private static DayPlan plan(int students, String quotas, boolean advised) {
    return new DayPlan(
        students,
        new Arrival.AtOnce(),
        10,
        "single",
        quotas.isEmpty() ? AccountQuotas.usual() : AccountQuotas.of(Map.of(quotas, 3)),
        advised,
        7);
  }

  private Day play(DayPlan plan) {
    return ClassDay.play(scenes, plan, standing -> {});
  }

  @Test
  void whoHasNoRoomWaitsUntilAnothersLeaseEnds() {
    Day day = play(plan(5, "VPCS", false));

    assertThat(day.isGood()).isTrue();
    assertThat(day.history()).allMatch(count -> live(count) <= 2);
    assertThat(day.full())
        .hasValueSatisfying(full -> assertThat(full.quota()).isEqualTo(Quota.VPCS));
    // Two at a time are three rounds: the last one waits for two leases of ten minutes.
    assertThat(day.waits().last()).isGreaterThan(Duration.ofMinutes(20));
    assertThat(day.waits().p50()).isLessThan(Duration.ofMinutes(20));
    assertThat(DayReport.figures(day).path("queue").path("most").asInt()).isBetween(3, 5);
  }

  private static int live(StatusCount count) {
    return count.of(LabStatus.PROVISIONING)
        + count.of(LabStatus.READY)
        + count.of(LabStatus.TEARING_DOWN);
  }

  @Test
  void withTheAdvisedQuotasNobodyWaitsForRoom() {
    Day day = play(plan(7, "", true));

    assertThat(day.isGood()).isTrue();
    assertThat(day.full()).isEmpty();
    assertThat(day.waits().last()).isLessThan(Duration.ofMinutes(6));
    assertThat(day.plan().quotas().limits())
        .containsEntry(io.lablift.simulator.world.Quota.VPCS, 8)
        .containsEntry(io.lablift.simulator.world.Quota.INTERNET_GATEWAYS, 8)
        .containsEntry(io.lablift.simulator.world.Quota.ELASTIC_IPS, 7)
        .containsEntry(io.lablift.simulator.world.Quota.NAT_GATEWAYS_PER_ZONE, 7)
        .containsEntry(io.lablift.simulator.world.Quota.STANDARD_VCPUS, 70)
        .hasSize(5);
  }

  @Test
  void theSameSeedIsTheSameDayAndAnotherSeedAnotherOne() {
    DayPlan plan = plan(3, "", true);

    JsonNode first = DayReport.figures(play(plan));
    assertThat(DayReport.figures(play(plan))).isEqualTo(first);
    assertThat(DayReport.figures(play(plan.withSeed(8))).path("seconds"))
        .isNotEqualTo(first.path("seconds"));
  }

  @Test
  void theReportCountsWhatWasDoneAndWhatItCost() {
    Day day = play(plan(2, "", false));
    JsonNode report = DayReport.figures(day);

    assertThat(report.path("ready").asInt()).isEqualTo(2);
    assertThat(report.path("leftOver").asInt()).isZero();
    assertThat(report.path("callsByAction").path("ec2:CreateVpc").asInt()).isEqualTo(2);
    assertThat(report.path("callsByAction").path("ec2:RunInstances").asInt())
        .isGreaterThanOrEqualTo(10);
    assertThat(report.path("calls").asInt())
        .isEqualTo(report.path("callsByAction").valueStream().mapToInt(JsonNode::asInt).sum());
    assertThat(report.path("callsByAction").propertyStream())
        .noneMatch(entry -> entry.getKey().startsWith("dynamodb"));
    assertThat(day.costs()).containsKeys("natGateways", "loadBalancers", "publicAddresses");
    assertThat(day.costs().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isCloseTo(day.costUsd(), within(new BigDecimal("0.001")));
    // A NAT gateway and a load balancer of each lab cost a whole hour at least.
    assertThat(day.costUsd()).isBetween(new BigDecimal("0.16"), new BigDecimal("0.25"));
  }

  @Test
  void aBoundOfTwoLabsIsTheirCriticalPathAndTheBucketOfTheirServers() {
    Bound bound = play(plan(2, "", false)).bound();

    // Ten servers by single calls: five tokens are there, five more come at two a second.
    assertThat(bound.by()).isEqualTo("ec2:RunInstances");
    assertThat(bound.seconds().minus(bound.path())).isEqualTo(Duration.ofMillis(2500));
    assertThat(bound.path()).isBetween(Duration.ofSeconds(140), Duration.ofSeconds(220));
  }

  @Test
  void aLabThatTheRegionCouldNeverHoldIsRefusedAndItsStudentHasNone() {
    Day day =
        play(
            new DayPlan(
                2,
                new Arrival.Spread(1),
                10,
                "per-zone",
                AccountQuotas.of(Map.of("ELASTIC_IPS", 1)),
                false,
                1));

    assertThat(day.ready()).isZero();
    assertThat(day.failed()).isEqualTo(2);
    assertThat(day.isGood()).isFalse();
    assertThat(day.students())
        .allSatisfy(student -> assertThat(student.trouble()).contains("L-0263D0A3"));
  }
}
