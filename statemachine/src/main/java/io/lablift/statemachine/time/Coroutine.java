package io.lablift.statemachine.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An invocation of a virtual timeline: a virtual thread that takes turns with the loop. While it
 * runs the loop waits, and the other way round, so nothing that they share needs a lock.
 */
final class Coroutine implements Invocation {
  private final VirtualTimeline timeline;
  private final String name;
  private final Ending ending;
  private final Thread thread;

  private volatile boolean running;
  private volatile boolean ended;
  private volatile boolean abandoned;
  private volatile @Nullable Thread loop;
  private boolean started;
  private @Nullable Throwable thrown;
  private @Nullable Scheduled wakeUp;

  Coroutine(VirtualTimeline timeline, String name, Runnable body, Ending ending) {
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
    if (ended || abandoned) {
      return;
    }
    abandoned = true;
    timeline.post("abandon " + name, this::unwind);
  }

  /** On the loop: gives it its turn, and returns when it pauses or has ended. */
  void resume() {
    if (ended) {
      return;
    }
    if (abandoned && !started) {
      ended = true;
      timeline.forget(this);
      return;
    }
    timeline.turnOf(this);
    giveTurn();
    timeline.turnOf(null);
    if (ended) {
      timeline.forget(this);
      if (!abandoned) {
        ending.ended(thrown);
      }
    }
  }

  /** On the loop: lets it unwind. */
  void unwind() {
    abandoned = true;
    if (wakeUp != null) {
      wakeUp.cancel();
    }
    resume();
  }

  boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  /** On its own thread. */
  void pause(Duration duration) {
    if (abandoned) {
      throw new Abandoned(name);
    }
    wakeUp = timeline.after(duration, name, this::resume);
    endTurn();
    parkUntilRunning();
    if (abandoned) {
      throw new Abandoned(name);
    }
  }

  private void giveTurn() {
    loop = Thread.currentThread();
    running = true;
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
    boolean interrupted = false;
    while (running) {
      LockSupport.park(this);
      // A pending interrupt would turn parking into spinning.
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void live(Runnable body) {
    try {
      body.run();
    } catch (Throwable anything) {
      // An injected crash is an Error too: it ends this invocation, never the loop.
      thrown = anything;
    } finally {
      ended = true;
      endTurn();
    }
  }

  private void endTurn() {
    Thread waiting = loop;
    running = false;
    LockSupport.unpark(waiting);
  }

  private void parkUntilRunning() {
    boolean interrupted = false;
    while (!running) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
