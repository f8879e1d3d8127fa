package io.lablift.simulator.world;

import java.time.Duration;

/**
 * Seeded chance, drawn by key and not in order: one more draw elsewhere shifts none of the others.
 */
public final class Draws {
  private final long seed;

  public Draws(long seed) {
    this.seed = seed;
  }

  /** Sixty-four even bits that belong to the key. */
  public long bits(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash ^ mix(seed + 0x9e3779b97f4a7c15L));
  }

  /** A duration of the range, in whole milliseconds, that belongs to the key. */
  public Duration within(Range range, String key) {
    long least = range.least().toMillis();
    long width = range.most().toMillis() - least + 1;
    return Duration.ofMillis(least + Long.remainderUnsigned(bits(key), width));
  }

  /** A number of 0 to {@code bound - 1} that belongs to the key. */
  public int below(int bound, String key) {
    return (int) Long.remainderUnsigned(bits(key), bound);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
