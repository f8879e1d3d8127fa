package io.lablift.functions.teardown;

import io.lablift.functions.teardown.kind.Remnant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which resource holds which: AWS's DependencyViolation names no culprit. */
final class Blockers {
  private Blockers() {}

  /** One sentence per thing that is left and does not go. */
  static String describe(Remnants remnants, Map<String, String> refusals) {
    List<String> sentences =
        remnants.all().stream().map(remnant -> sentence(remnant, remnants, refusals)).toList();
    return sentences.stream().limit(10).collect(Collectors.joining("; "));
  }

  private static String sentence(Remnant remnant, Remnants remnants, Map<String, String> refusals) {
    String what = name(remnant);
    if (remnant.isUnderWay()) {
      return what + " is being deleted";
    }
    return remnants
        .holder(remnant)
        .map(holder -> what + " is held by " + name(holder))
        .orElseGet(
            () -> what + " is left: " + refusals.getOrDefault(remnant.id(), "not deleted yet"));
  }

  private static String name(Remnant remnant) {
    return remnant.type().text()
        + " "
        + remnant.id()
        + (remnant.name().equals(remnant.id()) ? "" : " (" + remnant.name() + ")");
  }
}
