package io.lablift.infra.policy.template;

import io.lablift.infra.policy.facts.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what CloudFormation makes of the functions in a template, in one place, with given
 * parameters; what it does not know it refuses.
 */
public final class Resolver {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([A-Za-z0-9:.]+)}");

  private final Template template;
  private final Place place;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, Template.Resource> resources;

  /**
   * Resolves.
   *
   * @param given parameters that have no default, or another value than that
   */
  public Resolver(Template template, Place place, Map<String, String> given) {
    this.template = template;
    this.place = place;
    this.resources = template.resources();
    template
        .section("Parameters")
        .forEach(
            (name, body) -> {
              Object value = ((Map<?, ?>) body).get("Default");
              if (value != null) {
                parameters.put(String.valueOf(name), String.valueOf(value));
              }
            });
    parameters.putAll(given);
  }

  /** A value that is one text. */
  public String text(Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
      throw new IllegalArgumentException("this is no text: " + value);
    }
    Map.Entry<?, ?> function = map.entrySet().iterator().next();
    Object of = function.getValue();
    return switch (String.valueOf(function.getKey())) {
      case "Ref" -> ref(String.valueOf(of));
      case "Fn::GetAtt" ->
          attribute(String.valueOf(((List<?>) of).get(0)), String.valueOf(((List<?>) of).get(1)));
      case "Fn::Sub" -> substitute(of);
      default -> throw new IllegalArgumentException("the function " + map + " is not known here");
    };
  }

  /** A value that is one text or a list of them. */
  public List<String> texts(Object value) {
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      list.forEach(one -> texts.addAll(texts(one)));
      return texts;
    }
    return List.of(text(value));
  }

  private String ref(String name) {
    return switch (name) {
      case "AWS::Region" -> place.region();
      case "AWS::AccountId" -> place.account();
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackName" -> "lablift";
      default -> {
        if (parameters.containsKey(name)) {
          yield parameters.get(name);
        }
        Template.Resource resource = resource(name);
        yield switch (resource.type()) {
          case "AWS::DynamoDB::Table" -> text(resource.property("TableName"));
          case "AWS::Serverless::Function" -> function(resource);
          case "AWS::Logs::LogGroup" -> text(resource.property("LogGroupName"));
          case "AWS::IAM::Role" -> resource.id();
          case "AWS::Serverless::StateMachine" -> machine(resource);
          default -> throw unknown("Ref", resource);
        };
      }
    };
  }

  private String attribute(String id, String name) {
    Template.Resource resource = resource(id);
    if (!name.equals("Arn")) {
      throw unknown("GetAtt " + name, resource);
    }
    return switch (resource.type()) {
      case "AWS::DynamoDB::Table" -> place.arn("dynamodb", "table/" + ref(id));
      case "AWS::Serverless::Function" -> place.arn("lambda", "function:" + ref(id));
      case "AWS::Logs::LogGroup" -> place.arn("logs", "log-group:" + ref(id) + ":*");
      case "AWS::SQS::Queue" -> place.arn("sqs", named(resource, "QueueName"));
      case "AWS::IAM::Role" -> "arn:aws:iam::" + place.account() + ":role/" + id;
      case "AWS::Serverless::StateMachine" -> machine(resource);
      default -> throw unknown("GetAtt", resource);
    };
  }

  /** What CloudFormation makes up where there is no name. */
  public String function(Template.Resource resource) {
    return named(resource, "FunctionName");
  }

  private String named(Template.Resource resource, String property) {
    Object given = resource.properties().get(property);
    return given == null ? "lablift-" + resource.id() : text(given);
  }

  private String machine(Template.Resource resource) {
    return place.arn("states", "stateMachine:" + text(resource.property("Name")));
  }

  private String substitute(Object of) {
    String text;
    Map<?, ?> own = Map.of();
    if (of instanceof List<?> pair) {
      text = String.valueOf(pair.get(0));
      own = (Map<?, ?>) pair.get(1);
    } else {
      text = String.valueOf(of);
    }
    Map<?, ?> variables = own;
    Matcher matcher = VARIABLE.matcher(text);
    return matcher.replaceAll(
        found -> {
          String name = found.group(2);
          if (!found.group(1).isEmpty()) {
            return Matcher.quoteReplacement("${" + name + "}");
          }
          Object value = variables.get(name);
          if (value != null) {
            return Matcher.quoteReplacement(text(value));
          }
          int dot = name.indexOf('.');
          return Matcher.quoteReplacement(
              dot < 0 ? ref(name) : attribute(name.substring(0, dot), name.substring(dot + 1)));
        });
  }

  private Template.Resource resource(String id) {
    Template.Resource resource = resources.get(id);
    if (resource == null) {
      throw new IllegalArgumentException("there is neither a parameter nor a resource " + id);
    }
    return resource;
  }

  private static IllegalArgumentException unknown(String what, Template.Resource resource) {
    return new IllegalArgumentException(
        what + " of " + resource.id() + " (" + resource.type() + ") is not known here");
  }

  /** The template itself. */
  public Template template() {
    return template;
  }
}
