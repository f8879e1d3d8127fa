package io.lablift.local.cli;

import io.lablift.local.show.LabWatch;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Time as the clock on the wall has it. */
final class RealInterval implements LabWatch.Interval {
  private final Semaphore never = new Semaphore(0);

  @Override
  public void pass(Duration duration) {
    try {
      if (never.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody releases this");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Exit.FAILED, "interrupted; what was asked for goes on at the server");
    }
  }
}
