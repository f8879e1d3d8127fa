package io.lablift.statemachine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A timeline on the real clock, for real endpoints: actions on one thread, invocations truly at the
 * same time, each on a virtual thread.
 */
public final class RealTimeline implements Loop {
  private final InstantSource clock = InstantSource.system();
  private final ScheduledThreadPoolExecutor loop;
  private final Map<Thread, RealInvocation> alive = new ConcurrentHashMap<>();
  private final List<Goal> goals = new CopyOnWriteArrayList<>();
  private final Monitor monitor = new Monitor();
  private volatile @Nullable Thread loopThread;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  /** Starts the loop. */
  public RealTimeline() {
    this.loop =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = Thread.ofPlatform().daemon().name("timeline").unstarted(work);
              loopThread = thread;
              return thread;
            });
    loop.setRemoveOnCancelPolicy(true);
    loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public Scheduled at(Instant when, String what, Runnable action) {
    return after(Duration.between(clock.instant(), when), what, action);
  }

  @Override
  public Scheduled after(Duration delay, String what, Runnable action) {
    refuseWhenClosed();
    Future<?> future = loop.schedule(() -> perform(action), Nanos.of(delay), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public Invocation spawn(String name, Runnable body, Ending ending) {
    refuseWhenClosed();
    RealInvocation invocation = new RealInvocation(this, name, body, ending);
    alive.put(invocation.thread(), invocation);
    invocation.start();
    return invocation;
  }

  @Override
  public void pause(Duration duration) {
    RealInvocation current = alive.get(Thread.currentThread());
    if (current == null) {
      throw new IllegalStateException(
          "Only the body of an invocation can pause: spawn one, or use call().");
    }
    current.pause(duration);
  }

  @Override
  public void runUntil(BooleanSupplier condition) {
    if (Thread.currentThread() == loopThread || alive.containsKey(Thread.currentThread())) {
      throw new IllegalStateException(
          "An action or the body of an invocation cannot wait for the timeline that it runs on: use"
              + " pause().");
    }
    Goal goal = new Goal(condition, Goal.WhenIdle.WAITS);
    goals.add(goal);
    try {
      var _ = post("ask a new goal", () -> {});
      await(goal);
    } finally {
      goals.remove(goal);
    }
    goal.report();
  }

  @Override
  public void close() {
    closed = true;
    loop.shutdownNow();
    alive.values().forEach(RealInvocation::abandon);
    monitor.wakeAll();
  }

  void ended(RealInvocation invocation, Runnable end) {
    alive.remove(invocation.thread());
    if (!closed) {
      var _ = post("end of " + invocation.name(), end);
    }
  }

  private void perform(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error thrown) {
      failure = thrown;
    }
    boolean someOver = failure != null;
    for (Goal goal : goals) {
      someOver |= goal.ask(false);
    }
    if (someOver) {
      monitor.wakeAll();
    }
  }

  private void await(Goal goal) {
    monitor.run(
        () -> {
          while (!goal.over()) {
            refuseWhenClosed();
            monitor.sleep();
          }
        });
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new IllegalStateException("The timeline is closed.");
    }
    Throwable thrown = failure;
    if (thrown != null) {
      throw new IllegalStateException("An action failed, so the timeline has stopped.", thrown);
    }
  }
}
