package io.lablift.statemachine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VirtualTimelineTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    timeline.close();
  }

  @Test
  void runsActionsInTheOrderOfTheirMomentsAndThoseOfOneMomentInTheOrderOfInsertion() {
    timeline.at(START.plusSeconds(5), "c", () -> log.add("c"));
    timeline.at(START.plusSeconds(1), "a", () -> log.add("a"));
    timeline.at(START.plusSeconds(1), "b", () -> log.add("b"));

    timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(log).containsExactly("a", "b", "c");
    assertThat(timeline.instant()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void treatsAMomentThatHasPassedAsNow() {
    timeline.at(START.minusSeconds(60), "late", () -> log.add("late at " + timeline.instant()));

    timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(log).containsExactly("late at " + START);
  }

  @Test
  void forgetsWhatWasCancelled() {
    Scheduled dead = timeline.after(Duration.ofSeconds(1), "dead", () -> log.add("dead"));
    timeline.after(Duration.ofSeconds(2), "alive", () -> log.add("alive"));
    dead.cancel();

    timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(log).containsExactly("alive");
  }

  @Test
  void stepsOneActionAtATime() {
    timeline.post("a", () -> log.add("a"));
    timeline.post("b", () -> log.add("b"));

    assertThat(timeline.step()).isTrue();
    assertThat(log).containsExactly("a");
    assertThat(timeline.step()).isTrue();
    assertThat(timeline.step()).isFalse();
    assertThat(log).containsExactly("a", "b");
  }

  @Test
  void runsEverythingUntilAMomentInclusiveAndLeavesTheClockThere() {
    timeline.at(
        START.plusSeconds(10),
        "at ten",
        () -> timeline.post("at ten, later", () -> log.add("at ten, later")));
    timeline.at(START.plusSeconds(11), "at eleven", () -> log.add("at eleven"));

    timeline.runUntil(START.plusSeconds(10));
    assertThat(log).containsExactly("at ten, later");

    timeline.runUntil(START.plusMillis(10_500));
    assertThat(log).hasSize(1);
    assertThat(timeline.instant()).isEqualTo(START.plusMillis(10_500));
  }

  @Test
  void saysSoWhenAConditionCanNeverComeTrue() {
    timeline.after(Duration.ofSeconds(3), "last", () -> log.add("last"));

    assertThatThrownBy(() -> timeline.runUntil(() -> log.size() == 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Nothing is left to happen after 2026-03-02T09:00:03Z");
  }

  @Test
  void givesUpOnAnEndlessScheduleWhenTheTimeGivenHasPassed() {
    everyMinute();

    assertThatThrownBy(() -> timeline.runUntilIdle(Duration.ofMinutes(10)))
        .hasMessage("More than PT10M passed before nothing was left to happen.");
    assertThatThrownBy(() -> timeline.runUntil(() -> false, Duration.ofMinutes(10)))
        .hasMessage("More than PT10M passed before the condition held.");
    assertThat(log).hasSize(20);
  }

  private void everyMinute() {
    timeline.after(
        Duration.ofMinutes(1),
        "sweep",
        () -> {
          log.add("sweep");
          everyMinute();
        });
  }

  @Test
  void throwsWhatAnActionThrewToWhoeverPumpsAndStaysUsable() {
    timeline.post(
        "broken",
        () -> {
          throw new IllegalArgumentException("broken");
        });
    timeline.post("next", () -> log.add("next"));

    assertThatThrownBy(() -> timeline.runUntilIdle(Duration.ofHours(1))).hasMessage("broken");
    timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(log).containsExactly("next");
  }

  @Test
  void letsSeveralThreadsPumpAtOnceEachUntilItsOwnCondition() throws InterruptedException {
    AtomicInteger minutes = new AtomicInteger();
    countMinutes(minutes);
    List<Thread> threads = new ArrayList<>();
    List<Integer> seen = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    for (int n = 1; n <= 8; n++) {
      int target = n * 1_000;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      go.await();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    timeline.runUntil(() -> minutes.get() >= target);
                    synchronized (seen) {
                      seen.add(target);
                    }
                  }));
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(seen).hasSize(8);
    assertThat(minutes).hasValue(8_000);
  }

  private void countMinutes(AtomicInteger minutes) {
    timeline.after(
        Duration.ofMinutes(1),
        "minute",
        () -> {
          minutes.incrementAndGet();
          countMinutes(minutes);
        });
  }
}
