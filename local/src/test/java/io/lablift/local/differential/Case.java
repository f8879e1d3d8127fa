package io.lablift.local.differential;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One call that both accounts are asked for, and what AWS answers to it.
 *
 * @param sentence what the case says about AWS; its name
 * @param script makes in one account what the call needs, lets it settle, and makes the call
 * @param outcome what AWS does; both accounts do the same unless a {@link Difference} is listed
 */
record Case(String sentence, Function<Side, Outcome> script, Outcome outcome) {
  /** Something that is added to what is there. */
  interface Addition<S> {
    Object to(Side side, S what);
  }

  /** Plays the case in an account; what it needs has to succeed there. */
  Outcome in(Side side) {
    try {
      return script.apply(side);
    } catch (RuntimeException failure) {
      return Outcome.notTried(failure.toString());
    }
  }

  /** A call that needs nothing to be there. */
  static Case of(String sentence, Function<Side, Object> call, Outcome outcome) {
    return new Case(sentence, side -> Outcome.of(() -> call.apply(side)), outcome);
  }

  /**
   * A call on what was made before it.
   *
   * @param given makes what the call needs, and answers with what the call has to name; it has to
   *     succeed in both accounts
   */
  static <S> Case of(
      String sentence, Function<Side, S> given, BiFunction<Side, S, Object> call, Outcome outcome) {
    return new Case(
        sentence,
        side -> {
          S needed = given.apply(side);
          side.settle();
          return Outcome.of(() -> call.apply(side, needed));
        },
        outcome);
  }
}
