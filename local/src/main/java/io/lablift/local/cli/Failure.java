package io.lablift.local.cli;

/** Ends a command with words for its user, which say the next step, and an exit code. */
final class Failure extends RuntimeException {
  private final int exit;

  Failure(int exit, String words) {
    super(words);
    this.exit = exit;
  }

  int exit() {
    return exit;
  }
}
