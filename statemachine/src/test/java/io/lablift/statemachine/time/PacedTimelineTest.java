package io.lablift.statemachine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PacedTimelineTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void takesAGapDividedByTheSpeed() {
    try (VirtualTimeline timeline = new VirtualTimeline(START, Pace.times(100))) {
      long before = System.nanoTime();

      timeline.runUntil(START.plusSeconds(20));

      long millis = (System.nanoTime() - before) / 1_000_000;
      assertThat(millis).isBetween(200L, 10_000L);
      assertThat(timeline.instant()).isEqualTo(START.plusSeconds(20));
    }
  }

  @Test
  void letsWorkFromOutsideInterruptAGapAtTheMomentThatRealTimeTells() throws InterruptedException {
    AtomicReference<Instant> at = new AtomicReference<>();
    CountDownLatch ran = new CountDownLatch(1);
    try (VirtualTimeline timeline = new VirtualTimeline(START, Pace.times(10));
        VirtualTimeline.Driver driver = timeline.drive()) {
      timeline.after(Duration.ofHours(1), "far", () -> {});
      // The driver sits in the gap when time has begun to pass.
      while (!timeline.instant().isAfter(START)) {
        Thread.onSpinWait();
      }
      timeline.post(
          "from outside",
          () -> {
            at.set(timeline.instant());
            ran.countDown();
          });

      assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(at.get()).isAfter(START).isBefore(START.plus(Duration.ofMinutes(5)));
      assertThat(driver).isNotNull();
    }
  }

  @Test
  void answersCallsFromOutsideWhileADriverPumps() {
    try (VirtualTimeline timeline = new VirtualTimeline(START);
        VirtualTimeline.Driver driver = timeline.drive()) {
      String answer =
          timeline.call(
              "request",
              () -> {
                timeline.pause(Duration.ofMinutes(3));
                return "answered";
              });

      assertThat(answer).isEqualTo("answered");
      timeline.runUntil(START.plus(Duration.ofHours(1)));
      assertThat(timeline.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
      assertThat(driver).isNotNull();
    }
  }

  @Test
  void tellsEverybodyWhoWaitsThatTheDriverHasFailed() throws InterruptedException {
    CountDownLatch driven = new CountDownLatch(1);
    try (VirtualTimeline timeline = new VirtualTimeline(START);
        VirtualTimeline.Driver driver = timeline.drive()) {
      timeline.post("first", driven::countDown);
      assertThat(driven.await(5, TimeUnit.SECONDS)).isTrue();
      timeline.post(
          "broken",
          () -> {
            throw new IllegalArgumentException("broken");
          });

      assertThatThrownBy(() -> timeline.runUntil(() -> false))
          .hasMessage("An action failed, so the timeline's driver has stopped.")
          .hasRootCauseMessage("broken");
      assertThat(driver).isNotNull();
    }
  }

  @Test
  void stopsADriverInAGapOfMillennia() {
    try (VirtualTimeline timeline = new VirtualTimeline(START, Pace.times(0.001))) {
      VirtualTimeline.Driver driver = timeline.drive();
      timeline.at(Instant.parse("9999-01-01T00:00:00Z"), "far", () -> {});
      driver.close();

      assertThat(timeline.instant()).isBefore(START.plusSeconds(1));
    }
  }

  @Test
  void refusesASpeedThatIsNotAPositiveNumber() {
    assertThatThrownBy(() -> Pace.times(0))
        .hasMessageContaining("The speed 0.0 is not a number above 0");
    assertThatThrownBy(() -> Pace.times(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
