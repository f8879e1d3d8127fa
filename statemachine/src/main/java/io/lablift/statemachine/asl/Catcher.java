package io.lablift.statemachine.asl;

import java.util.List;

/**
 * What is caught, and where it leads.
 *
 * @param errors names of errors
 * @param exit how one leaves the state then; without an output, it is the error
 */
public record Catcher(List<String> errors, Exit exit) {
  /** Keeps the names. */
  public Catcher {
    errors = List.copyOf(errors);
  }
}
