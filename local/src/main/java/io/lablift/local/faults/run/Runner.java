package io.lablift.local.faults.run;

import io.lablift.local.faults.Case;
import io.lablift.local.faults.judge.Finding;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Verdict;
import io.lablift.local.scene.Scenes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Plays cases on several threads; what comes out does not depend on how many. */
public final class Runner {
  private final Scenes scenes;
  private final int threads;

  /** A runner on so many threads. */
  public Runner(Scenes scenes, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("cases are played on one thread at least");
    }
    this.scenes = scenes;
    this.threads = threads;
  }

  /**
   * Plays all of them, and goes on past what is bad.
   *
   * @param each is told of every case as it ends, one at a time, in whatever order
   * @return in the order in which they were given
   */
  public <C extends Case> List<Played<C>> play(List<C> cases, Consumer<Played<C>> each) {
    Object turn = new Object();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("case-", 1).factory())) {
      List<Future<Played<C>>> all = new ArrayList<>();
      for (C one : cases) {
        all.add(
            executor.submit(
                () -> {
                  Played<C> played = new Played<>(one, outcome(one));
                  synchronized (turn) {
                    each.accept(played);
                  }
                  return played;
                }));
      }
      return all.stream().map(Runner::result).toList();
    }
  }

  /** What a case throws is a broken promise as any other; it must not end the others. */
  private Outcome outcome(Case one) {
    try {
      return one.play(scenes, scene -> {});
    } catch (RuntimeException | Error e) {
      return Outcome.of(
          "",
          List.of(new Finding(Verdict.BROKEN, "the case could not be played: " + e)),
          Duration.ZERO);
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while cases are played", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
