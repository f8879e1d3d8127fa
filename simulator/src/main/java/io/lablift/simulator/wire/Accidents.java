package io.lablift.simulator.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkResponse;

/**
 * Accidents by name.
 *
 * <p>An action is given as {@code ec2:CreateVpc} or, where that is clear, as {@code CreateVpc}.
 * Ordinals count all calls of the choke point from 1, registry and Step Functions included ({@link
 * CallLog#lastOrdinal()}).
 */
public final class Accidents {
  private final InstantSource clock;
  private final List<Accident> arranged = new CopyOnWriteArrayList<>();

  Accidents(InstantSource clock) {
    this.clock = clock;
  }

  /** The next call of {@code action} is refused with {@code code}, before it takes effect. */
  public void failNext(String action, String code) {
    failNext(action, code, 1);
  }

  /**
   * The next {@code times} calls of {@code action} are refused with {@code code}, before they take
   * effect.
   */
  public void failNext(String action, String code, int times) {
    if (times < 1) {
      throw new IllegalArgumentException(
          "an accident happens at least once, not " + times + " times");
    }
    arrange(
        new Accident() {
          private int left = times;

          @Override
          public void beforeEffect(Attempt call) {
            if (left > 0 && call.is(action)) {
              left--;
              throw call.error(code);
            }
          }
        });
  }

  /** The next call of {@code action} takes effect, and its caller sees a time-out. */
  public void loseResponseOf(String action) {
    arrange(new Once(call -> call.is(action), call -> new LostResponse(call.action())));
  }

  /** The answer to call number {@code ordinal} gets lost. */
  public void loseResponseOfCall(int ordinal) {
    arrange(new Once(call -> call.ordinal() == ordinal, call -> new LostResponse(call.action())));
  }

  /**
   * The function that makes call number {@code ordinal} crashes right after that call took effect.
   */
  public void crashAfterCall(int ordinal) {
    arrange(
        new Once(
            call -> call.ordinal() == ordinal,
            call -> new FunctionCrash(call.ordinal(), call.action())));
  }

  /**
   * The next call of {@code action} hangs in the network: its caller sees a time-out, and the
   * service acts on it {@code delay} later than it would have, also when the caller is dead by
   * then.
   */
  public void actLate(String action, Duration delay) {
    arrange(new Late(call -> call.is(action), delay));
  }

  /** As {@link #actLate(String, Duration)}, for call number {@code ordinal}. */
  public void actLateOnCall(int ordinal, Duration delay) {
    arrange(new Late(call -> call.ordinal() == ordinal, delay));
  }

  /**
   * The function that makes call number {@code ordinal} stands still in it for {@code duration}, so
   * that its time-out may come; before the effect, there is then none.
   */
  public void hangOnCall(int ordinal, Duration duration, Side side) {
    arrange(
        new Accident() {
          @Override
          public void beforeEffect(Attempt call) {
            hang(call, Side.BEFORE_EFFECT);
          }

          @Override
          public void afterEffect(Attempt call, SdkResponse response) {
            hang(call, Side.AFTER_EFFECT);
          }

          private void hang(Attempt call, Side now) {
            if (call.ordinal() == ordinal && now == side) {
              call.hang(duration);
            }
          }
        });
  }

  /** Every call of {@code action} is throttled from now on for {@code duration}. */
  public void throttle(String action, Duration duration) {
    Instant until = clock.instant().plus(duration);
    arrange(
        new Accident() {
          @Override
          public void beforeEffect(Attempt call) {
            if (call.is(action) && call.at().isBefore(until)) {
              throw call.throttled();
            }
          }
        });
  }

  /** Lets {@code accident} look at every call from now on. */
  public void arrange(Accident accident) {
    arranged.add(accident);
  }

  /** Forgets all accidents that have not happened yet. */
  public void clear() {
    arranged.clear();
  }

  Optional<Duration> late(Attempt call) {
    for (Accident accident : arranged) {
      Optional<Duration> delay = accident.late(call);
      if (delay.isPresent()) {
        return delay;
      }
    }
    return Optional.empty();
  }

  void beforeEffect(Attempt call) {
    arranged.forEach(accident -> accident.beforeEffect(call));
  }

  Optional<SdkResponse> instead(Attempt call) {
    for (Accident accident : arranged) {
      Optional<SdkResponse> answer = accident.instead(call);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  void afterEffect(Attempt call, SdkResponse response) {
    arranged.forEach(accident -> accident.afterEffect(call, response));
  }

  /** Holds up the first call that is meant, and never again. */
  private static final class Late implements Accident {
    private final Predicate<Attempt> meant;
    private final Duration delay;
    private boolean struck;

    Late(Predicate<Attempt> meant, Duration delay) {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("a request is late, and not early by " + delay);
      }
      this.meant = meant;
      this.delay = delay;
    }

    @Override
    public Optional<Duration> late(Attempt call) {
      if (struck || !meant.test(call)) {
        return Optional.empty();
      }
      struck = true;
      return Optional.of(delay);
    }
  }

  /** Strikes after the effect of the first call that is meant, and never again. */
  private static final class Once implements Accident {
    private final Predicate<Attempt> meant;
    private final Function<Attempt, Throwable> what;
    private boolean struck;

    Once(Predicate<Attempt> meant, Function<Attempt, Throwable> what) {
      this.meant = meant;
      this.what = what;
    }

    @Override
    public void afterEffect(Attempt call, SdkResponse response) {
      if (struck || !meant.test(call)) {
        return;
      }
      struck = true;
      switch (what.apply(call)) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        default ->
            throw new IllegalStateException("an accident throws nothing that must be declared");
      }
    }
  }
}
