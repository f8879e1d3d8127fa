package io.lablift.statemachine.time;

/** One piece of sequential code that runs beside the loop: a function, a request. */
public interface Invocation {
  /** The name that it was spawned with. */
  String name();

  /** Whether its body has ended, by itself or because it was abandoned. */
  boolean ended();

  /**
   * Ends it from outside, as Lambda ends a function that exceeds its time: wherever it pauses, now
   * or later, the pause throws {@link Abandoned}, so that its thread unwinds. Its {@link Ending} is
   * not told. Does nothing when it has ended.
   */
  void abandon();
}
