package io.lablift.local.faults.student;

/**
 * One thing that a student does by hand in a lab.
 *
 * @param name in a few words, such as {@code a second NAT gateway}
 */
public record Deed(String name, Doing doing) {
  /** How it is done. */
  @FunctionalInterface
  interface Doing {
    /** Does it; errors of the SDK escape, as they are shown to the student. */
    void at(Bench bench);
  }
}
