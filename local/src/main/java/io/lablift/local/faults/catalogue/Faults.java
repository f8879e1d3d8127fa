package io.lablift.local.faults.catalogue;

import io.lablift.local.scene.Scene;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.wire.FunctionCrash;
import io.lablift.simulator.wire.LostResponse;
import io.lablift.simulator.world.Fates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Every fault by its name. */
final class Faults {
  /** How long an action is throttled. */
  private static final Duration THROTTLED = Duration.ofSeconds(20);

  /** How long something new or changed stays unseen. */
  private static final Duration LAG = Duration.ofSeconds(15);

  /** Longer than any function may run. */
  private static final Duration FOR_GOOD = Duration.ofHours(1);

  private static final String ANOTHER = "another";
  private static final List<String> TIMED_OUT = List.of("Sandbox.Timedout", "States.Timeout");
  private static final List<String> DIED = List.of("Runtime.ExitError");

  private Faults() {}

  /** The service refuses with that code, once, and does nothing. */
  static Fault answering(String name, String code) {
    return answering(name, List.of(code), service -> code);
  }

  /**
   * The service refuses, once, and does nothing.
   *
   * @param code by the service that is called
   */
  static Fault answering(String name, List<String> says, UnaryOperator<String> code) {
    return Fault.passing(
        name,
        says,
        before(
            call -> {
              String action = call.action();
              throw call.error(code.apply(action.substring(0, action.indexOf(':'))));
            }));
  }

  /** From this call on the service refuses the action, until that is put right. */
  static Fault refusedForGood(String code) {
    return new Fault(
        "refused-for-good",
        List.of(code),
        Fault.Manner.LASTING,
        (scene, ordinal) -> {
          RefusedForGood accident = new RefusedForGood(ordinal, code);
          scene.whenLifted(accident::lift);
          arrange(scene, accident);
        });
  }

  /** The answer gets lost; what the call asked for was done. */
  static Fault lostResponse() {
    return Fault.passing(
        "lost-response",
        List.of("no answer"),
        after(
            call -> {
              throw new LostResponse(call.action());
            }));
  }

  /** From this call on the action is throttled for a while. */
  static Fault throttled(String code) {
    return Fault.passing(
        "throttled-20s",
        List.of(code),
        (scene, ordinal) ->
            scene.world().point().accidents().arrange(new ThrottledFrom(ordinal, THROTTLED)));
  }

  /** The function dies before its call takes effect. */
  static Fault crashBefore() {
    return Fault.passing(
        "crash-before",
        DIED,
        before(
            call -> {
              throw new FunctionCrash(call.ordinal(), call.action());
            }));
  }

  /** The function dies when its call has taken effect. */
  static Fault crashAfter() {
    return Fault.passing(
        "crash-after",
        DIED,
        after(
            call -> {
              throw new FunctionCrash(call.ordinal(), call.action());
            }));
  }

  /** The call hangs until Lambda ends its function; it never takes effect. */
  static Fault timeOutBefore() {
    return Fault.passing(
        "time-out-before",
        TIMED_OUT,
        (scene, ordinal) ->
            arrange(scene, Strike.before(ordinal, call -> scene.loop().pause(FOR_GOOD))));
  }

  /** The call takes effect, and its answer hangs until Lambda ends the function. */
  static Fault timeOutAfter() {
    return Fault.passing(
        "time-out-after",
        TIMED_OUT,
        (scene, ordinal) ->
            arrange(scene, Strike.after(ordinal, call -> scene.loop().pause(FOR_GOOD))));
  }

  /**
   * A second invocation of the same function begins at this call; the first one's answer is lost.
   */
  static Fault twice() {
    return Fault.passing(
        "twice",
        List.of(),
        (scene, ordinal) ->
            arrange(
                scene,
                Strike.before(
                    ordinal, call -> scene.world().invoker().again(call.caller().invocation()))));
  }

  /** What the call makes or changes is unseen for a while. */
  static Fault lag() {
    return Fault.passing(
        "lag-15s",
        List.of(),
        (scene, ordinal) -> arrange(scene, new Lagging(scene.account().fates(), ordinal, LAG)));
  }

  /** What the call makes becomes failed, or never healthy. */
  static Fault failing(String name, List<String> says, Consumer<Fates> fate) {
    return Fault.passing(
        name,
        says,
        (scene, ordinal) ->
            arrange(scene, Strike.before(ordinal, call -> fate.accept(scene.account().fates()))));
  }

