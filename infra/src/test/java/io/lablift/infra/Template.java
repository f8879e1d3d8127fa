package io.lablift.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The deployment as {@code infra/template.yaml} says it. */
final class Template {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

  private final JsonNode root;

  private Template(JsonNode root) {
    this.root = root;
  }

  static Template shipped() {
    return new Template(Yaml.file("infra/template.yaml"));
  }

  /** The properties of all resources of a type, by their logical ids. */
  Map<String, JsonNode> all(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    root.path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
              }
            });
    return found;
  }

  /** The properties of one resource. */
  JsonNode resource(String id) {
    JsonNode resource = root.path("Resources").path(id);
    if (resource.isMissingNode()) {
      throw new AssertionError("the template has no resource " + id);
    }
    return resource.path("Properties");
  }

  /** Every resource, whatever its type. */
  JsonNode resources() {
    return root.path("Resources");
  }

  /** Functions by their names, which are the logical ids without their ending. */
  Map<String, JsonNode> functions() {
    Map<String, JsonNode> functions = new TreeMap<>();
    all("AWS::Serverless::Function")
        .forEach((id, properties) -> functions.put(name(id), properties));
    return functions;
  }

  private static String name(String id) {
    if (!id.endsWith("Function")) {
      throw new AssertionError("a function's logical id ends with Function: " + id);
    }
    return id.substring(0, id.length() - "Function".length());
  }

  /** A property of a function: its own, or what holds for all of them. */
  JsonNode property(String function, String name) {
    JsonNode own = functions().getOrDefault(function, root.path("missing")).path(name);
    return own.isMissingNode() ? global(name) : own;
  }

  /** What holds for all functions. */
  JsonNode global(String name) {
    return root.path("Globals").path("Function").path(name);
  }

  JsonNode parameter(String name) {
    return root.path("Parameters").path(name);
  }

  /** A route of the API, and who may enter. */
  record Route(String method, String path, String authorizer) {
    boolean isOpen() {
      return authorizer.isEmpty();
    }

    /** {@code GET /labs}, or {@code $default}. */
    String key() {
      return path.isEmpty() ? "$default" : method + " " + path;
    }
  }

  /** The routes that lead to the API's function. */
  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    functions()
        .getOrDefault("Api", root.path("missing"))
        .path("Events")
        .forEach(
            event -> {
              JsonNode properties = event.path("Properties");
              routes.add(
                  new Route(
                      properties.path("Method").asText(),
                      properties.path("Path").asText(),
                      properties.path("Auth").path("Authorizer").asText()));
            });
    return routes;
  }

  /** Fills in the variables of a text as CloudFormation's Sub does. */
  static String filledIn(JsonNode sub, Map<String, String> variables) {
    Matcher matcher = VARIABLE.matcher(sub.path("Fn::Sub").asText());
    return matcher.replaceAll(
        match -> {
          String value = variables.get(match.group(1));
          if (value == null) {
            throw new AssertionError("no variable " + match.group());
          }
          return Matcher.quoteReplacement(value);
        });
  }
}
