package io.lablift.statemachine.time;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Moves a virtual clock on for whoever waits: of several threads one pumps, and asks everybody's
 * goals.
 */
final class Pump {
  private final Monitor monitor;
  private final VirtualClock clock;
  private final List<Goal> goals = new CopyOnWriteArrayList<>();
  private final AtomicLong actionsRun = new AtomicLong();
  private volatile @Nullable Thread loop;
  private boolean pumping;
  private boolean closed;
  private @Nullable Throwable driverFailure;

  Pump(Monitor monitor, VirtualClock clock) {
    this.monitor = monitor;
    this.clock = clock;
  }

  long actionsRun() {
    return actionsRun.get();
  }

  boolean isLoop(Thread thread) {
    return thread == loop;
  }

  boolean hasFailed() {
    return monitor.get(() -> driverFailure != null);
  }

  boolean isClosed() {
    return monitor.get(() -> closed);
  }

  /** Returns when the goal is reached; pumps itself or lets another thread pump. */
  void pursue(Goal goal) {
    goals.add(goal);
    try {
      // Whoever pumps may sit in a gap, or idle: it has to ask the new goal.
      monitor.wakeAll();
      while (!goal.over()) {
        if (monitor.get(() -> takePumpOrSleep(goal))) {
          pumpAndRelease(goal);
        }
      }
    } finally {
      goals.remove(goal);
    }
    goal.report();
  }

  private void pumpAndRelease(Goal goal) {
    try {
      onLoop(() -> pump(goal), goal);
    } catch (RuntimeException | Error thrown) {
      if (goal.whenIdle() == Goal.WhenIdle.WAITS) {
        // A driver has nobody to throw to, so everybody else is told: before another can take the
        // pump.
        monitor.run(() -> driverFailure = thrown);
      }
      throw thrown;
    } finally {
      release();
    }
  }

  /** Ends all pumping, and does a last piece of work on the loop. */
  void close(Runnable last) {
    boolean first =
        monitor.get(
            () -> {
              boolean open = !closed;
              closed = true;
              monitor.wakeAll();
              while (open && pumping) {
                monitor.sleepDeeply();
              }
              pumping |= open;
              return open;
            });
    if (first) {
      try {
        onLoop(last, null);
      } finally {
        release();
      }
    }
  }

  private boolean takePumpOrSleep(Goal goal) {
    if (goal.over()) {
      return false;
    }
    if (closed) {
      throw new IllegalStateException("The timeline is closed.");
    }
    if (driverFailure != null) {
      throw new IllegalStateException(
          "An action failed, so the timeline's driver has stopped.", driverFailure);
    }
    if (pumping) {
      monitor.sleep();
      return false;
    }
    pumping = true;
    return true;
  }

  private void release() {
    monitor.run(() -> pumping = false);
    loop = null;
    monitor.wakeAll();
  }

  private void onLoop(Runnable work, @Nullable Goal goal) {
    LoopThread thread = new LoopThread(work);
    loop = thread.thread();
    thread.run(
        interruption -> {
          if (goal != null) {
            goal.fail(interruption);
            monitor.wakeAll();
          }
        });
  }

  private void pump(Goal mine) {
    clock.restart();
    long asked = askGoals();
    while (!mine.over() && !monitor.get(() -> closed)) {
      if (clock.nothingLeftFor(mine)) {
        idle(mine, asked);
      } else {
        Agenda.Entry due = clock.takeDue(asked);
        if (due != null) {
          perform(due);
        }
      }
      asked = askGoals();
    }
  }

  private void perform(Agenda.Entry due) {
    due.action().run();
    if (due.rank() == Agenda.Rank.ACTION) {
      actionsRun.incrementAndGet();
    }
  }

  /**
   * Returns the monitor's version before asking: a change since then has to be asked about before
   * any sleep.
   */
  private long askGoals() {
    long version = monitor.version();
    boolean idle = clock.idle();
    boolean someOver = false;
    for (Goal goal : goals) {
      someOver |= goal.ask(idle);
    }
    if (someOver) {
      monitor.wakeAll();
    }
    return version;
  }

  private void idle(Goal mine, long asked) {
    switch (mine.whenIdle()) {
      case WAITS -> {
        monitor.run(
            () -> {
              if (monitor.version() == asked) {
                monitor.sleepDeeply();
              }
            });
        clock.restart();
      }
      case STALLED ->
          mine.fail(
              new IllegalStateException(
                  "Nothing is left to happen after "
                      + clock.instant()
                      + ", so the condition can never come true."));
      case REACHED, GOES_ON -> {}
    }
  }
}
