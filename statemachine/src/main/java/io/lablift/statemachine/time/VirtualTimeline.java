package io.lablift.statemachine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A timeline that skips the gaps between its actions: deterministic, and as fast as the actions
 * are, or {@linkplain Pace paced}.
 *
 * <p>It moves only while somebody pumps it, by {@code step} or one of the {@code runUntil…}
 * methods, or by a {@linkplain #drive driver}. Several threads may do so at once: one pumps, the
 * others wait for what they asked for. Invocations take turns with the loop: exactly one thing runs
 * at a time.
 */
public final class VirtualTimeline implements Loop {
  private final Monitor monitor = new Monitor();
  private final VirtualClock clock;
  private final Pump pump;
  private final Set<Coroutine> alive = new LinkedHashSet<>();
  private volatile @Nullable Coroutine turn;

  /** Starts at a moment and skips every gap at once. */
  public VirtualTimeline(Instant start) {
    this(start, Pace.asFastAsPossible());
  }

  /** Starts at a moment and takes the gaps at a pace. */
  public VirtualTimeline(Instant start, Pace pace) {
    this.clock = new VirtualClock(monitor, start, pace);
    this.pump = new Pump(monitor, clock);
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public Scheduled at(Instant when, String what, Runnable action) {
    return clock.at(when, Agenda.Rank.ACTION, what, action);
  }

  @Override
  public Scheduled after(Duration delay, String what, Runnable action) {
    return clock.after(delay, Agenda.Rank.ACTION, what, action);
  }

  @Override
  public Invocation spawn(String name, Runnable body, Ending ending) {
    Coroutine coroutine = new Coroutine(this, name, body, ending);
    monitor.run(
        () -> {
          var _ = post(name, coroutine::resume);
          alive.add(coroutine);
        });
    return coroutine;
  }

  @Override
  public void pause(Duration duration) {
    Coroutine current = turn;
    if (current == null || !current.isCurrentThread()) {
      throw new IllegalStateException(
          "Only the body of an invocation can pause: spawn one, or use call().");
    }
    current.pause(duration);
  }

  /**
   * Runs the next action, if there is one.
   *
   * @return whether an action ran
   */
  public boolean step() {
    long before = pump.actionsRun();
    pursue(new Goal(() -> pump.actionsRun() > before, Goal.WhenIdle.REACHED));
    return pump.actionsRun() > before;
  }

  @Override
  public void runUntil(BooleanSupplier condition) {
    pursue(new Goal(condition, Goal.WhenIdle.STALLED));
  }

  /**
   * Like {@link #runUntil(BooleanSupplier)}, for at most so much virtual time.
   *
   * @throws IllegalStateException also when that time has passed
   */
  public void runUntil(BooleanSupplier condition, Duration atMost) {
    pursueAtMost(new Goal(condition, Goal.WhenIdle.STALLED), atMost, "the condition held");
  }

  /**
   * Runs everything that is due until a moment, that moment included, and leaves the clock there.
   */
  public void runUntil(Instant moment) {
    AtomicBoolean there = new AtomicBoolean();
    Scheduled marker = clock.at(moment, Agenda.Rank.MARKER, "runUntil", () -> there.set(true));
    try {
      pursue(new Goal(there::get, Goal.WhenIdle.GOES_ON));
    } finally {
      marker.cancel();
    }
  }

  /**
   * Runs until nothing is left to happen.
   *
   * @throws IllegalStateException when that takes more than so much virtual time, as with a
   *     schedule that repeats
   */
  public void runUntilIdle(Duration atMost) {
    pursueAtMost(
        new Goal(() -> false, Goal.WhenIdle.REACHED), atMost, "nothing was left to happen");
  }

  /**
   * Pumps from a thread in the background, work or none, until the returned handle is closed. What
   * an action throws ends it, and is told to everybody who waits.
   */
  public Driver drive() {
    AtomicBoolean stop = new AtomicBoolean();
    Goal goal = new Goal(stop::get, Goal.WhenIdle.WAITS);
    Thread thread = Thread.ofPlatform().daemon().name("timeline driver").start(() -> drive(goal));
    return () -> {
      stop.set(true);
      monitor.wakeAll();
      LoopThread.join(thread);
    };
  }

  /** A background thread that pumps. */
  @FunctionalInterface
  public interface Driver extends AutoCloseable {
    /** Stops it, and returns when it has stopped. */
    @Override
    void close();
  }

  @Override
  public void close() {
    refuseOnLoop();
    pump.close(
        () -> {
          List<Coroutine> all = monitor.get(() -> new ArrayList<>(alive));
          all.forEach(Coroutine::unwind);
        });
    clock.stop();
  }

  void turnOf(@Nullable Coroutine coroutine) {
    turn = coroutine;
  }

  void forget(Coroutine coroutine) {
    monitor.run(() -> alive.remove(coroutine));
  }

  private void pursueAtMost(Goal goal, Duration atMost, String until) {
    Runnable giveUp =
        () ->
            goal.fail(
                new IllegalStateException("More than " + atMost + " passed before " + until + "."));
    Scheduled deadline = clock.after(atMost, Agenda.Rank.MARKER, "deadline", giveUp);
    try {
      pursue(goal);
    } finally {
      deadline.cancel();
    }
  }

  private void pursue(Goal goal) {
    refuseOnLoop();
    pump.pursue(goal);
  }

  private void drive(Goal goal) {
    try {
      pump.pursue(goal);
    } catch (RuntimeException | Error told) {
      // Who waits for the timeline is told by the pump. Throwing would only print a stack trace.
      if (!pump.isClosed() && !pump.hasFailed()) {
        throw told;
      }
    }
  }

  private void refuseOnLoop() {
    Coroutine current = turn;
    if (pump.isLoop(Thread.currentThread()) || (current != null && current.isCurrentThread())) {
      throw new IllegalStateException(
          "An action or the body of an invocation cannot wait for the timeline that it runs on: use"
              + " pause().");
    }
  }
}
