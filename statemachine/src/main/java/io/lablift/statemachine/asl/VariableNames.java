package io.lablift.statemachine.asl;

import org.jspecify.annotations.Nullable;

/**
 * What a variable may be called (Step Functions Developer Guide, "Passing data between states with
 * variables": Unicode identifiers of up to 80 characters; {@code states} is taken).
 */
final class VariableNames {
  private static final int LONGEST = 80;

  private VariableNames() {}

  /** What is wrong with a name; null when it is good. */
  static @Nullable String problem(String name) {
    if (name.equals("states")) {
      return "is the reserved variable";
    }
    if (name.startsWith("$")) {
      return "begins with a dollar, which only an expression that reads it needs";
    }
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST) {
      return "has " + name.length() + " characters, where 1 to " + LONGEST + " are allowed";
    }
    int first = name.codePointAt(0);
    boolean identifier =
        Character.isUnicodeIdentifierStart(first)
            && name.codePoints().skip(1).allMatch(VariableNames::isPart);
    return identifier ? null : "is not a letter followed by letters, digits and underscores";
  }

  private static boolean isPart(int point) {
    return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
  }
}
