package io.lablift.local.world;

import io.lablift.simulator.path.CallLatency;
import io.lablift.simulator.wire.Call;
import io.lablift.simulator.wire.CallLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Joins the account's journal with the log of calls: how long the call took that made or ended
 * something.
 */
final class WireLatency implements CallLatency {
  private final CallLog log;

  WireLatency(CallLog log) {
    this.log = log;
  }

  @Override
  public Duration of(String action, Instant at, String id) {
    List<Call> candidates =
        log.calls(call -> call.action().equals(action) && at.equals(call.effectAt()));
    return candidates.stream()
        .filter(call -> call.idsAnswered().contains(id) || call.idsNamed().contains(id))
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .map(Call::latency)
        .orElse(Duration.ZERO);
  }
}
