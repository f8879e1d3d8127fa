package io.lablift.statemachine.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads StartAt and States, and checks that every state can be reached and that there is an end.
 */
final class FlowParser {
  private static final int LONGEST_NAME = 80;

  private final Problems problems;
  private final StateParser states;
  private final ExitParser exits;
  private final Map<String, Path> names = new LinkedHashMap<>();

  FlowParser(Problems problems) {
    this.problems = problems;
    this.states = new StateParser(problems, this);
    this.exits = new ExitParser(problems, new TemplateParser(problems));
  }

  /** Null stands for a flow with a problem that has been noted. */
  @Nullable Flow parse(Fields fields, Scope scope) {
    String startAt = fields.requiredText("StartAt");
    Fields all = fields.requiredValue("States") == null ? null : fields.object("States");
    if (all == null) {
      return null;
    }
    if (all.names().isEmpty()) {
      problems.add(all.path(), "is empty", "write at least one state");
      return null;
    }
    FlowContext context = new FlowContext(new LinkedHashSet<>(all.names()), scope);
    Map<String, State> parsed = new LinkedHashMap<>();
    for (String name : all.names()) {
      checkName(name, all.path(name));
      Fields state = all.object(name);
      State read = state == null ? null : states.parse(name, state, context);
      if (read != null) {
        parsed.put(name, read);
      }
    }
    if (startAt == null || !exits.known(startAt, fields.path("StartAt"), context)) {
      return null;
    }
    // With a state missing, whatever only it leads to would seem out of reach.
    if (parsed.size() < context.states().size()) {
      return null;
    }
    checkGraph(startAt, parsed, all);
    return new Flow(startAt, parsed);
  }

  private void checkName(String name, Path path) {
    int length = name.codePointCount(0, name.length());
    if (length == 0 || length > LONGEST_NAME) {
      problems.add(path, "has a name of " + length + " characters", "use 1 to " + LONGEST_NAME);
    }
    Path first = names.putIfAbsent(name, path);
    if (first != null) {
      problems.add(
          path,
          "has the name of " + first.text(),
          "choose another: a name is unique in the whole machine, branches included");
    }
  }

  private void checkGraph(String startAt, Map<String, State> parsed, Fields all) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> todo = new ArrayDeque<>(Set.of(startAt));
    boolean ends = false;
    while (!todo.isEmpty()) {
      String name = todo.removeFirst();
      State state = parsed.get(name);
      if (state == null || !reached.add(name)) {
        continue;
      }
      ends |= state.transitions().isEmpty();
      for (Transition transition : state.transitions()) {
        switch (transition) {
          case Transition.Next(String next) -> todo.add(next);
          case Transition.End() -> ends = true;
        }
      }
    }
    for (String name : parsed.keySet()) {
      if (!reached.contains(name)) {
        problems.add(
            all.path(name), "cannot be reached", "lead to it from another state, or delete it");
      }
    }
    if (!ends) {
      problems.add(
          all.path(),
          "never come to an end",
          "give one of them \"End\": true, or lead to a Succeed or Fail state");
    }
  }
}
