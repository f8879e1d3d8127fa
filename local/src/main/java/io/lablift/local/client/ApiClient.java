package io.lablift.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lablift.local.http.Gateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Speaks Lablift's HTTP API to one server. */
public final class ApiClient implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI url;
  private final Optional<String> student;

  /**
   * A client of a server.
   *
   * @param url where it is, such as {@code http://127.0.0.1:8080}
   * @param student who asks; empty for an instructor
   */
  public ApiClient(URI url, Optional<String> student) {
    this.url = url;
    this.student = student;
  }

  /** Where the server is. */
  public URI url() {
    return url;
  }

  /** Asks for something. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Sends JSON. */
  public Answer post(String path, JsonNode body) {
    return send(request(path).POST(BodyPublishers.ofString(body.toString())));
  }

  /** Changes something. */
  public Answer patch(String path, JsonNode body) {
    return send(request(path).method("PATCH", BodyPublishers.ofString(body.toString())));
  }

  /** Ends something. */
  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json");
    student.ifPresent(name -> request.header(Gateway.AS, name));
    return request;
  }

  /**
   * Sends a request.
   *
   * @throws Refused when the API says no
   * @throws Unreachable when nobody answers
   */
  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      JsonNode body = parsed(response.body());
      if (response.statusCode() >= 400) {
        throw new Refused(response.statusCode(), body);
      }
      return new Answer(response.statusCode(), body);
    } catch (IOException e) {
      throw new Unreachable(url, e.getMessage() == null ? "no connection" : e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable(url, "interrupted");
    }
  }

  private JsonNode parsed(String body) {
    if (body.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Unreachable(url, "what answers there is not Lablift");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
