package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.statemachine.time.Invocation;
import io.lablift.statemachine.time.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions in the test's own process, each call an invocation of the timeline. */
final class Functions implements TaskRunner {
  /** What a function does; it may pause. */
  @FunctionalInterface
  interface Body {
    JsonNode apply(TaskCall call);
  }

  /** How a function says that it failed. */
  static final class Failed extends RuntimeException {
    final String error;
    final @Nullable String words;

    Failed(String error, @Nullable String words) {
      super(error);
      this.error = error;
      this.words = words;
    }
  }

  final List<TaskCall> calls = new ArrayList<>();
  final List<String> abandoned = new ArrayList<>();
  private final Loop loop;
  private final Map<String, Body> bodies = new LinkedHashMap<>();

  Functions(Loop loop) {
    this.loop = loop;
  }

  Functions with(String name, Body body) {
    bodies.put(name, body);
    return this;
  }

  /** Answers with what it was given. */
  Functions echo(String name) {
    return with(name, TaskCall::arguments);
  }

  /** Takes so long, and answers with what it was given. */
  Functions slow(String name, Duration duration) {
    return with(
        name,
        call -> {
          loop.pause(duration);
          return call.arguments();
        });
  }

  /** Fails so many times, then echoes. */
  Functions failing(String name, int times, String error) {
    int[] left = {times};
    return with(
        name,
        call -> {
          if (left[0]-- > 0) {
            throw new Failed(error, "no luck");
          }
          return call.arguments();
        });
  }

  @Override
  public TaskHandle run(TaskCall call, TaskCallback callback) {
    calls.add(call);
    Body body = bodies.get(call.resource());
    if (body == null) {
      throw new IllegalArgumentException("No function " + call.resource());
    }
    Invocation invocation =
        loop.spawn(
            call.resource(),
            () -> callback.succeeded(body.apply(call)),
            thrown -> {
              if (thrown instanceof Failed failed) {
                callback.failed(failed.error, failed.words);
              } else if (thrown != null) {
                throw new AssertionError(thrown);
              }
            });
    return () -> {
      if (!invocation.ended()) {
        abandoned.add(call.stateName());
      }
    };
  }
}
