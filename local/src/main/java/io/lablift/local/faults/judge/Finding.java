package io.lablift.local.faults.judge;

/**
 * One thing that is not as promised.
 *
 * @param what a sentence
 */
public record Finding(Verdict verdict, String what) {
  @Override
  public String toString() {
    return verdict + ": " + what;
  }
}
