package io.lablift.simulator.wire;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Every call that passed a choke point, in the order in which the calls were started. */
public final class CallLog {
  private final AtomicInteger last = new AtomicInteger();
  private final ConcurrentSkipListMap<Integer, Call> ended = new ConcurrentSkipListMap<>();
  private final List<LateEffect> late = new CopyOnWriteArrayList<>();
  private volatile Consumer<? super Call> receiver = this::keep;

  /**
   * From now on gives each call to {@code receiver} when it ends, and keeps none: for what makes
   * more calls, with all that they asked and were answered, than there is memory for.
   */
  public void handTo(Consumer<? super Call> receiver) {
    this.receiver = receiver;
  }

  /** All calls that have ended. */
  public List<Call> calls() {
    return List.copyOf(ended.values());
  }

  /** Those of them that were started after call number {@code ordinal}. */
  public List<Call> callsAfter(int ordinal) {
    return List.copyOf(ended.tailMap(ordinal, false).values());
  }

  /** Those that {@code wanted} accepts. */
  public List<Call> calls(Predicate<? super Call> wanted) {
    return ended.values().stream().filter(wanted).toList();
  }

  /**
   * How many calls of each action were made by the callers that {@code by} accepts; sorted by
   * action.
   */
  public SortedMap<String, Integer> counts(Predicate<? super Caller> by) {
    return countsOf(call -> by.test(call.caller()));
  }

  /** How many calls of each action {@code wanted} accepts; sorted by action. */
  public SortedMap<String, Integer> countsOf(Predicate<? super Call> wanted) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Call call : ended.values()) {
      if (wanted.test(call)) {
        counts.merge(call.action(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /**
   * The requests that reached their service only after their callers had given up, in the order in
   * which they did. Those that are still under way are not among them.
   */
  public List<LateEffect> lateEffects() {
    return List.copyOf(late);
  }

  /** Number of the call that was started last; 0 before the first. */
  public int lastOrdinal() {
    return last.get();
  }

  int begin() {
    return last.incrementAndGet();
  }

  void late(LateEffect effect) {
    late.add(effect);
  }

  void end(Call call) {
    receiver.accept(call);
  }

  private void keep(Call call) {
    ended.put(call.ordinal(), call);
  }
}
