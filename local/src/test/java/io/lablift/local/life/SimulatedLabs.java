package io.lablift.local.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.aws.AwsClients;
import io.lablift.local.function.Result;
import io.lablift.local.report.RunReport;
import io.lablift.local.world.RegistryStore;
import io.lablift.local.world.World;
import io.lablift.local.world.Worlds;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Latency;
import io.lablift.simulator.wire.RequestLimits;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.VirtualTimeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A simulated account with Lablift before it, asked as the API is asked, in virtual time. */
final class SimulatedLabs implements AutoCloseable {
  static final ObjectMapper MAPPER = new ObjectMapper();
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static final AtomicInteger TABLES = new AtomicInteger();

  private final World world;
  private final List<String> lines = new ArrayList<>();

  SimulatedLabs(RegistryStore store, long seed) {
    this.world =
        Worlds.simulated(
                new VirtualTimeline(START),
                store,
                "life-" + TABLES.incrementAndGet(),
                seed,
                lines::add)
            .start();
  }

  /** One of several deployments on an account. */
  SimulatedLabs(RegistryStore store, Loop loop, SimulatedAccount account, long seed) {
    this(store, loop, account, seed, Latency.seeded(seed), UnaryOperator.identity());
  }

  /**
   * With a latency of one's own, and something between the functions and their clients, such as
   * other limits.
   */
  SimulatedLabs(
      RegistryStore store,
      Loop loop,
      SimulatedAccount account,
      long seed,
      Latency latency,
      UnaryOperator<AwsClients> between) {
    this.world =
        Worlds.simulated(
                loop,
                account,
                RequestLimits.none(),
                latency,
                store,
                "life-" + TABLES.incrementAndGet(),
                seed,
                lines::add,
                between)
            .start();
  }

  /** What the functions have logged. */
  List<String> lines() {
    return lines;
  }

  World world() {
    return world;
  }

  /** An answer of the API. */
  record Answer(int status, JsonNode body, JsonNode headers) {
    /** A problem's violations, each as field, rule and remedy. */
    List<String> violations() {
      List<String> said = new ArrayList<>();
      body.path("violations")
          .forEach(
              v -> {
                String field = v.path("field").asText();
                said.add(
                    (field.isEmpty() ? "" : field + ": ")
                        + v.path("rule").asText()
                        + ": "
                        + v.path("remedy").asText());
              });
      return said;
    }
  }

  Answer ask(String method, String path, String body) {
    return ask(method, path, body, "[instructors]", "lee");
  }

  Answer ask(String method, String path, String body, String groups, String user) {
    return askWith(
        method,
        path,
        body,
        MAPPER.createObjectNode().put("cognito:groups", groups).put("cognito:username", user));
  }

  /**
   * As a caller whose verified token has these claims.
   *
   * @param claims null: no authorizer has looked at a token
   */
  Answer askWith(String method, String path, String body, @Nullable ObjectNode claims) {
    String[] parts = path.split("\\?", 2);
    ObjectNode event = MAPPER.createObjectNode().put("rawPath", parts[0]).put("body", body);
    if (parts.length == 2) {
      String[] pair = parts[1].split("=", 2);
      event.putObject("queryStringParameters").put(pair[0], pair[1]);
    }
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", method);
    if (claims != null) {
      context.putObject("authorizer").putObject("jwt").set("claims", claims);
    }
    byte[] asked = event.toString().getBytes(StandardCharsets.UTF_8);
    Result result = call(asked);
    if (result instanceof Result.Failed failed && failed.errorType().equals("Runtime.ExitError")) {
      result = call(asked); // The function died, and API Gateway said 502: a client asks again.
    }
    if (!(result instanceof Result.Succeeded succeeded)) {
      throw new AssertionError(result);
    }
    try {
      JsonNode answer = MAPPER.readTree(succeeded.json());
      String text = answer.path("body").asText();
      boolean isJson = text.startsWith("{");
      return new Answer(
          answer.path("statusCode").asInt(),
          isJson ? MAPPER.readTree(text) : MAPPER.getNodeFactory().textNode(text),
          answer.path("headers"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result call(byte[] event) {
    return world.invoker().call(world.functions().find("Api").orElseThrow(), event);
  }

  Answer post(String student) {
    return ask(
        "POST",
        "/labs",
        "{\"course\":\"aws101\",\"student\":\"%s\",\"leaseMinutes\":5}".formatted(student));
  }

  JsonNode show(String id) {
    return ask("GET", "/labs/" + id, "").body();
  }

  JsonNode until(String id, String status, Duration atMost) {
    Instant end = world.loop().instant().plus(atMost);
    JsonNode lab = show(id);
    while (!lab.path("status").asText().equals(status)) {
      if (world.loop().instant().isAfter(end)) {
        throw new AssertionError(id + " is not " + status + " after " + atMost + ": " + lab);
      }
      world.pass(Duration.ofSeconds(5));
      lab = show(id);
    }
    return lab;
  }

  /**
   * A lab's whole life, from the request to the certificate, as {@code demo --report} writes it.
   */
  ObjectNode life() {
    post("kim");
    JsonNode ready = until("aws101-kim", "READY", Duration.ofMinutes(10));
    var resources = world.labView().resources("aws101-kim");
    JsonNode over = until("aws101-kim", "GONE", Duration.ofMinutes(20));
    return new RunReport(world.log(), world.criticalPaths())
        .of(MAPPER.createObjectNode(), ready, resources, over, world.leftOver("aws101-kim"));
  }

  @Override
  public void close() {
    world.close();
  }
}
