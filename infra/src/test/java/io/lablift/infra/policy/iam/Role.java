package io.lablift.infra.policy.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role with all its statements: the identity policies of whoever has it.
 *
 * <p>Source: IAM user guide, "Policy evaluation logic": an explicit deny, else an allow, else an
 * implicit deny. There are no resource policies, boundaries or organisation here.
 *
 * @param name as the template calls it
 */
public record Role(String name, List<Statement> statements) {
  public Role {
    statements = List.copyOf(statements);
  }

  /** What came of it. */
  public sealed interface Decision {
    /** Allowed, by these statements. */
    record Allowed(List<Statement> by) implements Decision {}

    /** Denied, explicitly by a statement, or because none allows it. */
    record Denied(Optional<Statement> by) implements Decision {}
  }

  public Decision decide(Ask ask) {
    List<Statement> allowing = new ArrayList<>();
    for (Statement statement : statements) {
      if (statement.concerns(ask)) {
        if (statement.effect() == Statement.Effect.DENY) {
          return new Decision.Denied(Optional.of(statement));
        }
        allowing.add(statement);
      }
    }
    return allowing.isEmpty()
        ? new Decision.Denied(Optional.empty())
        : new Decision.Allowed(allowing);
  }

  public boolean allows(Ask ask) {
    return decide(ask) instanceof Decision.Allowed;
  }

  /** The same role with one statement replaced; without it, if there is none in its place. */
  public Role with(Statement before, Optional<Statement> after) {
    return new Role(
        name,
        statements.stream()
            .flatMap(one -> one.equals(before) ? after.stream() : List.of(one).stream())
            .toList());
  }
}
