package io.lablift.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An endpoint that gives the same answer to every call, as DynamoDB words its answers. */
final class StubAws implements AutoCloseable {
  /** DynamoDB knows the item that was asked for, or any other, not. */
  static final Answer NOTHING = new Answer(200, "{}");

  /** Hangs up without an answer. */
  static final Answer HANGS_UP = new Answer(0, "");

  private final Loopback server;
  private volatile Answer answer = NOTHING;

  /** An HTTP status and a body. */
  record Answer(int status, String body) {
    /** A refusal with this code ("Error handling with DynamoDB", developer guide). */
    static Answer refusal(int status, String code) {
      return new Answer(
          status,
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"as it was told\"}"
              .formatted(code));
    }
  }

  StubAws() {
    this.server = new Loopback(0, "/", this::handle);
  }

  URI url() {
    return URI.create("http://" + server.address());
  }

  /** From now on. */
  void answers(Answer other) {
    answer = other;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Answer now = answer;
      if (now.status() == 0) {
        return;
      }
      byte[] bytes = now.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.getResponseHeaders().set("x-amzn-RequestId", "EXAMPLE");
      exchange.sendResponseHeaders(now.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
