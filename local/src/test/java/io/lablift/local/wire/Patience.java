package io.lablift.local.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting that has an end: the same question every tenth of a second, until there is an answer. */
public final class Patience {
  private static final long EVERY_MILLIS = 100;

  private Patience() {}

  /**
   * Asks until there is an answer.
   *
   * @param question empty: not yet; an exception or error out of it ends the waiting
   * @throws AssertionError when there is none in time
   */
  public static <T> T until(String what, Duration atMost, Callable<Optional<T>> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try (ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor()) {
      var _ =
          asking.scheduleWithFixedDelay(
              () -> ask(question, answer), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
      try {
        return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        asking.shutdownNow();
      }
    } catch (TimeoutException e) {
      throw new AssertionError(what + ": not within " + atMost.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new AssertionError(what + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(what + ": interrupted", e);
    }
  }

  private static <T> void ask(Callable<Optional<T>> question, CompletableFuture<T> answer) {
    try {
      question.call().ifPresent(answer::complete);
    } catch (Exception | AssertionError e) {
      answer.completeExceptionally(e);
    }
  }
}
