package io.lablift.infra.policy.play;

import io.lablift.infra.policy.facts.Place;
import io.lablift.infra.policy.facts.Reference;
import io.lablift.infra.policy.iam.Ask;
import io.lablift.infra.policy.iam.Role;
import io.lablift.infra.policy.template.Resolver;
import io.lablift.infra.policy.template.Roles;
import io.lablift.infra.policy.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The template as it would be deployed into the simulated account: its roles, and whose they are.
 *
 * @param roles by logical id
 * @param roleOf the role of each function, by the name that the simulator's world gives it, which
 *     is that of its handler's class
 * @param roleOfMachine the role of each state machine, by the name of its definition's file
 */
public record Deployment(
    Template template,
    Resolver resolver,
    Place place,
    Map<String, Role> roles,
    Map<String, String> roleOf,
    Map<String, String> roleOfMachine) {
  /** The id of every simulated deployment here: it follows from the seed. */
  public static final String ID = "sim1";

  public static final Place PLACE = new Place("ap-northeast-2", "123456789012");

  /** A template, deployed. */
  public static Deployment of(Template template) {
    Resolver resolver = new Resolver(template, PLACE, Map.of("DeploymentId", ID));
    Map<String, String> functions = new TreeMap<>();
    Map<String, String> machines = new TreeMap<>();
    for (Template.Resource resource : template.resources().values()) {
      switch (resource.type()) {
        case "AWS::Serverless::Function" ->
            functions.put(handler(resource), role(resource, "Role"));
        case "AWS::Serverless::StateMachine" ->
            machines.put(definition(resource), role(resource, "Role"));
        default -> {}
      }
    }
    return new Deployment(template, resolver, PLACE, Roles.of(resolver), functions, machines);
  }

  /** {@code CreateVpc} of {@code io.lablift.functions.network.CreateVpc::handleRequest}. */
  private static String handler(Template.Resource function) {
    return String.valueOf(function.property("Handler"))
        .replaceFirst("::.*$", "")
        .replaceFirst("^.*\\.", "");
  }

  /** {@code provision-lab} of {@code …/provision-lab.asl.json}. */
  private static String definition(Template.Resource machine) {
    return String.valueOf(machine.property("DefinitionUri"))
        .replaceFirst("^.*/", "")
        .replaceFirst("\\.asl\\.json$", "");
  }

  private static String role(Template.Resource resource, String property) {
    if (resource.property(property) instanceof Map<?, ?> function
        && function.get("Fn::GetAtt") instanceof List<?> parts) {
      return String.valueOf(parts.getFirst());
    }
    throw new IllegalArgumentException(resource.id() + " must name its role by !GetAtt");
  }

  /** The logical id of a function's or machine's resource. */
  private Template.Resource owner(String type, String role) {
    return template.resources().values().stream()
        .filter(resource -> resource.type().equals(type))
        .filter(resource -> role(resource, "Role").equals(role))
        .findFirst()
        .orElseThrow();
  }

  /** The role of a function that the simulator's world calls so. */
  public Role roleOfFunction(String name) {
    return byId(roleOf.get(name), "the function " + name);
  }

  /** The role of a machine, by the name that the simulator's world gives it. */
  public Role roleOfMachineNamed(String name) {
    return byId(roleOfMachine.get(name), "the state machine " + name);
  }

  private Role byId(@Nullable String id, String whose) {
    Role role = id == null ? null : roles.get(id);
    if (role == null) {
      throw new IllegalArgumentException(whose + " has no role in the template");
    }
    return role;
  }

  /** What the simulator's world calls so, as the template does. */
  public String deployed(String arn, String table) {
    String here =
        arn.replace(":table/" + table, ":table/" + name("AWS::DynamoDB::Table", "TableName"));
    for (String machine : roleOfMachine.keySet()) {
      Template.Resource resource =
          owner("AWS::Serverless::StateMachine", String.valueOf(roleOfMachine.get(machine)));
      String name = resolver.text(resource.property("Name"));
      here =
          here.replaceFirst(":stateMachine:" + machine + "$", ":stateMachine:" + name)
              .replaceFirst(":execution:" + machine + ":", ":execution:" + name + ":");
    }
    return here;
  }

  private String name(String type, String property) {
    return template.resources().values().stream()
        .filter(resource -> resource.type().equals(type))
        .map(resource -> resolver.text(resource.property(property)))
        .findFirst()
        .orElseThrow();
  }

  /** The ARN of a function that the simulator's world calls so. */
  public String function(String name) {
    Template.Resource function = owner("AWS::Serverless::Function", roleOfFunction(name).name());
    return place.arn("lambda", "function:" + resolver.function(function));
  }

  /** What AWS itself asks for in the names of the template's roles, beside the functions' calls. */
  public List<Ask> ofThePlatform(Reference reference, Set<String> functions) {
    return new PlatformCalls(this, reference).of(new TreeSet<>(functions));
  }
}
