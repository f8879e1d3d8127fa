package io.lablift.local.faults.matrix;

import io.lablift.local.faults.catalogue.RecordedCall;
import io.lablift.local.scene.Scene;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.statemachine.engine.HistoryEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A moment in a clean life. */
sealed interface Moment {
  /** The number of what happens at this moment; 0: nothing of its own does. */
  int number();

  /** What happens at it. */
  String what();

  /** Does something when it comes. */
  void then(Scene scene, Runnable action);

  /** Just after an event of the execution that builds the lab. */
  record AfterEvent(Subject subject, int number, HistoryEvent event) implements Moment {
    @Override
    public String what() {
      String state = event.stateName();
      return event.type().word() + (state == null ? "" : " " + state);
    }

    @Override
    public void then(Scene scene, Runnable action) {
      AtomicInteger events = new AtomicInteger();
      scene
          .world()
          .engine()
          .listen(
              (arn, happened) -> {
                if (subject.isBuiltBy(arn) && events.incrementAndGet() == number) {
                  action.run();
                }
              });
    }
  }

  /** While a call is at its service. */
  record AtCall(RecordedCall call) implements Moment {
    @Override
    public int number() {
      return call.ordinal();
    }

    @Override
    public String what() {
      return call.action();
    }

    @Override
    public void then(Scene scene, Runnable action) {
      scene
          .world()
          .point()
          .accidents()
          .arrange(
              new Accident() {
                @Override
                public void beforeEffect(Attempt attempt) {
                  if (attempt.ordinal() == call.ordinal()) {
                    action.run();
                  }
                }
              });
    }
  }

  /**
   * When a call is made whose request hangs in the network: it takes effect so much later, when the
   * fence is up and its caller has given up.
   */
  record AtLateCall(RecordedCall call, Duration delay) implements Moment {
    @Override
    public int number() {
      return call.ordinal();
    }

    @Override
    public String what() {
      return call.action();
    }

    @Override
    public void then(Scene scene, Runnable action) {
      scene
          .world()
          .point()
          .accidents()
          .arrange(
              new Accident() {
                @Override
                public Optional<Duration> late(Attempt attempt) {
                  if (attempt.ordinal() != call.ordinal()) {
                    return Optional.empty();
                  }
                  action.run();
                  return Optional.of(delay);
                }
              });
    }
  }

  /** So long after the first DELETE. */
  record AfterDelete(Duration pause) implements Moment {
    @Override
    public int number() {
      return Math.toIntExact(pause.toMillis());
    }

    @Override
    public String what() {
      return String.format(Locale.ROOT, "%d ms after DELETE", pause.toMillis());
    }

    @Override
    public void then(Scene scene, Runnable action) {
      scene.user().whenDeleting(() -> scene.loop().after(pause, "a DELETE besides", action));
    }
  }
}
