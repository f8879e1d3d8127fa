package io.lablift.statemachine.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;

/**
 * Stops an expression that runs away. It counts steps where the library's own guard looks at the
 * clock: so the same expression ends the same way on every machine.
 */
final class Bounds {
  /** About two seconds. Ours: the limits of Step Functions are not published. */
  private static final long MOST_STEPS = 5_000_000;

  private static final int DEEPEST = 500;

  private long steps;
  private int depth;

  private Bounds() {}

  static void guard(Frame frame) {
    Bounds bounds = new Bounds();
    frame.setEvaluateEntryCallback((symbol, input, environment) -> bounds.enter());
    frame.setEvaluateExitCallback((symbol, input, environment, result) -> bounds.leave());
  }

  private void enter() {
    steps++;
    depth++;
    if (steps > MOST_STEPS) {
      throw new JException(
          "The expression takes more than " + MOST_STEPS + " steps: does it ever end?", -1);
    }
    if (depth > DEEPEST) {
      throw new JException(
          "The expression is nested or recurses deeper than " + DEEPEST + ": does it ever end?",
          -1);
    }
  }

  private void leave() {
    depth--;
  }
}
