package io.lablift.statemachine.time;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one caller waits for. Asked on the loop only, so that it never reads what an action is just
 * changing.
 */
final class Goal {
  /** What it means that nothing is left to happen. */
  enum WhenIdle {
    /** The caller wanted just that. */
    REACHED,
    /** The condition can never come true: the caller is told so. */
    STALLED,
    /** Somebody from outside may bring work. */
    WAITS,
    /** A marker of the caller's is on the agenda, so time goes on to it. */
    GOES_ON;

    /** Whether time goes on when only markers are left. */
    boolean passesMarkers() {
      return this == GOES_ON || this == WAITS;
    }
  }

  private final BooleanSupplier condition;
  private final WhenIdle whenIdle;
  private volatile boolean over;
  private volatile @Nullable Throwable failure;

  Goal(BooleanSupplier condition, WhenIdle whenIdle) {
    this.condition = condition;
    this.whenIdle = whenIdle;
  }

  WhenIdle whenIdle() {
    return whenIdle;
  }

  /** Asks the condition; true when this made an end of the waiting. */
  boolean ask(boolean idle) {
    if (over) {
      return false;
    }
    try {
      over = condition.getAsBoolean() || (idle && whenIdle == WhenIdle.REACHED);
    } catch (RuntimeException | Error thrown) {
      fail(thrown);
    }
    return over;
  }

  /** Ends the waiting with something to throw. */
  void fail(Throwable thrown) {
    failure = thrown;
    over = true;
  }

  boolean over() {
    return over;
  }

  /** Throws what the caller has to hear, if anything. */
  void report() {
    LoopThread.rethrow(failure);
  }
}
