package io.lablift.local.faults.catalogue;

import java.util.Locale;
import java.util.Optional;

/** A part of a lab's life, as cases and reports call it. */
public enum Phase {
  /** From the POST until DELETE: its calls, each with each fault. */
  BUILD,
  /** From the DELETE until the lab is gone: its calls, each with each fault. */
  TEARDOWN,
  /** A DELETE, or one more, at each moment of both. */
  DELETE;

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
