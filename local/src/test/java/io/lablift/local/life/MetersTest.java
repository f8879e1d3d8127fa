package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.pace.Bucket;
import io.lablift.functions.registry.Meters;
import io.lablift.local.SharedRegistry;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class MetersTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Bucket LAUNCHES = new Bucket(5, 2);

  private final Scene scene;
  private final Meters meters;

  MetersTest(RegistryStore store) {
    this.scene = new Scenes(store).open(1);
    this.meters = new Meters(scene.dynamo(), scene.world().clients().settings().table());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Instant reserve(int calls, Instant now) {
    return meters.reserve(
        "launches", LAUNCHES.refill(calls), LAUNCHES.refill(LAUNCHES.capacity()), now);
  }

  @Test
  void aFullMeterLetsAsMuchThroughAtOnceAsItHoldsAndThenOneByOne() {
    List<Duration> waits =
        IntStream.range(0, 8).mapToObj(i -> Duration.between(NOON, reserve(1, NOON))).toList();

    assertThat(waits.subList(0, 5)).containsOnly(Duration.ZERO);
    assertThat(waits.subList(5, 8))
        .containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(1500));
    assertThat(reserve(5, NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void whoComesFirstIsServedFirstHoweverManyComeAndNobodyWaitsLongerThanThoseBefore() {
    SplittableRandom random = new SplittableRandom(7);
    Instant now = NOON;
    Instant before = NOON;
    Duration taken = Duration.ZERO;
    for (int i = 0; i < 500; i++) {
      int calls = random.nextInt(1, 6);
      now = now.plusMillis(random.nextInt(2000));
      taken = taken.plus(LAUNCHES.refill(calls));
      Instant turn = reserve(calls, now);
      assertThat(turn).isAfterOrEqualTo(now).isBeforeOrEqualTo(now.plus(taken));
      if (turn.isAfter(now)) {
        assertThat(turn).isAfterOrEqualTo(before);
      }
      before = turn;
    }
  }

  @Test
  void aBucketIsNeverAskedForMoreThanItHolds() {
    SplittableRandom random = new SplittableRandom(3);
    Instant now = NOON;
    Instant last = NOON;
    double tokens = LAUNCHES.capacity();
    for (int i = 0; i < 500; i++) {
      int calls = random.nextInt(1, 6);
      now = now.plusMillis(random.nextInt(3000));
      Instant turn = reserve(calls, now);
      double back = Duration.between(last, turn).toMillis() / 1000.0 * LAUNCHES.perSecond();
      tokens = Math.min(LAUNCHES.capacity(), tokens + back) - calls;
      assertThat(tokens).as("after reservation %s", i).isGreaterThanOrEqualTo(-1e-6);
      last = turn;
    }
  }

  @Test
  void thoseWhoReserveInTheSameMomentGetTurnsOfTheirOwn() throws Exception {
    List<Instant> turns = new ArrayList<>();
    try (ExecutorService together = Executors.newFixedThreadPool(4)) {
      List<Future<Instant>> asked =
          IntStream.range(0, 60)
              .mapToObj(
                  i -> together.submit(() -> meters.turn("teardown", Duration.ofSeconds(2), NOON)))
              .toList();
      for (Future<Instant> one : asked) {
        turns.add(one.get());
      }
    }

    assertThat(turns)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 60).mapToObj(i -> NOON.plusSeconds(2L * i)).toList());
  }
}
