package io.lablift.functions.error;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A request, a blueprint or an input that breaks rules; it carries every violation, not only the
 * first.
 */
public final class InvalidRequest extends LabliftException {
  private final transient List<Violation> violations;

  public InvalidRequest(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  public InvalidRequest(Violation violation) {
    this(List.of(violation));
  }

  public List<Violation> violations() {
    return violations;
  }
}
