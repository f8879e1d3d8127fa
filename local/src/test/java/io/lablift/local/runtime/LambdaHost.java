package io.lablift.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import io.lablift.functions.api.Api;
import io.lablift.functions.balancer.CreateAlb;
import io.lablift.functions.finish.MarkReady;
import io.lablift.functions.image.CreateImage;
import io.lablift.functions.image.LaunchBuilder;
import io.lablift.functions.image.RemoveBuilder;
import io.lablift.functions.network.CreateNat;
import io.lablift.functions.network.CreateSubnets;
import io.lablift.functions.network.CreateVpc;
import io.lablift.functions.servers.LaunchFromAmi;
import io.lablift.functions.sweep.Sweep;
import io.lablift.functions.teardown.BeginTeardown;
import io.lablift.functions.teardown.Teardown;
import io.lablift.local.runtime.RuntimeApi.Outcome;
import io.lablift.local.wire.Patience;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All functions of the deployable, each in its own process from its first event on, behind Lambda's
 * Invoke operation.
 */
final class LambdaHost implements AutoCloseable {
  /** As {@code mvn package} leaves it. */
  static final Path JAR =
      Path.of(System.getProperty("basedir", "local"), "..", "functions", "target", "lablift.jar");

  private static final Map<String, String> HANDLERS =
      Stream.of(
              Api.class,
              Sweep.class,
              CreateVpc.class,
              CreateSubnets.class,
              CreateNat.class,
              LaunchFromAmi.class,
              CreateAlb.class,
              LaunchBuilder.class,
              CreateImage.class,
              RemoveBuilder.class,
              MarkReady.class,
              BeginTeardown.class,
              Teardown.class)
          .collect(Collectors.toMap(Class::getSimpleName, Class::getName));

  private final Map<String, String> environment;
  private final Loopback server;
  private final Map<String, LambdaProcess> processes = new ConcurrentHashMap<>();

  /**
   * Listens, and starts nothing yet.
   *
   * @param environment of every function, beside that of the runtime
   */
  LambdaHost(int port, Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.server = new Loopback(port, "/2015-03-31/functions/", this::handle);
  }

  /** The functions' names. */
  static List<String> names() {
    return HANDLERS.keySet().stream().sorted().toList();
  }

  /** Has a function handle an event. */
  Outcome invoke(String function, String json) {
    return processes.computeIfAbsent(function, this::start).invoke(json);
  }

  private LambdaProcess start(String function) {
    String handler = HANDLERS.get(function);
    if (handler == null) {
      throw new IllegalArgumentException("no function " + function + "; there are " + names());
    }
    return LambdaProcess.start(function, handler, JAR, environment);
  }

  /**
   * The line that a function's last run has ended with; the process's output comes a little later.
   */
  String lastRun(String function) {
    LambdaProcess process = Objects.requireNonNull(processes.get(function), function);
    String id = "\"requestId\":\"" + process.lastRequestId() + "\"";
    return Patience.until(
        "the line of " + id,
        Duration.ofSeconds(20),
        () -> process.lines().stream().filter(line -> line.contains(id)).findFirst());
  }

  /** The lines that each function has logged. */
  Map<String, List<String>> lines() {
    return new TreeMap<>(
        processes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().lines())));
  }

  /** All of them, to be read by a person. */
  String said() {
    Function<Map.Entry<String, List<String>>, String> told =
        entry -> entry.getKey() + ":\n  " + String.join("\n  ", entry.getValue());
    return lines().entrySet().stream().map(told).collect(Collectors.joining("\n"));
  }

  /** Lambda API reference, "Invoke": also the error of a function answers 200, with a header. */
  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
      String arn = URLDecoder.decode(path[3], StandardCharsets.UTF_8);
      String name = arn.substring(arn.lastIndexOf(':') + 1);
      String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Outcome outcome = invoke(name, event.isEmpty() ? "{}" : event);
      if (outcome.failed()) {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
      }
      byte[] bytes = outcome.json().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.close();
    processes.values().forEach(LambdaProcess::close);
  }
}
