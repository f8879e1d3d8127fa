package io.lablift.statemachine.time;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An invocation of a real timeline: a virtual thread that runs beside all others. */
final class RealInvocation implements Invocation {
  private final RealTimeline timeline;
  private final String name;
  private final Ending ending;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean abandoned;
  private volatile boolean ended;

  RealInvocation(RealTimeline timeline, String name, Runnable body, Ending ending) {
    this.timeline = timeline;
    this.name = name;
    this.ending = ending;
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> live(body));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public void abandon() {
    lock.lock();
    try {
      if (!ended && !abandoned) {
        abandoned = true;
        woken.signalAll();
        // It may sit in a call over the network, which only an interrupt ends.
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  Thread thread() {
    return thread;
  }

  void start() {
    thread.start();
  }

  void pause(Duration duration) {
    lock.lock();
    try {
      long nanos = Nanos.of(duration);
      while (nanos > 0 && !abandoned) {
        nanos = woken.awaitNanos(nanos);
      }
      if (abandoned) {
        throw new Abandoned(name);
      }
    } catch (InterruptedException e) {
      if (abandoned) {
        throw new Abandoned(name);
      }
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "The invocation \"" + name + "\" was interrupted while it paused.", e);
    } finally {
      lock.unlock();
    }
  }

  private void live(Runnable body) {
    Throwable thrown = null;
    try {
      body.run();
    } catch (Throwable anything) {
      thrown = anything;
    }
    Throwable outcome = thrown;
    timeline.ended(this, () -> end(outcome));
  }

  private void end(@Nullable Throwable thrown) {
    boolean tell;
    lock.lock();
    try {
      tell = !abandoned;
      ended = true;
    } finally {
      lock.unlock();
    }
    if (tell) {
      ending.ended(thrown);
    }
  }
}
