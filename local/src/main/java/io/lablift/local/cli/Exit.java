package io.lablift.local.cli;

/** What the exit codes mean; the help of {@code ./lablift} says the same. */
final class Exit {
  /** Done, and whole. */
  static final int OK = 0;

  /**
   * It ran, and the result is not what it should be: a failed lab, something left over, a failed
   * execution.
   */
  static final int FAILED = 1;

  /** The command line, or a file that it names, is wrong; nothing was done. */
  static final int USAGE = 2;

  /** The server said no. */
  static final int REFUSED = 3;

  /** No server answers. */
  static final int UNREACHABLE = 4;

  private Exit() {}
}
