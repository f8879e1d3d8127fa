package io.lablift.simulator.wire;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.SdkResponse;

/**
 * Something that can befall a call; it is asked at every call, and does nothing unless it strikes.
 */
public interface Accident {
  /**
   * How much later than it should the request reaches the service, where it hangs in the network;
   * its caller sees a time-out meanwhile. The service meets it even when the caller is dead by
   * then; its accidents before and after the effect happen then, to nobody's knowledge.
   */
  default Optional<Duration> late(Attempt call) {
    return Optional.empty();
  }

  /**
   * What the service is about to act on; an exception from here is what the caller sees, and
   * nothing takes effect.
   */
  default void beforeEffect(Attempt call) {}

  /** An answer in place of the service's own; the service then does nothing. */
  default Optional<SdkResponse> instead(Attempt call) {
    return Optional.empty();
  }

  /**
   * What the service has done and would answer; an exception from here is what the caller sees,
   * although it took effect.
   *
   * <p>{@link LostResponse} makes the caller wait for its own time-out first; a {@link
   * FunctionCrash} ends it here and now.
   */
  default void afterEffect(Attempt call, SdkResponse response) {}
}
