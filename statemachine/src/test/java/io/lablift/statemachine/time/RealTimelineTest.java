package io.lablift.statemachine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RealTimelineTest {
  private final RealTimeline timeline = new RealTimeline();
  private final List<String> log = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    timeline.close();
  }

  @Test
  void runsActionsInTheOrderOfTheirMoments() {
    Instant start = timeline.instant();
    // On the loop, so that nothing runs before all is there, however slow the machine is.
    timeline.post(
        "all",
        () -> {
          timeline.at(start.plusMillis(40), "b", () -> log.add("b"));
          timeline.at(start.plusMillis(20), "dead", () -> log.add("dead")).cancel();
          timeline.at(start.plusMillis(5), "a", () -> log.add("a"));
        });

    timeline.runUntil(() -> log.size() == 2);

    assertThat(log).containsExactly("a", "b");
  }

  @Test
  void runsInvocationsAtTheSameTime() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    for (String name : List.of("a", "b")) {
      timeline.spawn(
          name,
          () -> {
            both.countDown();
            try {
              both.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          },
          thrown -> log.add(name + " " + thrown));
    }

    timeline.runUntil(() -> log.size() == 2);

    assertThat(log).containsExactlyInAnyOrder("a null", "b null");
  }

  @Test
  void pausesForAsLongAsItIsTold() {
    long before = System.nanoTime();

    String answer =
        timeline.call(
            "request",
            () -> {
              timeline.pause(Duration.ofMillis(30));
              return "answered";
            });

    assertThat(answer).isEqualTo("answered");
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(30_000_000L);
  }

  @Test
  void unwindsAnAbandonedInvocationAndDoesNotTellItsEnding() {
    Invocation slow =
        timeline.spawn(
            "slow",
            () -> {
              try {
                timeline.pause(Duration.ofHours(1));
              } finally {
                log.add("unwound");
              }
            },
            thrown -> log.add("told"));
    timeline.after(Duration.ofMillis(20), "time-out", slow::abandon);

    timeline.runUntil(slow::ended);

    assertThat(log).containsExactly("unwound");
  }

  @Test
  void refusesEverythingAfterItsEnd() {
    timeline.close();

    assertThatThrownBy(() -> timeline.post("late", () -> {})).hasMessage("The timeline is closed.");
  }
}
