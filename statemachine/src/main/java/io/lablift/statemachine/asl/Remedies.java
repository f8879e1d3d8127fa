package io.lablift.statemachine.asl;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to do about a field that does not belong where it stands. */
final class Remedies {
  private static final String DISTRIBUTED =
      "this engine runs inline maps only, so leave it out or run the map on AWS";

  private static final Map<String, String> JSON_PATH =
      Map.ofEntries(
          Map.entry("InputPath", "select from $states.input in Arguments, Output or Assign"),
          Map.entry("OutputPath", "write Output"),
          Map.entry(
              "Parameters",
              "write Arguments (in a Pass state Output, in a Map state ItemSelector)"),
          Map.entry("ResultSelector", "select from $states.result in Output or Assign"),
          Map.entry(
              "ResultPath",
              "write Output, such as \"{% $merge([$states.input, {'name': $states.result}]) %}\","
                  + " or Assign a variable"),
          Map.entry("Result", "write Output"),
          Map.entry("ItemsPath", "write Items"),
          Map.entry("Variable", "write Condition"),
          Map.entry("SecondsPath", "write Seconds with an expression"),
          Map.entry("TimestampPath", "write Timestamp with an expression"),
          Map.entry("TimeoutSecondsPath", "write TimeoutSeconds with an expression"),
          Map.entry("HeartbeatSecondsPath", "write HeartbeatSeconds with an expression"),
          Map.entry("MaxConcurrencyPath", "write MaxConcurrency with an expression"),
          Map.entry("ErrorPath", "write Error with an expression"),
          Map.entry("CausePath", "write Cause with an expression"),
          Map.entry("And", "write Condition with \"and\""),
          Map.entry("Or", "write Condition with \"or\""),
          Map.entry("Not", "write Condition with $not()"));

  private static final Pattern COMPARISON =
      Pattern.compile(
          "(String|Numeric|Timestamp|Boolean)(Equals|LessThan|GreaterThan|Matches).*|Is[A-Z][a-zA-Z]+");

  private static final Map<String, String> NOT_HERE =
      Map.ofEntries(
          Map.entry("ItemReader", DISTRIBUTED),
          Map.entry("ItemBatcher", DISTRIBUTED),
          Map.entry("ResultWriter", DISTRIBUTED),
          Map.entry("Label", DISTRIBUTED),
          Map.entry("ToleratedFailureCount", DISTRIBUTED),
          Map.entry("ToleratedFailurePercentage", DISTRIBUTED),
          Map.entry("ToleratedFailureCountPath", DISTRIBUTED),
          Map.entry("ToleratedFailurePercentagePath", DISTRIBUTED),
          Map.entry("Iterator", "it is the old name: write ItemProcessor"),
          Map.entry(
              "Credentials",
              "this engine calls functions with one identity and would silently ignore another, so"
                  + " leave it out"));

  private Remedies() {}

  static void unknownField(Path path, String name, Collection<String> known, Problems problems) {
    String jsonPath = JSON_PATH.get(name);
    String notHere = NOT_HERE.get(name);
    if (jsonPath != null) {
      problems.add(path, "belongs to JSONPath, and the dialect is JSONata", jsonPath);
    } else if (COMPARISON.matcher(name).matches()) {
      problems.add(path, "belongs to JSONPath, and the dialect is JSONata", "write Condition");
    } else if (notHere != null) {
      problems.add(path, "is not supported here", notHere);
    } else {
      String near = nearest(name, known).map(field -> "did you mean " + field + "? ").orElse("");
      problems.add(path, "is not a field here", near + "Known are " + String.join(", ", known));
    }
  }

  /** The known word that differs by a slip of the pen. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String best = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitute = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
