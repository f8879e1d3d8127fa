package io.lablift.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves by hand. */
public final class HandClock implements InstantSource {
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void pass(Duration duration) {
    now = now.plus(duration);
  }

  public void passSeconds(long seconds) {
    pass(Duration.ofSeconds(seconds));
  }
}
