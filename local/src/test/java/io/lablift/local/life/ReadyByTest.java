package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lablift.functions.lab.LabStatus;
import io.lablift.local.SharedRegistry;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.world.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Classes that are to be ready by a time: whole then, 95 times of 100, and not much sooner. A few
 * seeds in CI; {@code -Dlablift.readyby.seeds=100} plays as many.
 */
@ExtendWith(SharedRegistry.class)
final class ReadyByTest {
  private static final int SEEDS = Integer.getInteger("lablift.readyby.seeds", 4);
  private static final int STUDENTS = Integer.getInteger("lablift.readyby.students", 30);
  private static final Instant READY_BY = Instant.parse("2026-03-02T01:00:00Z");

  private final RegistryStore store;

  ReadyByTest(RegistryStore store) {
    this.store = store;
  }

  private static SimulatedAccount.Builder roomy(SimulatedAccount.Builder account) {
    return account
        .quota(Quota.VPCS, 1 + STUDENTS)
        .quota(Quota.INTERNET_GATEWAYS, 1 + STUDENTS)
        .quota(Quota.ELASTIC_IPS, 2 * STUDENTS)
        .quota(Quota.NAT_GATEWAYS_PER_ZONE, STUDENTS)
        .quota(Quota.APPLICATION_LOAD_BALANCERS, 50 + STUDENTS)
        .quota(Quota.STANDARD_VCPUS, 10 * STUDENTS);
  }

  /** How much sooner than wanted a class was whole; negative: later. */
  private Duration early(long seed) {
    Scenes scenes = new Scenes(store);
    try (Scene scene = scenes.open(seed, ReadyByTest::roomy, UnaryOperator.identity())) {
      AtomicInteger ready = new AtomicInteger();
      scene
          .witness()
          .tell(
              change -> {
                if (change.status() == LabStatus.READY) {
                  ready.incrementAndGet();
                }
              });
      AtomicReference<JsonNode> answer = new AtomicReference<>(MissingNode.getInstance());
      String body =
          "{\"course\":\"aws101\",\"count\":%d,\"leaseHours\":1,\"readyBy\":\"%s\"}"
              .formatted(STUDENTS, READY_BY);
      scene.user().send("POST", "/classes", body, heard -> answer.set(heard.body()));
      boolean whole = scene.within(Duration.ofMinutes(110), () -> ready.get() == STUDENTS);
      assertThat(whole).as("the class of seed %d, which began as %s", seed, answer).isTrue();
      return Duration.between(scene.loop().instant(), READY_BY);
    }
  }

  @Test
  void aClassIsWholeAtTheTimeAndNotMuchSooner() {
    List<Duration> early = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      early.add(early(seed));
    }

    long inTime = early.stream().filter(by -> !by.isNegative()).count();
    double meanSeconds = early.stream().mapToLong(Duration::toMillis).average().orElseThrow() / 1e3;
    String said = "seconds early, by seed: " + early.stream().map(Duration::toSeconds).toList();
    assertThat(inTime).as(said).isGreaterThanOrEqualTo((long) Math.ceil(0.95 * SEEDS));
    assertThat(meanSeconds).as(said).isLessThanOrEqualTo(180);
    System.out.println(said + ", in time " + inTime + ", on average " + meanSeconds);
  }
}
