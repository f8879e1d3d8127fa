package io.lablift.statemachine.asl;

/**
 * One thing that is wrong with a definition.
 *
 * @param path the field, such as {@code States."Create VPC".Retry[0].MaxAttempts}; empty for the
 *     whole
 * @param what what is wrong with it
 * @param remedy what to do
 */
public record Problem(String path, String what, String remedy) {
  @Override
  public String toString() {
    return (path.isEmpty() ? "The definition" : path) + ": " + what + ": " + remedy;
  }
}
