package io.lablift.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's side of one function's runtime: hands out events, takes answers and errors.
 *
 * <p>Source: "Using the Lambda runtime API for custom runtimes", Lambda developer guide.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String VERSION = "/2018-06-01/runtime/";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final String function;
  private final Loopback server;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<Outcome>> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Instant> initialised = new CompletableFuture<>();
  private final AtomicInteger asked = new AtomicInteger();

  private record Event(String requestId, String json) {}

  /**
   * What a function made of an event.
   *
   * @param failed whether it is an error; then the JSON has {@code errorType} and {@code
   *     errorMessage}
   */
  record Outcome(boolean failed, String json) {}

  RuntimeApi(String function) {
    this.function = function;
    this.server = new Loopback(0, VERSION, this::handle);
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} says. */
  String address() {
    return server.address();
  }

  /** When the runtime first asked for an event; fails if the function could not be made. */
  CompletableFuture<Instant> initialised() {
    return initialised;
  }

  /** That of the last event. */
  String lastRequestId() {
    return requestId(asked.get());
  }

  private String requestId(int number) {
    return function + "-" + number;
  }

  /** Gives the runtime an event. */
  CompletableFuture<Outcome> invoke(String json) {
    String id = requestId(asked.incrementAndGet());
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    running.put(id, outcome);
    events.add(new Event(id, json));
    return outcome;
  }

  /** The process is no more: whoever waits for it need not. */
  void died(String how) {
    IllegalStateException death = new IllegalStateException(function + " " + how);
    initialised.completeExceptionally(death);
    running.values().forEach(each -> each.completeExceptionally(death));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(VERSION.length());
      String[] parts = path.split("/", -1);
      if (path.equals("invocation/next")) {
        initialised.complete(Instant.now());
        next(exchange);
      } else if (path.equals("init/error")) {
        died("could not be made: " + body(exchange));
        answer(exchange, 202, "{}");
      } else if (parts.length == 3 && parts[0].equals("invocation")) {
        CompletableFuture<Outcome> outcome = running.remove(parts[1]);
        String body = body(exchange);
        answer(exchange, 202, "{}");
        if (outcome != null) {
          outcome.complete(new Outcome(parts[2].equals("error"), body));
        }
      } else {
        answer(exchange, 404, "{}");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Event event = events.take();
    exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", event.requestId());
    exchange
        .getResponseHeaders()
        .set(
            "Lambda-Runtime-Deadline-Ms",
            String.valueOf(Instant.now().plus(DEADLINE).toEpochMilli()));
    exchange
        .getResponseHeaders()
        .set(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:ap-northeast-2:123456789012:function:" + function);
    answer(exchange, 200, event.json());
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.close();
  }
}
