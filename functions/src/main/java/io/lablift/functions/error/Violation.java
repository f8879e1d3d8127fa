package io.lablift.functions.error;

/**
 * One broken rule of a request.
 *
 * @param field where, as a path such as {@code subnets[2].cidr}; empty for the request as a whole
 * @param rule what was given and which rule it breaks
 * @param remedy what to do about it
 */
public record Violation(String field, String rule, String remedy) {
  @Override
  public String toString() {
    return (field.isEmpty() ? "" : field + ": ") + rule + ": " + remedy;
  }
}
