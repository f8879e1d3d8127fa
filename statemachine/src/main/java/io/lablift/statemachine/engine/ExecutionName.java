package io.lablift.statemachine.engine;

/**
 * What an execution may be called (Step Functions API Reference, StartExecution, "name": 1 to 80
 * characters without white space, brackets, wildcards, control characters and some others).
 */
final class ExecutionName {
  private static final int LONGEST = 80;
  private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

  private ExecutionName() {}

  static void check(String name) {
    int length = name.codePointCount(0, name.length());
    if (length == 0 || length > LONGEST) {
      throw new Refused.InvalidName(
          name, "has " + length + " characters, where 1 to 80 are allowed");
    }
    name.codePoints()
        .filter(ExecutionName::forbidden)
        .findFirst()
        .ifPresent(
            point -> {
              throw new Refused.InvalidName(
                  name,
                  "has the character '" + Character.toString(point) + "', which is not allowed");
            });
  }

  private static boolean forbidden(int point) {
    return Character.isWhitespace(point)
        || Character.isISOControl(point)
        || FORBIDDEN.indexOf(point) >= 0;
  }
}
