package io.lablift.simulator.path;

import io.lablift.simulator.world.Journal;
import io.lablift.simulator.world.Journal.Ended;
import io.lablift.simulator.world.Journal.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bound that no orchestrator can beat, from the account's journal alone: which ids each call
 * had to name, what each thing had to wait for, how long each call took, and the durations that
 * were drawn. The clock of the build that was actually run plays no part.
 *
 * <p>Building, for each thing r that was made:
 *
 * <pre>
 * start(r)  = max( usable(x) for the ids x that r's create call names,
 *                  ready(x)  for the ids x that must be ready before, such as a running target )
 * usable(r) = start(r) + latency(create call of r) + the lag until calls find r
 * ready(r)  = start(r) + latency(create call of r) + max( that lag, the duration drawn for r )
 * path      = max ready(r)
 * </pre>
 *
 * A target's health starts at the latest of registered, listener there, load balancer active, and
 * web server up. Beside what a call names stands what AWS needs for it unnamed: the attachment of
 * the internet gateway for an internet-facing load balancer and a public NAT gateway.
 *
 * <p>Ending, for each thing r that was ended:
 *
 * <pre>
 * gone(r) = max( gone(x) for the x that held r ) + latency(delete call of r) + duration drawn for r
 * gone(r) = gone(y) + duration drawn for r, where r goes along with y, such as interfaces do
 * path    = max gone(r)
 * </pre>
 */
public final class CriticalPath {
  /** A path's length, and the things on it from the first to the last. */
  public record Path(Duration length, List<String> through) {
    public Path {
      through = List.copyOf(through);
    }
  }

  private record Reached(Duration at, String by) {}

  private final Journal journal;

  public CriticalPath(Journal journal) {
    this.journal = journal;
  }

  /** The path of all that was made in the time, both ends included, and not ended within it. */
  public Path build(Instant from, Instant to, CallLatency latency) {
    Set<String> gone = new HashSet<>();
    journal.ended().stream().filter(e -> within(e.at(), from, to)).forEach(e -> gone.add(e.id()));
    Map<String, Duration> usable = new HashMap<>();
    Map<String, Duration> ready = new LinkedHashMap<>();
    Map<String, String> before = new HashMap<>();
    for (Made made : journal.made()) {
      if (!within(made.at(), from, to)) {
        continue;
      }
      Reached start = latest(start(made, usable, ready));
      Duration call = latency(latency, made.action(), made.at(), made.id());
      Duration effect = start.at().plus(call);
      usable.put(made.id(), effect.plus(made.usable()));
      ready.put(made.id(), effect.plus(made.ready()));
      before.put(made.id(), start.by());
    }
    ready.keySet().removeAll(gone);
    return path(ready, before);
  }

  private static Map<String, Duration> start(
      Made made, Map<String, Duration> usable, Map<String, Duration> ready) {
    Map<String, Duration> start = new LinkedHashMap<>();
    for (String id : made.names().stream().sorted().toList()) {
      start.merge(id, usable.getOrDefault(id, Duration.ZERO), CriticalPath::later);
    }
    for (String id : made.after().stream().sorted().toList()) {
      start.merge(id, ready.getOrDefault(id, Duration.ZERO), CriticalPath::later);
    }
    return start;
  }

  /** The path of all that was ended in the time, both ends included. */
  public Path teardown(Instant from, Instant to, CallLatency latency) {
    Map<String, Duration> gone = new LinkedHashMap<>();
    Map<String, Reached> held = new HashMap<>();
    Map<String, String> before = new HashMap<>();
    for (Ended ended : journal.ended()) {
      if (!within(ended.at(), from, to)) {
        continue;
      }
      Reached start =
          ended.with().isEmpty()
              ? held.getOrDefault(ended.id(), new Reached(Duration.ZERO, ""))
              : new Reached(gone.getOrDefault(ended.with(), Duration.ZERO), ended.with());
      Duration call = latency(latency, ended.action(), ended.at(), ended.id());
      Duration end = start.at().plus(call).plus(ended.drawn());
      gone.put(ended.id(), end);
      before.put(ended.id(), start.by());
      for (String id : ended.holds()) {
        held.merge(
            id, new Reached(end, ended.id()), (a, b) -> b.at().compareTo(a.at()) > 0 ? b : a);
      }
    }
    return path(gone, before);
  }

  private static Duration latency(CallLatency latency, String action, Instant at, String id) {
    return action.isEmpty() ? Duration.ZERO : latency.of(action, at, id);
  }

  private static Path path(Map<String, Duration> times, Map<String, String> before) {
    Reached last = latest(times);
    List<String> through = new ArrayList<>();
    for (String id = last.by(); !id.isEmpty(); id = before.getOrDefault(id, "")) {
      through.addFirst(id);
    }
    return new Path(last.at(), through);
  }

  private static Reached latest(Map<String, Duration> times) {
    Reached latest = new Reached(Duration.ZERO, "");
    for (Map.Entry<String, Duration> entry : times.entrySet()) {
      if (latest.by().isEmpty() || entry.getValue().compareTo(latest.at()) > 0) {
        latest = new Reached(entry.getValue(), entry.getKey());
      }
    }
    return latest;
  }

  private static Duration later(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static boolean within(Instant at, Instant from, Instant to) {
    return !at.isBefore(from) && !at.isAfter(to);
  }
}
