package io.lablift.statemachine.time;

/**
 * Thrown out of {@link Invocations#pause} to unwind an invocation that was abandoned. Let it pass.
 */
public final class Abandoned extends Error {
  Abandoned(String name) {
    // Neither suppression nor a stack trace: this is control flow, thrown by the thousand in fault
    // tests.
    super(
        "The invocation \""
            + name
            + "\" was abandoned: its time-out has passed or its timeline is closed.",
        null,
        false,
        false);
  }
}
