package io.lablift.statemachine.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What time it is on a virtual timeline, and what comes next. Everything here holds the monitor.
 */
final class VirtualClock {
  private final Monitor monitor;
  private final Pacer pacer;
  private final Agenda agenda = new Agenda();
  private volatile Instant now;
  private boolean inGap;
  private boolean stopped;

  VirtualClock(Monitor monitor, Instant start, Pace pace) {
    this.monitor = monitor;
    this.now = start;
    this.pacer = new Pacer(pace, start);
  }

  Instant instant() {
    return pacer.waits() ? monitor.get(this::interpolated) : now;
  }

  Scheduled at(Instant when, Agenda.Rank rank, String what, Runnable action) {
    return monitor.get(() -> insert(later(moveOn(), when), rank, what, action));
  }

  Scheduled after(Duration delay, Agenda.Rank rank, String what, Runnable action) {
    return monitor.get(
        () -> {
          Instant moment = moveOn();
          return insert(delay.isPositive() ? moment.plus(delay) : moment, rank, what, action);
        });
  }

  boolean idle() {
    return monitor.get(agenda::idle);
  }

  /** Whether nothing is left, or nothing that this goal would wait for. */
  boolean nothingLeftFor(Goal goal) {
    return monitor.get(
        () -> agenda.first() == null || (agenda.idle() && !goal.whenIdle().passesMarkers()));
  }

  /**
   * Takes the next entry if it is due; null when the gap before it is not over, or was interrupted.
   *
   * @param asked the monitor's version when the goals were last asked
   */
  Agenda.@Nullable Entry takeDue(long asked) {
    return monitor.get(
        () -> {
          Agenda.Entry next = agenda.first();
          if (next == null || waitsFor(next.when(), asked)) {
            return null;
          }
          agenda.remove(next);
          now = next.when();
          return next;
        });
  }

  /** Time stood still until now: nobody pumped, or there was nothing to do. */
  void restart() {
    monitor.run(() -> pacer.restart(now));
  }

  void stop() {
    monitor.run(
        () -> {
          stopped = true;
          agenda.clear();
        });
  }

  private boolean waitsFor(Instant moment, long asked) {
    if (!pacer.waits()) {
      return false;
    }
    long nanos = pacer.nanosUntil(moment);
    if (nanos <= 0) {
      pacer.reached(moment);
      return false;
    }
    if (monitor.version() != asked) {
      return true;
    }
    inGap = true;
    try {
      monitor.sleep(nanos);
    } finally {
      inGap = false;
    }
    return true;
  }

  private Scheduled insert(Instant when, Agenda.Rank rank, String what, Runnable action) {
    if (stopped) {
      throw new IllegalStateException("The timeline is closed.");
    }
    Agenda.Entry entry = agenda.add(when, rank, what, action);
    monitor.wakeAll();
    return () -> monitor.run(() -> agenda.remove(entry));
  }

  /**
   * Work from outside interrupts a paced gap: it is then what real time says, but never past the
   * next entry.
   */
  private Instant moveOn() {
    Instant moment = interpolated();
    if (moment.isAfter(now)) {
      now = moment;
      pacer.restart(moment);
    }
    return moment;
  }

  private Instant interpolated() {
    Agenda.Entry next = agenda.first();
    if (!inGap || next == null) {
      return now;
    }
    Instant moment = later(now, pacer.interpolated());
    return moment.isAfter(next.when()) ? next.when() : moment;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
