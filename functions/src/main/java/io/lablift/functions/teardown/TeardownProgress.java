package io.lablift.functions.teardown;

import org.jspecify.annotations.Nullable;

/**
 * What a round of a teardown returns.
 *
 * @param gone whether the lab is proved to be gone
 * @param waitSeconds how long to wait before the next round; 0 when gone
 * @param waitingFor for people; null when gone
 * @param state what the next round is to be given; null when gone
 */
public record TeardownProgress(
    boolean gone, int waitSeconds, @Nullable String waitingFor, @Nullable TeardownState state) {
  static TeardownProgress done() {
    return new TeardownProgress(true, 0, null, null);
  }
}
