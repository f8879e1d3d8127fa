package io.lablift.local.simulate;

import io.lablift.simulator.wire.Call;
import io.lablift.simulator.wire.Outcome;
import io.lablift.simulator.wire.RequestLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calls of a day: those to EC2, Elastic Load Balancing, Auto Scaling, Systems Manager, Service
 * Quotas and Step Functions, by whomever of Lablift's functions. The registry's are not counted:
 * they are no calls that AWS throttles at this size.
 */
public final class CallFigures {
  private static final String REGISTRY = "dynamodb";
  private static final Set<String> THROTTLED =
      Set.of(
          "RequestLimitExceeded", "Throttling", "ThrottlingException", "TooManyRequestsException");

  /** Tokens that one request took from a bucket. */
  public record Taken(Instant at, int tokens) {}

  /**
   * A bucket that requests took tokens from.
   *
   * @param limit what it holds, and how it fills
   * @param taken in the order of time
   */
  public record Bucket(String name, RequestLimits.Limit limit, List<Taken> taken) {
    /** How much of it was gone when least was in it: 0 for none, 1 for all. */
    public double drained() {
      double level = limit.capacity();
      double least = level;
      Instant before = Instant.MIN;
      for (Taken one : taken) {
        double seconds =
            before.equals(Instant.MIN) ? 0 : Duration.between(before, one.at()).toNanos() / 1e9;
        level = Math.min(limit.capacity(), level + seconds * limit.perSecond()) - one.tokens();
        least = Math.min(least, level);
        before = one.at();
      }
      return 1 - least / limit.capacity();
    }
  }

  private final RequestLimits limits;
  private final SortedMap<String, Integer> byAction = new TreeMap<>();
  private final SortedMap<String, Integer> throttledByAction = new TreeMap<>();
  private final SortedMap<String, Bucket> buckets = new TreeMap<>();

  /**
   * No calls yet.
   *
   * @param limits that they are held against
   */
  CallFigures(RequestLimits limits) {
    this.limits = limits;
  }

  /** Counts a call, unless it is one of those that are not counted here. */
  void count(Call call) {
    if (call.service().equals(REGISTRY)) {
      return;
    }
    byAction.merge(call.action(), 1, Integer::sum);
    Instant at = call.effectAt();
    if (isThrottled(call)) {
      throttledByAction.merge(call.action(), 1, Integer::sum);
    } else if (at != null) {
      for (RequestLimits.Need need : limits.needs(call.service(), call.action(), call.request())) {
        buckets
            .computeIfAbsent(
                need.bucket(), name -> new Bucket(name, need.limit(), new ArrayList<>()))
            .taken()
            .add(new Taken(at, need.tokens()));
      }
    }
  }

  /** Whether AWS refused a call because there were too many. */
  static boolean isThrottled(Call call) {
    return call.outcome() instanceof Outcome.Refused(String code) && THROTTLED.contains(code);
  }

  /** How many calls were made. */
  public int all() {
    return sum(byAction);
  }

  /** How many of them AWS refused because there were too many at a time. */
  public int throttled() {
    return sum(throttledByAction);
  }

  public SortedMap<String, Integer> byAction() {
    return Collections.unmodifiableSortedMap(byAction);
  }

  public SortedMap<String, Integer> throttledByAction() {
    return Collections.unmodifiableSortedMap(throttledByAction);
  }

  /** The buckets that were emptied most between two moments, the tightest first. */
  public List<Bucket> tightest(Instant from, Duration length, int most) {
    return between(from, length).stream()
        .sorted(Comparator.comparingDouble(Bucket::drained).reversed().thenComparing(Bucket::name))
        .limit(most)
        .toList();
  }

  /**
   * What was taken of each bucket between two moments; those that were not touched are left out.
   */
  public List<Bucket> between(Instant from, Duration length) {
    Instant to = from.plus(length);
    return buckets.values().stream()
        .map(
            bucket ->
                new Bucket(
                    bucket.name(),
                    bucket.limit(),
                    bucket.taken().stream()
                        .filter(taken -> !taken.at().isBefore(from) && taken.at().isBefore(to))
                        .sorted(Comparator.comparing(Taken::at))
                        .toList()))
        .filter(bucket -> !bucket.taken().isEmpty())
        .toList();
  }

  private static int sum(SortedMap<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
