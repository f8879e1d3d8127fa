package io.lablift.local.function;

/** How an invocation of a function ended. */
public sealed interface Result {
  /**
   * It answered.
   *
   * @param json the answer
   */
  record Succeeded(String json) implements Result {}

  /**
   * It failed; an answer of Lambda all the same, with the header {@code X-Amz-Function-Error}.
   *
   * @param errorType the fully qualified name of the exception, or Lambda's own word for a time-out
   *     ({@code Sandbox.Timedout}) and a crash ({@code Runtime.ExitError})
   */
  record Failed(String errorType, String errorMessage) implements Result {}
}
