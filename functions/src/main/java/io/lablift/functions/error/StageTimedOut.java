package io.lablift.functions.error;

/** A stage's resources did not become ready within the time that the stage allows. */
public final class StageTimedOut extends LabliftException {
  public StageTimedOut(String message) {
    super(message);
  }

  public StageTimedOut(String message, Throwable cause) {
    super(message, cause);
  }
}
