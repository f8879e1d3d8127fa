package io.lablift.statemachine.time;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A timeline together with the invocations that live on it: all that its users need to know of
 * time.
 */
public interface Loop extends Timeline, Invocations, AutoCloseable {
  /**
   * Returns when a condition holds; until then time goes on. Several threads may wait at once. Not
   * for actions, nor for the bodies of invocations, which would wait for themselves.
   *
   * @param condition is asked on the loop, before the first and after every action, never while an
   *     action runs; it must not block
   * @throws IllegalStateException when the condition can no longer come true: nothing is left to
   *     happen (virtual time only), the timeline is closed, or the caller is on the loop
   */
  void runUntil(BooleanSupplier condition);

  /**
   * Runs a body as an invocation and returns its result; for threads from outside, such as those of
   * an HTTP server.
   *
   * @throws RuntimeException whatever unchecked the body threw, as it was
   * @throws IllegalStateException as {@link #runUntil} does
   */
  default <T> T call(String name, Supplier<T> body) {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Invocation invocation = spawn(name, () -> result.set(body.get()), failure::set);
    runUntil(invocation::ended);
    LoopThread.rethrow(failure.get());
    T value = result.get();
    if (value == null) {
      throw new IllegalStateException(
          "The invocation \"" + name + "\" was abandoned or returned null: no result.");
    }
    return value;
  }

  /**
   * Abandons every invocation and drops every appointment; what is called afterwards is refused.
   */
  @Override
  void close();
}
