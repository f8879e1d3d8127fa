package io.lablift.local.faults.catalogue;

import io.lablift.local.faults.scene.Scene;
import java.util.List;

/**
 * Something that can go wrong at one call.
 *
 * @param name one word, such as {@code lost-response}
 * @param says what the reason of a lab's failure may contain if this was the cause: one of these;
 *     empty where this is no reason for a lab to fail
 * @param lasting whether it lasts until it is lifted, so that a teardown may get stuck on it
 * @param arrangement how it is brought about
 */
public record Fault(String name, List<String> says, boolean lasting, Arrangement arrangement) {
  public Fault {
    says = List.copyOf(says);
  }

  /** One that strikes once, or passes by itself. */
  public static Fault passing(String name, List<String> says, Arrangement arrangement) {
    return new Fault(name, says, false, arrangement);
  }

  /** Brings a fault about. */
  @FunctionalInterface
  public interface Arrangement {
    /** Has it strike at the call of that ordinal, which is still to come. */
    void arrange(Scene scene, int ordinal);
  }
}
