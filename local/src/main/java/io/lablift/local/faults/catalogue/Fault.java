package io.lablift.local.faults.catalogue;

import io.lablift.local.scene.Scene;
import java.util.List;

/**
 * Something that can go wrong at one call.
 *
 * @param name one word, such as {@code lost-response}
 * @param says what the reason of a lab's failure may contain if this was the cause: one of these;
 *     empty where this is no reason for a lab to fail
 * @param manner what it allows a lab to come to besides the best
 * @param arrangement how it is brought about
 */
public record Fault(String name, List<String> says, Manner manner, Arrangement arrangement) {
  public Fault {
    says = List.copyOf(says);
  }

  /** How a fault comes and goes. */
  public enum Manner {
    /** It strikes once, or passes by itself. */
    PASSING,
    /** It lasts until it is lifted, so that a teardown may get stuck on it. */
    LASTING,
    /** It comes so late that something may be made when all was said to be gone. */
    LATE
  }

  /** One that strikes once, or passes by itself. */
  public static Fault passing(String name, List<String> says, Arrangement arrangement) {
    return new Fault(name, says, Manner.PASSING, arrangement);
  }

  /** Brings a fault about. */
  @FunctionalInterface
  public interface Arrangement {
    /** Has it strike at the call of that ordinal, which is still to come. */
    void arrange(Scene scene, int ordinal);
  }
}
