package io.lablift.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.simulator.wire.Call;
import io.lablift.simulator.wire.CallLog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * One lab's life in figures, as JSON.
 *
 * <p>Nothing in it comes from the wall clock unless the world's own clock is that.
 */
public final class RunReport {
  /** What a lab's executions are charged with; the registry and Step Functions are not. */
  private static final Set<String> COUNTED =
      Set.of("ec2", "elasticloadbalancing", "autoscaling", "ssm");

  private final CallLog log;
  private final CriticalPaths paths;

  /** How fast it could have been at best; only a simulated account knows. */
  public interface CriticalPaths {
    /** No account that knows. */
    CriticalPaths UNKNOWN =
        new CriticalPaths() {
          @Override
          public Optional<Duration> build(Instant from, Instant to) {
            return Optional.empty();
          }

          @Override
          public Optional<Duration> teardown(Instant from, Instant to) {
            return Optional.empty();
          }
        };

    /** The least time for all that was made between two moments. */
    Optional<Duration> build(Instant from, Instant to);

    /** The least time for all that was ended between two moments. */
    Optional<Duration> teardown(Instant from, Instant to);
  }

  /** A report from a log of calls. */
  public RunReport(CallLog log, CriticalPaths paths) {
    this.log = log;
    this.paths = paths;
  }

  /**
   * The report.
   *
   * @param head what is known before: world, clock, seed
   * @param ready the lab as the API showed it when it was built
   * @param over the lab as the API showed it in the end
   */
  public ObjectNode of(
      ObjectNode head, JsonNode ready, ArrayNode resources, JsonNode over, ArrayNode leftOver) {
    String id = over.path("id").asText();
    ObjectNode report = head.deepCopy();
    report.putObject("lab").put("id", id).put("status", over.path("status").asText());
    report.set("build", build(id, over));
    report.set("resources", resources);
    report.set(
        "endpoints",
        ready.path("endpoints").isObject() ? ready.path("endpoints") : report.objectNode());
    report.set("teardown", teardown(id, over));
    report.set("leftOver", leftOver);
    return report;
  }

  private ObjectNode build(String id, JsonNode lab) {
    ObjectNode build = LabView.MAPPER.createObjectNode();
    Optional<Instant> start = moment(lab.path("lease").path("start"));
    Optional<Instant> end = moment(lab.path("readyAt"));
    put(build, "seconds", between(start, end));
    put(
        build,
        "criticalPathSeconds",
        start.isEmpty() || end.isEmpty() ? Optional.empty() : paths.build(start.get(), end.get()));
    calls(build, id, ":execution:provision-lab:");
    return build;
  }

  private ObjectNode teardown(String id, JsonNode lab) {
    ObjectNode teardown = LabView.MAPPER.createObjectNode();
    Optional<Instant> fence = moment(lab.path("fencedAt"));
    Optional<Instant> proved = moment(lab.path("provedAt"));
    put(teardown, "secondsToGone", between(fence, moment(lab.path("goneAt"))));
    put(teardown, "secondsToProved", between(fence, proved));
    put(
        teardown,
        "criticalPathSeconds",
        fence.isEmpty() || proved.isEmpty()
            ? Optional.empty()
            : paths.teardown(fence.get(), proved.get()));
    calls(teardown, id, ":execution:teardown-lab:");
    return teardown;
  }

  private void calls(ObjectNode part, String id, String execution) {
    SortedMap<String, Integer> counts = log.countsOf(call -> isOf(call, id, execution));
    part.put("totalCalls", counts.values().stream().mapToInt(Integer::intValue).sum());
    ObjectNode calls = part.putObject("calls");
    counts.forEach(calls::put);
  }

  private static boolean isOf(Call call, String id, String execution) {
    return COUNTED.contains(call.service())
        && call.caller().lab().equals(id)
        && call.caller().executionArn().contains(execution);
  }

  private static Optional<Instant> moment(JsonNode text) {
    return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
  }

  private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> to) {
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.between(from.get(), to.get()));
  }

  /** Seconds to the millisecond; null where there is nothing to measure. */
  private static void put(ObjectNode part, String field, Optional<Duration> duration) {
    part.put(field, duration.map(d -> BigDecimal.valueOf(d.toMillis(), 3)).orElse(null));
  }
}