  /** What the call makes becomes failed, and the answer to the call that replaces it gets lost. */
  static Fault failingTwice(String name, List<String> says, Consumer<Fates> fate) {
    return Fault.passing(
        name,
        says,
        (scene, ordinal) ->
            arrange(scene, new LostReplacement(scene.account().fates(), ordinal, fate)));
  }

  /**
   * The request hangs in the network: its caller gives up, and it takes effect so much later, also
   * when its caller, or the lab, is no more.
   */
  static Fault lateEffect(String name, Duration delay) {
    return new Fault(
        name,
        List.of("no answer"),
        Fault.Manner.LATE,
        (scene, ordinal) -> scene.world().point().accidents().actLateOnCall(ordinal, delay));
  }

  /** Somebody else makes the very same write to the registry a moment earlier. */
  static Fault writtenByAnother() {
    return Fault.passing(
        "written-by-another",
        List.of(),
        (scene, ordinal) ->
            arrange(scene, Strike.before(ordinal, call -> writeAsAnother(scene, call))));
  }

  private static void writeAsAnother(Scene scene, Attempt call) {
    try {
      switch (call.request()) {
        case UpdateItemRequest update ->
            scene.witness().saw(scene.dynamo().updateItem(update).attributes(), ANOTHER);
        case PutItemRequest put -> {
          var _ = scene.dynamo().putItem(put);
          scene.witness().saw(put.item(), ANOTHER);
        }
        default ->
            throw new IllegalArgumentException(call.action() + " is no write to the registry");
      }
    } catch (ConditionalCheckFailedException alsoRefused) {
      // Then neither of the two writes anything.
    }
  }

  private static Fault.Arrangement before(Consumer<Attempt> what) {
    return (scene, ordinal) -> arrange(scene, Strike.before(ordinal, what));
  }

  private static Fault.Arrangement after(Consumer<Attempt> what) {
    return (scene, ordinal) -> arrange(scene, Strike.after(ordinal, what));
  }

  private static void arrange(Scene scene, Accident accident) {
    scene.world().point().accidents().arrange(accident);
  }

  /** Refuses the action of one call from that call on, until it is lifted. */
  private static final class RefusedForGood implements Accident {
    private final int ordinal;
    private final String code;
    private String action = "";

    RefusedForGood(int ordinal, String code) {
      this.ordinal = ordinal;
      this.code = code;
    }

    void lift() {
      action = "";
    }

    @Override
    public void beforeEffect(Attempt call) {
      if (call.ordinal() == ordinal) {
        action = call.action();
      }
      if (call.action().equals(action)) {
        throw call.error(code);
      }
    }
  }

  /** Throttles the action of one call from that call on. */
  private static final class ThrottledFrom implements Accident {
    private final int ordinal;
    private final Duration duration;
    private String action = "";
    private @Nullable Instant until;

    ThrottledFrom(int ordinal, Duration duration) {
      this.ordinal = ordinal;
      this.duration = duration;
    }

    @Override
    public void beforeEffect(Attempt call) {
      if (call.ordinal() == ordinal) {
        action = call.action();
        until = call.at().plus(duration);
      }
      if (until != null && call.action().equals(action) && call.at().isBefore(until)) {
        throw call.throttled();
      }
    }
  }

  /** Has what one call makes fail, and the answer to the next such call get lost. */
  private static final class LostReplacement implements Accident {
    /** Nothing fails so soon; calls before that make something else. */
    private static final Duration SOONEST = Duration.ofSeconds(8);

    private final Fates fates;
    private final int ordinal;
    private final Consumer<Fates> fate;
    private String action = "";
    private Instant from = Instant.MAX;

    LostReplacement(Fates fates, int ordinal, Consumer<Fates> fate) {
      this.fates = fates;
      this.ordinal = ordinal;
      this.fate = fate;
    }

    @Override
    public void beforeEffect(Attempt call) {
      if (call.ordinal() == ordinal) {
        fate.accept(fates);
        action = call.action();
        from = call.at().plus(SOONEST);
      }
    }

    @Override
    public void afterEffect(Attempt call, SdkResponse response) {
      if (call.action().equals(action) && call.at().isAfter(from)) {
        from = Instant.MAX;
        throw new LostResponse(call.action());
      }
    }
  }

  /** Has what one call makes be seen late. */
  private record Lagging(Fates fates, int ordinal, Duration lag) implements Accident {
    @Override
    public void beforeEffect(Attempt call) {
      fates.setVisibilityLag(call.ordinal() == ordinal ? lag : null);
    }

    @Override
    public void afterEffect(Attempt call, SdkResponse response) {
      fates.setVisibilityLag((Duration) null);
    }
  }
}
