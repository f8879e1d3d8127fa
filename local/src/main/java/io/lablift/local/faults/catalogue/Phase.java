package io.lablift.local.faults.catalogue;

import java.util.Locale;
import java.util.Optional;

/** A part of a lab's life, as cases and reports call it. */
public enum Phase {
  /** From the POST until DELETE: its calls, each with each fault. */
  BUILD,
  /** From the DELETE until the lab is gone: its calls, each with each fault. */
  TEARDOWN,
  /** What the sweep calls when it ends a lease, each with each fault. */
  EXPIRY,
  /** What is called when a build has failed for good, each with each fault. */
  FAILURE,
  /** A DELETE, or one more, at each moment of build and teardown. */
  DELETE,
  /**
   * The whole life of an image, from its request until it is removed, with that of the lab that it
   * is baked in: its calls, each with each fault, and a DELETE at each moment of the bake.
   */
  BAKE;

  /** As in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The phase of that word. */
  public static Optional<Phase> of(String word) {
    for (Phase phase : values()) {
      if (phase.word().equals(word)) {
        return Optional.of(phase);
      }
    }
    return Optional.empty();
  }
}
