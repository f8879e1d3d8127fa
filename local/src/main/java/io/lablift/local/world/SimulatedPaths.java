package io.lablift.local.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lablift.local.report.RunReport.CriticalPaths;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.CallLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What only a simulated account knows of itself: its bounds, and its whole truth. */
final class SimulatedPaths implements CriticalPaths {
  private final SimulatedAccount account;
  private final WireLatency latency;

  SimulatedPaths(SimulatedAccount account, CallLog log) {
    this.account = account;
    this.latency = new WireLatency(log);
  }

  @Override
  public Optional<Duration> build(Instant from, Instant to) {
    return Optional.of(account.criticalPath().build(from, to, latency).length());
  }

  @Override
  public Optional<Duration> teardown(Instant from, Instant to) {
    return Optional.of(account.criticalPath().teardown(from, to, latency).length());
  }

  static ArrayNode leftOver(SimulatedAccount account) {
    ArrayNode left = new ObjectMapper().createArrayNode();
    account
        .leftOver()
        .forEach(
            item ->
                left.addObject()
                    .put("type", item.type())
                    .put("id", item.id())
                    .put("name", item.name()));
    return left;
  }
}
