package io.lablift.statemachine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one state by its type. Null stands for a state with a problem that has been noted. */
final class StateParser {
  static final int LONGEST_SECONDS = 99_999_999;

  private static final List<String> TYPES =
      List.of("Task", "Choice", "Wait", "Parallel", "Map", "Pass", "Succeed", "Fail");

  /** A function's ARN, or its name; both with or without version or alias. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:)?[A-Za-z0-9_-]{1,140}(:[$A-Za-z0-9_-]{1,128})?");

  private final Problems problems;
  private final FlowParser flows;
  private final TemplateParser templates;
  private final ExitParser exits;
  private final ErrorHandlingParser errors;

  StateParser(Problems problems, FlowParser flows) {
    this.problems = problems;
    this.flows = flows;
    this.templates = new TemplateParser(problems);
    this.exits = new ExitParser(problems, templates);
    this.errors = new ErrorHandlingParser(problems, exits);
  }

  @Nullable State parse(String name, Fields fields, FlowContext flow) {
    int before = problems.count();
    String type = fields.requiredText("Type");
    queryLanguage(fields);
    if (type == null) {
      return null;
    }
    State state =
        switch (type) {
          case "Task" -> task(name, fields, flow);
          case "Choice" -> choice(name, fields, flow);
          case "Wait" -> waiting(name, fields, flow);
          case "Parallel" -> parallel(name, fields, flow);
          case "Map" -> map(name, fields, flow);
          case "Pass" -> new State.Pass(name, exits.nextOrEnd(fields, flow));
          case "Succeed" -> new State.Succeed(name, templates.optional(fields, "Output"));
          case "Fail" ->
              new State.Fail(
                  name, templates.text(fields, "Error"), templates.text(fields, "Cause"));
          default -> unknownType(fields, type);
        };
    if (TYPES.contains(type)) {
      fields.finish();
    }
    return problems.count() == before ? state : null;
  }

  private void queryLanguage(Fields fields) {
    String language = fields.text("QueryLanguage");
    if (language != null && !language.equals("JSONata")) {
      problems.add(
          fields.path("QueryLanguage"),
          "is \"" + language + "\"",
          "write the state in JSONata, the only dialect here, and leave the field out");
    }
  }

  private @Nullable State unknownType(Fields fields, String type) {
    String near =
        Remedies.nearest(type, TYPES).map(word -> "did you mean " + word + "? ").orElse("");
    problems.add(
        fields.path("Type"),
        "is \"" + type + "\"",
        near + "Write one of " + String.join(", ", TYPES));
    return null;
  }

  private @Nullable State task(String name, Fields fields, FlowContext flow) {
    String resource = fields.requiredText("Resource");
    if (resource != null) {
      checkResource(resource, fields.path("Resource"));
    }
    Template arguments = templates.optional(fields, "Arguments");
    Template timeout = templates.whole(fields, "TimeoutSeconds", 1, LONGEST_SECONDS);
    Template heartbeat = templates.whole(fields, "HeartbeatSeconds", 1, LONGEST_SECONDS);
    if (timeout instanceof Template.Literal(JsonNode limit)
        && heartbeat instanceof Template.Literal(JsonNode beat)
        && beat.intValue() >= limit.intValue()) {
      problems.add(
          fields.path("HeartbeatSeconds"),
          "is " + beat + ", and TimeoutSeconds is " + limit,
          "write less than TimeoutSeconds");
    }
    Exit exit = exits.nextOrEnd(fields, flow);
    List<Retrier> retry = errors.retry(fields);
    List<Catcher> catchers = errors.catchers(fields, flow);
    return resource == null
        ? null
        : new State.Task(name, resource, arguments, timeout, heartbeat, exit, retry, catchers);
  }

  private void checkResource(String resource, Path path) {
    if (resource.contains("${")) {
      problems.add(
          path, "has the placeholder " + resource + " still in it", "bind it before parsing");
    } else if (resource.contains(":states:")) {
      problems.add(
          path,
          "is \"" + resource + "\", a service integration or an activity",
          "call a function that does it: this engine only calls functions, by ARN or by name");
    } else if (!FUNCTION.matcher(resource).matches()) {
      problems.add(
          path,
          "is \"" + resource + "\", neither a function's ARN nor its name",
          "write arn:aws:lambda:REGION:ACCOUNT:function:NAME, or NAME");
    }
  }

  private @Nullable State choice(String name, Fields fields, FlowContext flow) {
    List<State.Choice.Rule> rules = new ArrayList<>();
    JsonNode choices = fields.requiredValue("Choices");
    List<Fields> all = fields.objects("Choices");
    if (choices != null && choices.isArray() && choices.isEmpty()) {
      problems.add(fields.path("Choices"), "is empty", "write at least one rule");
    }
    for (Fields rule : all) {
      Template condition = condition(rule);
      Exit exit = exits.toNext(rule, flow, "Next");
      rule.finish();
      if (condition != null) {
        rules.add(new State.Choice.Rule(condition, exit));
      }
    }
    Exit otherwise = fields.has("Default") ? exits.toNext(fields, flow, "Default") : null;
    for (String field : List.of("Assign", "Output")) {
      if (otherwise == null && fields.has(field)) {
        problems.add(
            fields.path(field),
            "belongs to Default, and there is none",
            "add Default, or move it into the rules");
      }
    }
    return rules.isEmpty() ? null : new State.Choice(name, rules, otherwise);
  }

  private @Nullable Template condition(Fields rule) {
    JsonNode value = rule.value("Condition");
    if (value == null) {
      // A rule of the other dialect gets the remedy of its own fields.
      if (!rule.has("Variable") && !rule.has("And") && !rule.has("Or") && !rule.has("Not")) {
        problems.add(rule.path(), "Condition is missing", "write \"Condition\": \"{% … %}\"");
        return null;
      }
      problems.add(
          rule.path(),
          "belongs to JSONPath, and the dialect is JSONata",
          "write \"Condition\": \"{% … %}\"");
      return null;
    }
    if (!value.isBoolean() && !TemplateParser.isExpression(value)) {
      problems.add(
          rule.path("Condition"),
          "is " + Fields.shown(value),
          "write an expression, \"{% … %}\", or a boolean");
      return null;
    }
    return templates.parse(value, rule.path("Condition"));
  }

  private @Nullable State waiting(String name, Fields fields, FlowContext flow) {
    boolean seconds = fields.has("Seconds");
    boolean timestamp = fields.has("Timestamp");
    if (seconds == timestamp) {
      problems.add(
          fields.path(),
          seconds ? "has both Seconds and Timestamp" : "has neither Seconds nor Timestamp",
          "write exactly one of them");
    }
    Template length = templates.whole(fields, "Seconds", 0, LONGEST_SECONDS);
    Template moment = templates.text(fields, "Timestamp");
    if (moment instanceof Template.Literal(JsonNode text) && !isTimestamp(text.textValue())) {
      problems.add(fields.path("Timestamp"), "is " + text, "write it as 2026-03-02T09:00:00Z");
    }
    Exit exit = exits.nextOrEnd(fields, flow);
    if (seconds && length != null) {
      return new State.Wait(name, new State.Wait.Until.Seconds(length), exit);
    }
    return moment == null
        ? null
        : new State.Wait(name, new State.Wait.Until.Timestamp(moment), exit);
  }

  private static boolean isTimestamp(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private @Nullable State parallel(String name, Fields fields, FlowContext flow) {
    JsonNode value = fields.requiredValue("Branches");
    if (value != null && value.isArray() && value.isEmpty()) {
      problems.add(fields.path("Branches"), "is empty", "write at least one branch");
    }
    List<Flow> branches = new ArrayList<>();
    for (Fields branch : fields.objects("Branches")) {
      Flow parsed = flows.parse(branch, flow.scope().enter());
      branch.finish();
      if (parsed != null) {
        branches.add(parsed);
      }
    }
    Template arguments = templates.optional(fields, "Arguments");
    Exit exit = exits.nextOrEnd(fields, flow);
    List<Retrier> retry = errors.retry(fields);
    List<Catcher> catchers = errors.catchers(fields, flow);
    return branches.isEmpty()
        ? null
        : new State.Parallel(name, branches, arguments, exit, retry, catchers);
  }

  private @Nullable State map(String name, Fields fields, FlowContext flow) {
    JsonNode required = fields.requiredValue("ItemProcessor");
    Fields processor = required == null ? null : fields.object("ItemProcessor");
    Flow body = null;
    if (processor != null) {
      inline(processor.object("ProcessorConfig"));
      body = flows.parse(processor, flow.scope().enter());
      processor.finish();
    }
    Template items = items(fields);
    Template selector = templates.optional(fields, "ItemSelector");
    Template concurrency = templates.whole(fields, "MaxConcurrency", 0, LONGEST_SECONDS);
    Exit exit = exits.nextOrEnd(fields, flow);
    List<Retrier> retry = errors.retry(fields);
    List<Catcher> catchers = errors.catchers(fields, flow);
    Template atOnce = concurrency == null ? new Template.Literal(IntNode.valueOf(0)) : concurrency;
    return body == null
        ? null
        : new State.Map(name, body, items, selector, atOnce, exit, retry, catchers);
  }

  private @Nullable Template items(Fields fields) {
    JsonNode value = fields.value("Items");
    if (value != null && !value.isArray() && !TemplateParser.isExpression(value)) {
      problems.add(
          fields.path("Items"), "is " + Fields.shown(value), "write an array or an expression");
    }
    return templates.optional(fields, "Items");
  }

  private void inline(@Nullable Fields config) {
    if (config == null) {
      return;
    }
    String mode = config.text("Mode");
    if (mode != null && !mode.equals("INLINE")) {
      problems.add(
          config.path("Mode"),
          "is \"" + mode + "\"",
          "write INLINE or leave it out: this engine does not run distributed maps");
    }
    if (config.has("ExecutionType")) {
      problems.add(config.path("ExecutionType"), "belongs to distributed maps", "leave it out");
    }
    config.finish();
  }
}
