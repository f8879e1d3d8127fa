package io.lablift.simulator.wire;

import java.util.Objects;

/**
 * Who makes a call: one invocation of one function.
 *
 * @param function name of the function, as Lambda knows it
 * @param executionArn the state machine execution on whose behalf it runs; empty when none does
 * @param lab the lab that it works for; empty when it works for none or for many
 * @param invocation id of the invocation; two runs of one function differ in it
 */
public record Caller(String function, String executionArn, String lab, String invocation) {
  public Caller {
    Objects.requireNonNull(function);
    Objects.requireNonNull(executionArn);
    Objects.requireNonNull(lab);
    Objects.requireNonNull(invocation);
  }

  /**
   * Somebody who is none of the functions: a student at the console, a test, a report's own last
   * look.
   */
  public static Caller outside(String name) {
    return new Caller(name, "", "", "");
  }

  /** Whether the call is made within a state machine execution. */
  public boolean inExecution() {
    return !executionArn.isEmpty();
  }
}
