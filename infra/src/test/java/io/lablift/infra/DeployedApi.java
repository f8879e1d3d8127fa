package io.lablift.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.function.Result;
import io.lablift.local.world.RegistryStore;
import io.lablift.local.world.World;
import io.lablift.local.world.Worlds;
import io.lablift.statemachine.time.VirtualTimeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The API's function before a simulated account, asked with the events of an HTTP API. */
final class DeployedApi implements AutoCloseable {
  private final RegistryStore store = RegistryStore.inMemory();
  private final World world =
      Worlds.simulated(
              new VirtualTimeline(Instant.parse("2026-03-02T00:00:00Z")),
              store,
              "contract",
              7,
              line -> {})
          .start();

  /** What it said. */
  record Answer(int status, String type, String body) {
    JsonNode json() {
      try {
        return Yaml.MAPPER.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  World world() {
    return world;
  }

  /** Asks as an instructor. */
  Answer ask(String method, String path, String body) {
    return askAs("instructors", "lee", event(method, path, body));
  }

  /** Asks as that student. */
  Answer askAsStudent(String method, String path, String student) {
    return askAs("students", student, event(method, path, ""));
  }

  private Answer askAs(String group, String name, ObjectNode event) {
    ObjectNode jwt = ((ObjectNode) event.path("requestContext")).putObject("authorizer");
    jwt.putObject("jwt")
        .putObject("claims")
        .put("cognito:groups", "[" + group + "]")
        .put("cognito:username", name);
    return answer(event);
  }

  /** Asks without a token. */
  Answer askAsNobody(String method, String path) {
    return answer(event(method, path, ""));
  }

  private static ObjectNode event(String method, String path, String body) {
    ObjectNode event = Yaml.MAPPER.createObjectNode();
    event.put("version", "2.0").put("rawPath", path).put("rawQueryString", "").put("body", body);
    event.putObject("requestContext").putObject("http").put("method", method).put("path", path);
    return event;
  }

  private Answer answer(ObjectNode event) {
    Result result =
        world
            .invoker()
            .call(
                world.functions().find("Api").orElseThrow(),
                event.toString().getBytes(StandardCharsets.UTF_8));
    if (!(result instanceof Result.Succeeded succeeded)) {
      throw new AssertionError(result);
    }
    try {
      JsonNode answer = Yaml.MAPPER.readTree(succeeded.json());
      return new Answer(
          answer.path("statusCode").asInt(),
          answer.path("headers").path("content-type").asText(),
          answer.path("body").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer until(String id, String status, Duration atMost) {
    return until("/labs/" + id, "status", status, atMost);
  }

  Answer untilImage(String id, String state, Duration atMost) {
    return until("/images/" + id, "state", state, atMost);
  }

  private Answer until(String path, String field, String value, Duration atMost) {
    Instant end = world.loop().instant().plus(atMost);
    Answer answer = ask("GET", path, "");
    while (!answer.json().path(field).asText().equals(value)) {
      if (world.loop().instant().isAfter(end)) {
        throw new AssertionError(path + " is not " + value + ": " + answer);
      }
      world.pass(Duration.ofSeconds(5));
      answer = ask("GET", path, "");
    }
    return answer;
  }

  @Override
  public void close() {
    world.close();
    store.close();
  }
}
