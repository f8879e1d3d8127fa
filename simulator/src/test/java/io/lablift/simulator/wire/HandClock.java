package io.lablift.simulator.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves when somebody waits. */
final class HandClock implements InstantSource, Pause {
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    now = now.plus(duration);
  }
}
