package io.lablift.simulator.wire;

import java.time.Duration;
import java.time.InstantSource;

/** What all clients behind one choke point share. */
record Wire(
    InstantSource clock,
    CallerSource callers,
    Pause pause,
    Later later,
    Latency latency,
    Throttle throttle,
    Policy policy,
    Duration patience,
    CallLog log,
    Accidents accidents) {

  void rest(Duration duration) {
    if (!duration.isZero()) {
      pause.pause(duration);
    }
  }
}
