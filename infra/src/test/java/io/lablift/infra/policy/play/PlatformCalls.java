package io.lablift.infra.policy.play;

import io.lablift.infra.policy.facts.Reference;
import io.lablift.infra.policy.iam.Ask;
import io.lablift.infra.policy.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What AWS itself does in the name of the template's roles, because of what the template switches
 * on: logs, traces, destinations, schedules. The simulator has none of it, so it follows from the
 * template.
 */
final class PlatformCalls {
  private final Deployment deployment;
  private final Reference reference;
  private final List<Ask> asks = new ArrayList<>();

  PlatformCalls(Deployment deployment, Reference reference) {
    this.deployment = deployment;
    this.reference = reference;
  }

  List<Ask> of(Set<String> functions) {
    for (Template.Resource resource : deployment.template().resources().values()) {
      switch (resource.type()) {
        case "AWS::Serverless::Function" -> function(resource);
        case "AWS::Serverless::StateMachine" -> machine(resource);
        case "AWS::Scheduler::Schedule" -> schedule(resource);
        default -> {}
      }
    }
    asks.removeIf(
        ask -> deployment.roleOf().containsValue(ask.role()) && !isOf(functions, ask.role()));
    return List.copyOf(asks);
  }

  private boolean isOf(Set<String> functions, String role) {
    return functions.stream().anyMatch(name -> role.equals(deployment.roleOf().get(name)));
  }

  /** Lambda developer guide: "Sending Lambda function logs to CloudWatch Logs", "AWS X-Ray". */
  private void function(Template.Resource function) {
    String role = role(function.property("Role"));
    Map<?, ?> logging = (Map<?, ?>) function.property("LoggingConfig");
    String group = text(logging.get("LogGroup"));
    String stream =
        arn("logs", "log-group:" + group + ":log-stream:2026/03/02/[1]0123456789abcdef");
    ask(role, "logs", "logs:CreateLogStream", stream);
    ask(role, "logs", "logs:PutLogEvents", stream);
    if ("Active".equals(deployment.template().globalsOfFunctions().get("Tracing"))) {
      ask(role, "xray", "xray:PutTraceSegments", "*");
      ask(role, "xray", "xray:PutTelemetryRecords", "*");
    }
    if (function.properties().get("EventInvokeConfig") instanceof Map<?, ?> config
        && config.get("DestinationConfig") instanceof Map<?, ?> destinations
        && destinations.get("OnFailure") instanceof Map<?, ?> failed) {
      ask(role, "sqs", "sqs:SendMessage", text(failed.get("Destination")));
    }
  }

  /**
   * Step Functions developer guide: "Logging in CloudWatch Logs" (policies for execution roles) and
   * "Trace Step Functions requests in AWS X-Ray".
   */
  private void machine(Template.Resource machine) {
    String role = role(machine.property("Role"));
    if (machine.properties().containsKey("Logging")) {
      for (String action :
          List.of(
              "CreateLogDelivery",
              "GetLogDelivery",
              "UpdateLogDelivery",
              "DeleteLogDelivery",
              "ListLogDeliveries",
              "PutResourcePolicy",
              "DescribeResourcePolicies",
              "DescribeLogGroups")) {
        ask(role, "logs", "logs:" + action, "*");
      }
    }
    if (machine.properties().containsKey("Tracing")) {
      for (String action :
          List.of(
              "PutTraceSegments",
              "PutTelemetryRecords",
              "GetSamplingRules",
              "GetSamplingTargets")) {
        ask(role, "xray", "xray:" + action, "*");
      }
    }
  }

  /**
   * EventBridge Scheduler user guide: "Setting up EventBridge Scheduler" and "dead-letter queue".
   */
  private void schedule(Template.Resource schedule) {
    Map<?, ?> target = (Map<?, ?>) schedule.property("Target");
    String role = role(target.get("RoleArn"));
    ask(role, "lambda", "lambda:InvokeFunction", text(target.get("Arn")));
    if (target.get("DeadLetterConfig") instanceof Map<?, ?> queue) {
      ask(role, "sqs", "sqs:SendMessage", text(queue.get("Arn")));
    }
  }

  private void ask(String role, String page, String action, String resource) {
    asks.add(ask(reference, role, page, action, resource));
  }

  /** A call that has no condition keys but those of every request. */
  static Ask ask(Reference reference, String role, String page, String action, String resource) {
    boolean isWhole = reference.action(page, action).rows().isEmpty();
    if (isWhole != resource.equals("*")) {
      throw new IllegalArgumentException(action + " on " + resource + ", by " + page);
    }
    SortedMap<String, List<String>> context = new TreeMap<>();
    context.put("aws:RequestedRegion", List.of(Deployment.PLACE.region()));
    return new Ask(role, action, resource, context, reference.action(page, action).keys());
  }

  private String arn(String service, String resource) {
    return Deployment.PLACE.arn(service, resource);
  }

  private String text(@Nullable Object value) {
    return deployment.resolver().text(Objects.requireNonNull(value));
  }

  private String role(@Nullable Object value) {
    return text(value).replaceFirst("^.*:role/", "");
  }
}
