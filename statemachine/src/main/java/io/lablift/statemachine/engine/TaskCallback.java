package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a called function tells the engine. From any thread; the first outcome counts, later ones
 * are ignored.
 */
public interface TaskCallback {
  /** It returned. */
  void succeeded(JsonNode result);

  /**
   * It failed.
   *
   * @param error the error's name, which Retry and Catch look at, such as a Java exception's class
   *     name
   * @param cause words, or what AWS puts there: JSON with message and stack trace
   */
  void failed(String error, @Nullable String cause);

  /** It is still at work: HeartbeatSeconds count anew. */
  void heartbeat();
}
