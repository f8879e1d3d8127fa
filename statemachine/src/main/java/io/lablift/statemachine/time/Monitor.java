package io.lablift.statemachine.time;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lock with one signal: "something changed, look again". */
@SuppressWarnings("WaitNotInLoop") // The callers loop: what they look at again is theirs.
final class Monitor {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long version;

  void run(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  <T extends @Nullable Object> T get(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Makes everybody look again who sleeps. */
  void wakeAll() {
    run(
        () -> {
          version++;
          changed.signalAll();
        });
  }

  /**
   * Grows with every {@link #wakeAll}: who looked before it must look again instead of going to
   * sleep.
   */
  long version() {
    return get(() -> version);
  }

  /** With the lock held: gives it up until somebody wakes all. */
  void sleep() {
    try {
      changed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the timeline.", e);
    }
  }

  /** Like {@link #sleep}, deaf to interrupts. */
  void sleepDeeply() {
    changed.awaitUninterruptibly();
  }

  /** Like {@link #sleep}, for at most so long. */
  void sleep(long nanos) {
    try {
      var _ = changed.awaitNanos(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while pacing the timeline.", e);
    }
  }
}
