package io.lablift.statemachine.time;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the loop, on a virtual thread that its caller waits for: handing over between two
 * virtual threads is a matter of a few microseconds, between a platform thread and a virtual one of
 * some ninety.
 */
final class LoopThread {
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread thread;

  LoopThread(Runnable work) {
    this.thread =
        Thread.ofVirtual()
            .name("timeline")
            .unstarted(
                () -> {
                  try {
                    work.run();
                  } catch (Throwable thrown) {
                    failure.set(thrown);
                  }
                });
  }

  Thread thread() {
    return thread;
  }

  /**
   * Returns when the work is done, and throws what it threw.
   *
   * @param onInterruption is given what the caller shall throw when it is interrupted, and has to
   *     make the work end
   */
  void run(Consumer<IllegalStateException> onInterruption) {
    thread.start();
    boolean interrupted = false;
    boolean done = false;
    while (!done) {
      try {
        thread.join();
        done = true;
      } catch (InterruptedException e) {
        interrupted = true;
        onInterruption.accept(
            new IllegalStateException("Interrupted while pumping the timeline.", e));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(failure.get());
  }

  /** Waits for a thread's end, and remembers an interrupt for afterwards. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Throws what is unchecked, if there is something. */
  static void rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }
}
