package io.lablift.statemachine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InvocationsTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    timeline.close();
  }

  @Test
  void interleavesInvocationsAtTheirPausesAndNowhereElse() {
    spawnCounting("a", Duration.ofSeconds(2));
    spawnCounting("b", Duration.ofSeconds(3));

    timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(log).containsExactly("a0", "b0", "a1", "b1", "a2", "b2");
    assertThat(timeline.instant()).isEqualTo(START.plusSeconds(6));
  }

  @Test
  void letsEverythingElseOfThisMomentGoFirstInAPauseOfZero() {
    timeline.spawn(
        "a",
        () -> {
          log.add("a before");
          timeline.pause(Duration.ZERO);
          log.add("a after");
        },
        thrown -> log.add("a ended"));
    timeline.spawn("b", () -> log.add("b"), thrown -> log.add("b ended"));

    timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(log).containsExactly("a before", "b", "b ended", "a after", "a ended");
  }

  @Test
  void neverRunsTwoThingsAtOnce() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 50; i++) {
      Duration step = Duration.ofMillis(1 + i % 7);
      timeline.spawn(
          "i" + i,
          () -> {
            for (int n = 0; n < 20; n++) {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              LockSupport.parkNanos(1_000);
              inside.decrementAndGet();
              timeline.pause(step);
            }
          },
          InvocationsTest::rethrow);
    }

    timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(most).hasValue(1);
  }

  @Test
  void handsWhatABodyThrewToItsEndingAndGoesOn() {
    timeline.spawn(
        "crash",
        () -> {
          throw new AssertionError("power cut");
        },
        thrown -> log.add(String.valueOf(thrown)));
    timeline.after(Duration.ofSeconds(1), "next", () -> log.add("next"));

    timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(log).containsExactly("java.lang.AssertionError: power cut", "next");
  }

  @Test
  void unwindsAnAbandonedInvocationAtTheMomentOfItsTimeOutAndDoesNotTellItsEnding() {
    Invocation slow =
        timeline.spawn(
            "slow",
            () -> {
              try {
                timeline.pause(Duration.ofHours(1));
              } finally {
                log.add("unwound at " + timeline.instant());
              }
            },
            thrown -> log.add("told"));
    timeline.after(Duration.ofSeconds(60), "time-out", slow::abandon);

    timeline.runUntilIdle(Duration.ofHours(2));

    assertThat(log).containsExactly("unwound at " + START.plusSeconds(60));
    assertThat(slow.ended()).isTrue();
  }

  @Test
  void neverStartsAnInvocationThatWasAbandonedFirst() {
    Invocation never = timeline.spawn("never", () -> log.add("ran"), thrown -> log.add("told"));
    never.abandon();

    timeline.runUntilIdle(Duration.ofHours(1));

    assertThat(log).isEmpty();
    assertThat(never.ended()).isTrue();
  }

  @Test
  void unwindsEveryInvocationWhenItIsClosed() {
    AtomicReference<Thread> body = new AtomicReference<>();
    timeline.spawn(
        "waiting",
        () -> {
          body.set(Thread.currentThread());
          try {
            timeline.pause(Duration.ofDays(1));
          } finally {
            log.add("unwound");
          }
        },
        thrown -> log.add("told"));
    timeline.step();

    timeline.close();

    assertThat(log).containsExactly("unwound");
    assertThatThrownBy(() -> timeline.post("late", () -> {})).hasMessage("The timeline is closed.");
  }

  @Test
  void refusesToPauseOutsideAnInvocationAndToWaitInsideOne() {
    assertThatThrownBy(() -> timeline.pause(Duration.ofSeconds(1)))
        .hasMessageContaining("Only the body of an invocation can pause");
    assertThatThrownBy(
            () ->
                timeline.call(
                    "inside",
                    () -> {
                      timeline.runUntil(() -> true);
                      return "never";
                    }))
        .hasMessageContaining("cannot wait for the timeline that it runs on");
  }

  @Test
  void returnsWhatACallReturnsAndThrowsWhatItThrows() {
    String result =
        timeline.call(
            "request",
            () -> {
              timeline.pause(Duration.ofSeconds(2));
              return "done at " + timeline.instant();
            });

    assertThat(result).isEqualTo("done at " + START.plusSeconds(2));
    assertThatThrownBy(
            () ->
                timeline.call(
                    "request",
                    () -> {
                      throw new IllegalArgumentException("bad request");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bad request");
  }

  @Test
  void handsOver170ThousandTimesInSeconds() {
    int invocations = 100;
    int pauses = 1_700;
    for (int i = 0; i < invocations; i++) {
      Duration step = Duration.ofMillis(50 + i);
      timeline.spawn(
          "i" + i,
          () -> {
            for (int n = 0; n < pauses; n++) {
              timeline.pause(step);
            }
          },
          InvocationsTest::rethrow);
    }
    long before = System.nanoTime();

    timeline.runUntilIdle(Duration.ofHours(1));

    long millis = (System.nanoTime() - before) / 1_000_000;
    assertThat(timeline.instant()).isEqualTo(START.plusMillis(149L * pauses));
    assertThat(millis).as("milliseconds for 170,000 pauses").isLessThan(8_000);
  }

  private void spawnCounting(String name, Duration step) {
    timeline.spawn(
        name,
        () -> {
          for (int i = 0; i < 3; i++) {
            if (i > 0) {
              timeline.pause(step);
            }
            log.add(name + i);
          }
        },
        InvocationsTest::rethrow);
  }

  private static void rethrow(@Nullable Throwable thrown) {
    if (thrown != null) {
      throw new AssertionError(thrown);
    }
  }
}
