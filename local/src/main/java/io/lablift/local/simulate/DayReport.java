package io.lablift.local.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.lab.LabStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A day in figures, as JSON. Times are seconds of the account's own time; only {@code wallSeconds}
 * and {@code peakHeapMb} are of this machine and differ between two runs with one seed.
 */
public final class DayReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DayReport() {}

  /** The report of one day. */
  public static ObjectNode of(Measured measured) {
    Day day = measured.day();
    ObjectNode report = figures(day);
    report.put("wallSeconds", seconds(measured.wall()));
    report.put("peakHeapMb", measured.peakHeapMb());
    return report;
  }

  /** What is the same in any two runs with one seed. */
  public static ObjectNode figures(Day day) {
    DayPlan plan = day.plan();
    ObjectNode report = MAPPER.createObjectNode();
    report.put("students", plan.students()).put("ready", day.ready()).put("failed", day.failed());
    report.set("seconds", spread(day.waits(), false));
    report.put("boundSeconds", seconds(day.bound().seconds())).put("boundBy", day.bound().by());
    report.put("criticalPathSeconds", seconds(day.bound().path()));
    report.put("calls", day.calls().all()).put("throttled", day.calls().throttled());
    report.put("costUsd", day.costUsd().setScale(2, RoundingMode.HALF_UP));
    report.put(
        "costUsdPerLab",
        day.costUsd().divide(BigDecimal.valueOf(plan.students()), 4, RoundingMode.HALF_UP));
    ObjectNode costs = report.putObject("costs");
    day.costs().forEach((kind, usd) -> costs.put(kind, usd.setScale(2, RoundingMode.HALF_UP)));
    report.put("leftOver", day.leftOver().size());
    report.put("seed", plan.seed()).put("arrival", plan.arrival().word()).put("nat", plan.nat());
    report.put("leaseMinutes", plan.leaseMinutes());
    report.set("quotas", counts(named(plan.quotas())));
    report.set("queue", queue(day));
    report.set("teardownSeconds", spread(day.teardowns(), false));
    report.put("daySeconds", seconds(Duration.between(day.start(), day.end())));
    report.set("callsByAction", counts(day.calls().byAction()));
    report.set("throttledByAction", counts(day.calls().throttledByAction()));
    report.set("troubles", troubles(day));
    ArrayNode left = report.putArray("leftOverThings");
    day.leftOver().forEach(left::add);
    return report;
  }

  private static ObjectNode queue(Day day) {
    ObjectNode queue = MAPPER.createObjectNode();
    queue.put(
        "most",
        day.history().stream().mapToInt(count -> count.of(LabStatus.QUEUED)).max().orElse(0));
    queue.set("seconds", spread(day.queued(), true));
    queue.put("firstFullQuota", day.full().map(full -> full.quota().name()).orElse(null));
    queue.put(
        "firstFullAtSeconds",
        day.full().map(full -> seconds(Duration.between(day.start(), full.at()))).orElse(null));
    return queue;
  }

  /** Each student who was refused, or whose lab failed, with the reason; the first hundred. */
  private static ArrayNode troubles(Day day) {
    ArrayNode troubles = MAPPER.createArrayNode();
    day.students().stream()
        .filter(student -> !student.trouble().isEmpty() || student.ready().isEmpty())
        .limit(100)
        .forEach(
            student ->
                troubles
                    .addObject()
                    .put("lab", student.lab().toString())
                    .put("reason", student.trouble()));
    return troubles;
  }

  /** Days of the same class by several seeds, each with its report, and their sums and extremes. */
  public static ObjectNode of(List<Measured> days) {
    ObjectNode all = MAPPER.createObjectNode();
    ObjectNode totals = all.putObject("totals");
    totals.put("days", days.size());
    totals.put("students", sum(days, "students")).put("ready", sum(days, "ready"));
    totals.put("failed", sum(days, "failed"));
    Spread last = Spread.of(days.stream().map(measured -> measured.day().waits().last()).toList());
    totals.set("lastSeconds", spread(last, true));
    totals.put(
        "worstLastToBound",
        days.stream()
            .map(measured -> ratio(measured.day()))
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO));
    totals.put("calls", sum(days, "calls")).put("throttled", sum(days, "throttled"));
    totals.put(
        "costUsd",
        days.stream()
            .map(measured -> measured.day().costUsd())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .setScale(2, RoundingMode.HALF_UP));
    totals.put("leftOver", sum(days, "leftOver"));
    ArrayNode each = all.putArray("days");
    days.forEach(measured -> each.add(of(measured)));
    return all;
  }

  private static int sum(List<Measured> days, String field) {
    return days.stream().mapToInt(measured -> figures(measured.day()).path(field).asInt()).sum();
  }

  /** How many times as long as the bound the last one waited. */
  static BigDecimal ratio(Day day) {
    long bound = day.bound().seconds().toMillis();
    return bound == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(day.waits().last().toMillis())
            .divide(BigDecimal.valueOf(bound), 3, RoundingMode.HALF_UP);
  }

  private static SortedMap<String, Integer> named(AccountQuotas quotas) {
    SortedMap<String, Integer> named = new TreeMap<>();
    quotas.limits().forEach((quota, limit) -> named.put(quota.name(), limit));
    return named;
  }

  private static ObjectNode counts(SortedMap<String, Integer> counts) {
    ObjectNode node = MAPPER.createObjectNode();
    counts.forEach(node::put);
    return node;
  }

  private static ObjectNode spread(Spread spread, boolean withMean) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("p50", seconds(spread.p50())).put("p95", seconds(spread.p95()));
    node.put("last", seconds(spread.last()));
    if (withMean) {
      node.put("mean", seconds(spread.mean()));
    }
    return node;
  }

  /** To the millisecond. */
  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3);
  }
}
