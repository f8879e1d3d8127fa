package io.lablift.local.simulate;

import io.lablift.simulator.path.CriticalPath;
import io.lablift.simulator.wire.Call;
import io.lablift.simulator.wire.Outcome;
import io.lablift.simulator.wire.RequestLimits;
import io.lablift.simulator.world.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the builds of a day needed of AWS, lab by lab: the source of {@link Bound}. */
final class Builds {
  private static final Set<String> LOOKS = Set.of("Describe", "Get", "List");
  private static final String BUILD = ":execution:provision-lab:";

  private record Moment(String action, Instant at) {}

  private final RequestLimits limits;
  private final Map<Moment, List<Call>> changes = new HashMap<>();
  private final Map<String, Map<String, Integer>> tokens = new HashMap<>();
  private final Map<String, RequestLimits.Limit> buckets = new TreeMap<>();

  Builds(RequestLimits limits) {
    this.limits = limits;
  }

  private static boolean isChangeOfBuild(Call call) {
    String operation = call.action().substring(call.action().indexOf(':') + 1);
    return call.outcome() instanceof Outcome.Done
        && call.caller().executionArn().contains(BUILD)
        && LOOKS.stream().noneMatch(operation::startsWith);
  }

  /** Takes note of a call, if it is one by which a build changes something. */
  void count(Call call) {
    Instant at = call.effectAt();
    if (at == null || !isChangeOfBuild(call)) {
      return;
    }
    changes.computeIfAbsent(new Moment(call.action(), at), absent -> new ArrayList<>()).add(call);
    Map<String, Integer> ofLab =
        tokens.computeIfAbsent(call.caller().lab(), absent -> new HashMap<>());
    for (RequestLimits.Need need : limits.needs(call.service(), call.action(), call.request())) {
      ofLab.merge(need.bucket(), need.tokens(), Integer::sum);
      buckets.put(need.bucket(), need.limit());
    }
  }

  /**
   * The bound of the labs that became ready.
   *
   * @param students all of them, in the order in which they asked
   * @param journal the account's
   */
  Bound bound(List<StudentDay> students, Journal journal) {
    List<StudentDay> ready =
        students.stream().filter(student -> student.ready().isPresent()).toList();
    Duration path = criticalPath(ready, journal);
    String by = Bound.NO_BUCKET;
    double longest = 0;
    for (Map.Entry<String, RequestLimits.Limit> bucket : buckets.entrySet()) {
      double seconds = wait(ready, need(ready, bucket.getKey()), bucket.getValue());
      if (seconds > longest) {
        longest = seconds;
        by = bucket.getKey();
      }
    }
    return new Bound(path.plusMillis(Math.round(longest * 1000)), by, path);
  }

  /** The fewest tokens of a bucket that any lab was built with. */
  private int need(List<StudentDay> ready, String bucket) {
    return ready.stream()
        .map(student -> tokens.getOrDefault(student.lab().toString(), Map.of()))
        .mapToInt(ofLab -> ofLab.getOrDefault(bucket, 0))
        .min()
        .orElse(0);
  }

  /** The longest that anybody must wait for tokens, in seconds, at best. */
  private static double wait(List<StudentDay> ready, int need, RequestLimits.Limit limit) {
    double longest = 0;
    double wait = 0;
    Instant before = null;
    for (StudentDay student : ready) {
      double alone = (double) (need - limit.capacity()) / limit.perSecond();
      double behind =
          before == null
              ? alone
              : wait
                  + need / limit.perSecond()
                  - Duration.between(before, student.asked()).toMillis() / 1000.0;
      wait = Math.max(alone, behind);
      longest = Math.max(longest, wait);
      before = student.asked();
    }
    return longest;
  }

  /** The median of the labs' own critical paths. */
  private Duration criticalPath(List<StudentDay> ready, Journal journal) {
    Map<String, Journal> journals = new HashMap<>();
    Map<String, String> labOf = new HashMap<>();
    Map<String, Duration> latency = new HashMap<>();
    for (Journal.Made made : journal.made()) {
      Optional<Call> call = madeBy(made);
      String lab =
          call.map(by -> by.caller().lab())
              .or(() -> needed(made).map(labOf::get).filter(id -> id != null).findFirst())
              .orElse("");
      call.ifPresent(by -> latency.put(made.id(), by.latency()));
      labOf.put(made.id(), lab);
      journals.computeIfAbsent(lab, absent -> new Journal()).add(made);
    }
    for (Journal.Ended ended : journal.ended()) {
      Journal own = journals.get(labOf.getOrDefault(ended.id(), ""));
      if (own != null) {
        own.add(ended);
      }
    }
    List<Duration> paths = new ArrayList<>();
    for (StudentDay student : ready) {
      Journal own = journals.getOrDefault(student.lab().toString(), new Journal());
      paths.add(
          new CriticalPath(own)
              .build(
                  student.asked(),
                  student.ready().orElseThrow(),
                  (action, at, id) -> latency.getOrDefault(id, Duration.ZERO))
              .length());
    }
    paths.sort(Comparator.naturalOrder());
    return paths.isEmpty() ? Duration.ZERO : paths.get((paths.size() - 1) / 2);
  }

  /** The call of a build that made it; none for what needed no call. */
  private Optional<Call> madeBy(Journal.Made made) {
    List<Call> then = changes.getOrDefault(new Moment(made.action(), made.at()), List.of());
    if (then.size() < 2) {
      return then.stream().findFirst();
    }
    return then.stream()
        .filter(
            call ->
                call.idsAnswered().contains(made.id())
                    || call.idsNamed().stream().anyMatch(made.names()::contains))
        .findFirst()
        .or(() -> then.stream().findFirst());
  }

  private static Stream<String> needed(Journal.Made made) {
    return Stream.concat(made.names().stream(), made.after().stream());
  }
}
