package io.lablift.simulator.wire;

/** How a call ended, as its caller saw it. */
public sealed interface Outcome {
  /** AWS did it and answered. */
  record Done() implements Outcome {}

  /**
   * AWS answered with an error.
   *
   * @param code AWS's error code, such as {@code DependencyViolation}
   */
  record Refused(String code) implements Outcome {}

  /** No answer arrived (in time); whether it took effect, the caller cannot know. */
  record Lost() implements Outcome {}

  /**
   * The caller itself ended in the middle of the call: a crash, or a time-out of its function.
   *
   * @param effect whether the call had taken effect by then
   */
  record CutOff(boolean effect) implements Outcome {}

  /**
   * Something that is no answer of AWS came out of the client: a fault of ours.
   *
   * @param exception the class of what was thrown
   */
  record Broken(String exception) implements Outcome {}

  /** One word for logs and tables: {@code ok}, AWS's error code, or what happened instead. */
  default String word() {
    return switch (this) {
      case Done done -> "ok";
      case Refused(String code) -> code;
      case Lost lost -> "lost";
      case CutOff(boolean effect) -> effect ? "cut-off-after-effect" : "cut-off-before-effect";
      case Broken(String exception) -> "broken:" + exception;
    };
  }
}
