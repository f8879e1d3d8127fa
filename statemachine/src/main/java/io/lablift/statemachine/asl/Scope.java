package io.lablift.statemachine.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables that one flow assigns. A flow inside may read those of the flows around it, and
 * must not assign them.
 */
final class Scope {
  private record Assigned(String name, Path path) {}

  private final @Nullable Scope outer;
  private final Map<String, Path> names = new LinkedHashMap<>();
  private final List<Assigned> assigned = new ArrayList<>();
  private final List<Scope> inner = new ArrayList<>();

  Scope() {
    this(null);
  }

  private Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  Scope enter() {
    Scope scope = new Scope(this);
    inner.add(scope);
    return scope;
  }

  void assigns(String name, Path path) {
    names.putIfAbsent(name, path);
    assigned.add(new Assigned(name, path));
  }

  /** To be asked when all is read, as the assignment outside may come last. */
  void check(Problems problems) {
    for (Assigned variable : assigned) {
      for (Scope around = outer; around != null; around = around.outer) {
        Path first = around.names.get(variable.name());
        if (first != null) {
          problems.add(
              variable.path(),
              "is a variable that is assigned outside already, by " + first.text(),
              "choose another name, as what is inside can read it and cannot assign it");
          break;
        }
      }
    }
    inner.forEach(scope -> scope.check(problems));
  }
}
