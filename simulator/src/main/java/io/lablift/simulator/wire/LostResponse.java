package io.lablift.simulator.wire;

/**
 * Says that the answer to a call gets lost on its way; the choke point turns it into the SDK's own
 * time-out.
 */
public final class LostResponse extends RuntimeException {
  /** The answer to {@code action} is lost. */
  public LostResponse(String action) {
    super("the answer to " + action + " got lost");
  }
}
