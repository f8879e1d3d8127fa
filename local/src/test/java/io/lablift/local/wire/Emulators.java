package io.lablift.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.local.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Starts what stands in for AWS, and our own program in a process of its own. */
public final class Emulators {
  private static final Path TOOLS =
      Path.of(System.getProperty("basedir", ".")).resolve("src/test/python").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String MOTO_IS_READY = "/moto-api/data.json";

  private Emulators() {}

  /** moto as it comes: an account in memory that does at once what takes AWS minutes. */
  static Program moto(Path directory) {
    return Program.start(
        directory,
        "moto",
        Map.of(),
        MOTO_IS_READY,
        port -> List.of("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port)));
  }

  /** moto without the thousand public images that it would give to each account. */
  public static Program motoWithoutImages(Path directory) {
    return Program.start(
        directory,
        "moto-bare",
        Map.of("MOTO_EC2_LOAD_DEFAULT_AMIS", "false"),
        MOTO_IS_READY,
        port -> List.of("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port)));
  }

  /** moto with its own engine for Step Functions, whose Lambda tasks come to a port of ours. */
  public static Program motoWithStepFunctions(Path directory, int lambdaPort) {
    return Program.start(
        directory,
        "moto-sfn",
        Map.of(),
        MOTO_IS_READY,
        port ->
            List.of(
                "python3",
                TOOLS.resolve("moto_sfn_server.py").toString(),
                "-p",
                String.valueOf(port),
                "--lambda-port",
                String.valueOf(lambdaPort),
                "--java",
                JAVA,
                "--jsonata-classpath",
                jsonata()));
  }

  private static String jsonata() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.matches(".*[/\\\\](jsonata|jackson-(core|databind|annotations))-.*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * A proxy that gives an emulator AWS's waiting times and refusals, and counts calls.
   *
   * @param scale of AWS's times
   */
  static Program delaying(Path directory, Program upstream, double scale) {
    return Program.start(
        directory,
        "delayproxy",
        Map.of(),
        "/_proxy/stats",
        port ->
            List.of(
                "python3",
                TOOLS.resolve("delayproxy.py").toString(),
                "--port",
                String.valueOf(port),
                "--upstream",
                upstream.url().toString(),
                "--scale",
                String.valueOf(scale)));
  }

  /** The EC2, ELB and SSM calls that a {@link #delaying} proxy has seen so far, by action. */
  static Map<String, Integer> calls(Program proxy) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(proxy.url().resolve("/_proxy/stats")).build();
      JsonNode stats =
          new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
      Map<String, Integer> calls = new TreeMap<>();
      stats.path("counts").properties().stream()
          .filter(call -> call.getKey().matches("(ec2|elbv2|ssm):.*"))
          .forEach(call -> calls.put(call.getKey(), call.getValue().asInt()));
      return calls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** {@code ./lablift COMMAND …} before an endpoint, on a port that it is told. */
  static Program lablift(
      int port, Path directory, URI endpoint, String command, String... arguments) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(command, "--port", String.valueOf(port)));
    line.addAll(List.of(arguments));
    return Program.startAt(
        port,
        directory,
        "lablift-" + command,
        Map.of("AWS_ENDPOINT_URL", endpoint.toString(), "AWS_REGION", "ap-northeast-2"),
        "/",
        _ -> line);
  }
}
