package io.lablift.functions.registry;

/**
 * Why a lab could not be built.
 *
 * @param error the error's name, as the state machine saw it
 * @param cause what it said
 */
public record Failure(String error, String cause) {
  private static final int LONGEST = 1_000;

  public Failure {
    if (cause.length() > LONGEST) {
      cause = cause.substring(0, LONGEST) + "…";
    }
  }
}
