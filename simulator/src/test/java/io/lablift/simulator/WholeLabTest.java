package io.lablift.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.path.CallLatency;
import io.lablift.simulator.path.CriticalPath.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NatGateway;

class WholeLabTest {
  private final HandClock clock = new HandClock();
  private final Instant start = clock.instant();
  private final SimulatedAccount account = SimulatedAccount.builder(clock).seed(7).build();
  private final Lab lab = new Lab(account, clock);

  @Test
  void becomesWholeWithHealthyTargets() {
    lab.build();

    assertThat(lab.health()).containsExactly("healthy", "healthy");
    assertThat(account.ec2().describeNatGateways(r -> {}).natGateways())
        .extracting(NatGateway::stateAsString)
        .containsExactly("available", "available");
    assertThat(
            account.ec2().describeInstances(r -> {}).reservations().stream()
                .flatMap(r -> r.instances().stream())
                .map(i -> i.state().nameAsString()))
        .containsOnly("running")
        .hasSize(5);
  }

  @Test
  void leavesNothingWhenItIsTornDownInOrder() {
    List<Item> born = account.resources();
    lab.build();
    assertThat(account.leftOver()).hasSizeGreaterThan(40);

    lab.tearDown();

    assertThat(account.leftOver()).isEmpty();
    assertThat(account.resources()).isEqualTo(born);
  }

  @Test
  void hasACriticalPathThatEndsWithTheTargetsHealth() {
    lab.build();
    Instant ready = clock.instant();

    Path path =
        account.criticalPath().build(start, ready, CallLatency.constant(Duration.ofMillis(100)));

    assertThat(path.length()).isBetween(Duration.ofSeconds(147), Duration.ofSeconds(215));
    assertThat(path.through().getLast()).endsWith("/health");
    assertThat(path.through()).contains(lab.id("lab-web-alb"));
    assertThat(path.through().getFirst()).isIn(lab.id("lab-vpc"), lab.id("lab-web-igw"));
  }

  @Test
  void hasACriticalPathOfTheTeardownThatEndsWithTheVpcOrItsGateway() {
    lab.build();
    Instant fence = clock.instant();
    lab.tearDown();

    Path path =
        account
            .criticalPath()
            .teardown(fence, clock.instant(), CallLatency.constant(Duration.ofMillis(100)));

    assertThat(path.length()).isBetween(Duration.ofSeconds(37), Duration.ofSeconds(81));
    assertThat(path.through().getLast()).isIn(lab.id("lab-vpc"), lab.id("lab-web-igw"));
  }
}
