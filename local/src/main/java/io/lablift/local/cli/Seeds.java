package io.lablift.local.cli;

import java.util.List;
import java.util.stream.LongStream;

/** Reads ranges of seeds, as {@code --seeds} takes them. */
final class Seeds {
  /** More than anybody has time for. */
  private static final long MOST = 100_000;

  private Seeds() {}

  /** {@code 1..200}, or one number. */
  static List<Long> range(String text) {
    if (!text.matches("\\d{1,18}(\\.\\.\\d{1,18})?")) {
      throw new Failure(Exit.USAGE, "--seeds wants two numbers as in 1..200, not " + text);
    }
    String[] ends = text.split("\\.\\.", -1);
    long first = Long.parseLong(ends[0]);
    long last = Long.parseLong(ends[ends.length - 1]);
    if (last < first) {
      throw new Failure(Exit.USAGE, "--seeds wants the smaller number first, not " + text);
    }
    if (last - first >= MOST) {
      throw new Failure(Exit.USAGE, "--seeds wants at most " + MOST + " seeds, not " + text);
    }
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
