package io.lablift.statemachine.engine;

import io.lablift.statemachine.asl.Catcher;
import io.lablift.statemachine.asl.Retrier;
import io.lablift.statemachine.asl.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What follows a failed attempt: a pause and another one, or a way out by Catch. */
final class Recovery {
  private final Visit visit;
  private final List<Retrier> retry;
  private final List<Catcher> catchers;
  private final int[] used;
  private int retryCount;

  Recovery(Visit visit, State state) {
    this.visit = visit;
    this.retry = state instanceof State.Fallible fallible ? fallible.retry() : List.of();
    this.catchers = state instanceof State.Fallible fallible ? fallible.catchers() : List.of();
    this.used = new int[retry.size()];
  }

  int retryCount() {
    return retryCount;
  }

  /** The first retrier that is about the error decides, each with a count of its own. */
  boolean retries(StateFailure why) {
    for (int i = 0; i < used.length; i++) {
      Retrier retrier = retry.get(i);
      if (matches(retrier.errors(), why)) {
        if (used[i] >= retrier.maxAttempts()) {
          return false;
        }
        Duration pause = drawn(retrier, retrier.pause(used[i]));
        used[i]++;
        retryCount++;
        visit.later(pause, "retry " + visit.name(), visit::attempt);
        return true;
      }
    }
    return false;
  }

  private Duration drawn(Retrier retrier, Duration pause) {
    return switch (retrier.jitter()) {
      case NONE -> pause;
      case FULL -> Duration.ofMillis(visit.run().random().nextLong(pause.toMillis() + 1));
    };
  }

  boolean catches(StateFailure why) {
    for (Catcher catcher : catchers) {
      if (matches(catcher.errors(), why)) {
        visit.leave(catcher.exit(), why.output(), Map.of("errorOutput", why.output()));
        return true;
      }
    }
    return false;
  }

  private static boolean matches(List<String> errors, StateFailure why) {
    return ErrorNames.match(errors, why.error())
        || (why.ofBranch()
            && !ErrorNames.RUNTIME.equals(why.error())
            && errors.contains(ErrorNames.BRANCH_FAILED));
  }
}
