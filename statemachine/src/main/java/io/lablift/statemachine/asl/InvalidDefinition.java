package io.lablift.statemachine.asl;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that is not a sound state machine, with everything that is wrong with it. */
public final class InvalidDefinition extends RuntimeException {
  private final List<Problem> problems;

  InvalidDefinition(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n", "The state machine is not valid:\n", "")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the definition. */
  public List<Problem> problems() {
    return problems;
  }
}
