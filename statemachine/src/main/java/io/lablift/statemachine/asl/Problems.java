package io.lablift.statemachine.asl;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that an author reads it at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Path path, String what, String remedy) {
    found.add(new Problem(path.text(), what, remedy));
  }

  int count() {
    return found.size();
  }

  /** Throws them, if there are any. */
  void refuse() {
    if (!found.isEmpty()) {
      throw new InvalidDefinition(found);
    }
  }
}
