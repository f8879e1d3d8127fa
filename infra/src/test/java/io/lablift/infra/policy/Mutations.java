package io.lablift.infra.policy;

import io.lablift.infra.policy.iam.Condition;
import io.lablift.infra.policy.iam.Role;
import io.lablift.infra.policy.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every way in which a role can be a little narrower, or a little wider, than it is. */
final class Mutations {
  private Mutations() {}

  /**
   * A role that is not quite what it was.
   *
   * @param what was changed, in words
   */
  record Mutant(Role role, String what) {}

  /** Without one action, one resource, or one value of a condition. */
  static List<Mutant> narrower(Role role) {
    List<Mutant> mutants = new ArrayList<>();
    for (Statement statement : role.statements()) {
      String where = role.name() + ", " + statement.sid() + ": without ";
      for (String action : statement.actions()) {
        mutants.add(mutant(role, statement, where + action, withoutAction(statement, action)));
      }
      for (String resource : statement.resources()) {
        if (statement.resources().size() > 1) {
          Statement less = statement.withResources(without(statement.resources(), resource));
          mutants.add(mutant(role, statement, where + resource, Optional.of(less)));
        }
      }
      for (Condition condition : statement.conditions()) {
        for (String value : condition.values()) {
          if (condition.values().size() > 1) {
            Condition less =
                new Condition(
                    condition.operator(), condition.key(), without(condition.values(), value));
            Statement narrower =
                statement.withConditions(
                    replaced(statement.conditions(), condition, List.of(less)));
            mutants.add(
                mutant(
                    role,
                    statement,
                    where + value + " in " + condition.key(),
                    Optional.of(narrower)));
          }
        }
      }
    }
    return mutants;
  }

  private static Optional<Statement> withoutAction(Statement statement, String action) {
    return statement.actions().size() == 1
        ? Optional.empty()
        : Optional.of(statement.withActions(without(statement.actions(), action)));
  }

  /** With {@code *} for one resource, or one condition less, or met by any value. */
  static List<Mutant> wider(Role role) {
    List<Mutant> mutants = new ArrayList<>();
    for (Statement statement : role.statements()) {
      String where = role.name() + ", " + statement.sid() + ": ";
      for (String resource : statement.resources()) {
        if (!resource.equals("*")) {
          Statement wider =
              statement.withResources(replaced(statement.resources(), resource, List.of("*")));
          mutants.add(mutant(role, statement, where + "* for " + resource, Optional.of(wider)));
        }
      }
      for (Condition condition : statement.conditions()) {
        Statement free =
            statement.withConditions(replaced(statement.conditions(), condition, List.of()));
        mutants.add(mutant(role, statement, where + "without " + condition, Optional.of(free)));
        anyValue(condition)
            .map(
                any ->
                    statement.withConditions(
                        replaced(statement.conditions(), condition, List.of(any))))
            .ifPresent(
                wider ->
                    mutants.add(
                        mutant(role, statement, where + "* for " + condition, Optional.of(wider))));
      }
    }
    return mutants;
  }

  /** The same condition, met by any value; empty where no such thing can be said. */
  private static Optional<Condition> anyValue(Condition condition) {
    return condition.operator().contains("String")
        ? Optional.of(
            new Condition(
                condition
                    .operator()
                    .replaceFirst("String(EqualsIgnoreCase|Equals|Like)", "StringLike"),
                condition.key(),
                List.of("*")))
        : Optional.empty();
  }

  private static Mutant mutant(
      Role role, Statement before, String what, Optional<Statement> after) {
    return new Mutant(role.with(before, after), what);
  }

  private static <T> List<T> without(List<T> all, T one) {
    return replaced(all, one, List.of());
  }

  private static <T> List<T> replaced(List<T> all, T one, List<T> by) {
    List<T> changed = new ArrayList<>();
    all.forEach(each -> changed.addAll(each.equals(one) ? by : List.of(each)));
    return changed;
  }
}
