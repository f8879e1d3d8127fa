package io.lablift.simulator.wire;

/**
 * The end of a function's process in the middle of its work, as out of memory or a lost host would
 * end it.
 */
public final class FunctionCrash extends Error {
  /** A crash right after call number {@code ordinal}. */
  public FunctionCrash(int ordinal, String action) {
    super("the function crashed after call " + ordinal + " (" + action + ")");
  }
}
