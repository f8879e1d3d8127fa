package io.lablift.infra.policy.template;

import io.lablift.infra.policy.iam.Condition;
import io.lablift.infra.policy.iam.Role;
import io.lablift.infra.policy.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The roles that a template makes, each with the statements of its own policies. */
public final class Roles {
  private Roles() {}

  /**
   * All roles, by logical id.
   *
   * @throws IllegalArgumentException if one has anything but statements of its own
   */
  public static Map<String, Role> of(Resolver resolver) {
    Map<String, Role> roles = new LinkedHashMap<>();
    for (Template.Resource resource : resolver.template().resources().values()) {
      if (resource.type().equals("AWS::IAM::Role")) {
        roles.put(resource.id(), role(resolver, resource));
      }
    }
    return roles;
  }

  private static Role role(Resolver resolver, Template.Resource resource) {
    for (String other : List.of("ManagedPolicyArns", "PermissionsBoundary")) {
      if (resource.properties().containsKey(other)) {
        throw new IllegalArgumentException(resource.id() + " has " + other);
      }
    }
    List<Statement> statements = new ArrayList<>();
    if (resource.properties().get("Policies") instanceof List<?> policies) {
      for (Object policy : policies) {
        Map<?, ?> document =
            (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) policy).get("PolicyDocument"));
        for (Object statement : (List<?>) Objects.requireNonNull(document.get("Statement"))) {
          statements.add(statement(resolver, resource.id(), (Map<?, ?>) statement));
        }
      }
    }
    return new Role(resource.id(), statements);
  }

  private static Statement statement(Resolver resolver, String role, Map<?, ?> body) {
    for (Object key : body.keySet()) {
      if (!List.of("Sid", "Effect", "Action", "Resource", "Condition").contains(key)) {
        throw new IllegalArgumentException(role + " has a statement with " + key);
      }
    }
    String sid = String.valueOf(body.get("Sid"));
    return new Statement(
        sid,
        Statement.Effect.valueOf(String.valueOf(body.get("Effect")).toUpperCase(Locale.ROOT)),
        resolver.texts(Objects.requireNonNull(body.get("Action"), sid)),
        resolver.texts(Objects.requireNonNull(body.get("Resource"), sid)),
        conditions(resolver, body.get("Condition")));
  }

  private static List<Condition> conditions(Resolver resolver, @Nullable Object block) {
    List<Condition> conditions = new ArrayList<>();
    if (block instanceof Map<?, ?> operators) {
      operators.forEach(
          (operator, keys) ->
              ((Map<?, ?>) keys)
                  .forEach(
                      (key, values) ->
                          conditions.add(
                              new Condition(
                                  String.valueOf(operator),
                                  resolver.text(String.valueOf(key)),
                                  resolver.texts(values)))));
    }
    return conditions;
  }
}
