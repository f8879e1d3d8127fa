package io.lablift.infra.policy.iam;

import java.util.List;
import java.util.Locale;

/**
 * One statement of a role's policies.
 *
 * <p>Source: IAM user guide, "IAM JSON policy elements reference".
 *
 * @param sid what it is called
 */
public record Statement(
    String sid,
    Effect effect,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions) {
  /** Whether it gives or takes. */
  public enum Effect {
    ALLOW,
    DENY
  }

  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
    if (actions.isEmpty() || resources.isEmpty()) {
      throw new IllegalArgumentException("a statement names actions and resources: " + sid);
    }
  }

  /** Whether it has a say in this. Action names are not case-sensitive. */
  public boolean concerns(Ask ask) {
    return actions.stream().anyMatch(action -> isOf(action, ask.action()))
        && resources.stream().anyMatch(resource -> Wildcards.matchArn(resource, ask.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(ask));
  }

  private static boolean isOf(String pattern, String action) {
    return Wildcards.match(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }

  public Statement withActions(List<String> other) {
    return new Statement(sid, effect, other, resources, conditions);
  }

  public Statement withResources(List<String> other) {
    return new Statement(sid, effect, actions, other, conditions);
  }

  public Statement withConditions(List<Condition> other) {
    return new Statement(sid, effect, actions, resources, other);
  }
}
