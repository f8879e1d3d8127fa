package io.lablift.statemachine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how one leaves a state: Assign, Output, and Next or End. */
final class ExitParser {
  private final Problems problems;
  private final TemplateParser templates;

  ExitParser(Problems problems, TemplateParser templates) {
    this.problems = problems;
    this.templates = templates;
  }

  /** Of a state that leads on or ends. */
  Exit nextOrEnd(Fields fields, FlowContext flow) {
    boolean end = fields.truth("End");
    boolean next = fields.has("Next");
    if (end && next) {
      problems.add(fields.path(), "has both Next and End", "keep one");
    }
    if (!end && !next) {
      problems.add(
          fields.path(), "has neither Next nor End", "name the next state, or write \"End\": true");
    }
    Transition transition = next ? transition(fields, "Next", flow) : new Transition.End();
    return new Exit(assign(fields, flow), templates.optional(fields, "Output"), transition);
  }

  /** Of a rule or a catcher, which always leads on. */
  Exit toNext(Fields fields, FlowContext flow, String field) {
    if (!fields.has(field)) {
      problems.add(fields.path(), field + " is missing", "name the state that follows");
    }
    Transition transition = transition(fields, field, flow);
    return new Exit(assign(fields, flow), templates.optional(fields, "Output"), transition);
  }

  private Transition transition(Fields fields, String field, FlowContext flow) {
    String target = fields.text(field);
    if (target == null) {
      return new Transition.End();
    }
    known(target, fields.path(field), flow);
    return new Transition.Next(target);
  }

  /** Whether there is a state of that name; says so when not. */
  boolean known(String target, Path path, FlowContext flow) {
    if (flow.states().contains(target)) {
      return true;
    }
    String near =
        Remedies.nearest(target, flow.states())
            .map(name -> "did you mean \"" + name + "\"?")
            .orElse("");
    problems.add(
        path,
        "names \"" + target + "\", which is not a state of this flow",
        near.isEmpty() ? "name one of " + flow.states() : near);
    return false;
  }

  private Assignment assign(Fields fields, FlowContext flow) {
    JsonNode value = fields.value("Assign");
    if (value == null) {
      return Assignment.NONE;
    }
    Path path = fields.path("Assign");
    if (!value.isObject()) {
      problems.add(
          path, "is " + Fields.shown(value), "write an object with a field for each variable");
      return Assignment.NONE;
    }
    Map<String, Template> values = new LinkedHashMap<>();
    value
        .properties()
        .forEach(
            variable -> {
              Path at = path.field(variable.getKey());
              String problem = nameProblem(variable.getKey());
              if (problem != null) {
                problems.add(at, problem, "choose another name");
              }
              flow.scope().assigns(variable.getKey(), at);
              values.put(variable.getKey(), templates.parse(variable.getValue(), at));
            });
    return new Assignment(values);
  }

  private static @Nullable String nameProblem(String name) {
    return name.endsWith(".$")
        ? "belongs to JSONPath, and the dialect is JSONata"
        : VariableNames.problem(name);
  }
}
