package io.lablift.local.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A program that listens on a port of 127.0.0.1, in a process of its own that ends with us. */
public final class Program implements AutoCloseable {
  /** Below the ports that Linux gives to outgoing connections: those cannot take one from us. */
  private static final int LOWEST_PORT = 20_000;

  private static final int HIGHEST_PORT = 32_000;
  private static final int TRIES = 5;
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration END = Duration.ofSeconds(20);

  private final String name;
  private final Process process;
  private final Path log;
  private final URI url;
  private final Thread lastResort;

  private Program(String name, Process process, Path log, int port) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.url = URI.create("http://127.0.0.1:" + port);
    this.lastResort = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * Starts a program and waits until it answers.
   *
   * @param directory where its output goes
   * @param path a GET of this is answered, with whatever status, when the program is ready
   * @param command what starts it on a given port
   */
  static Program start(
      Path directory,
      String name,
      Map<String, String> environment,
      String path,
      IntFunction<List<String>> command) {
    for (int i = 1; ; i++) {
      Program program = launch(directory, name, environment, freePort(), command);
      if (program.answers(path)) {
        return program;
      }
      program.close();
      if (i == TRIES) {
        throw new AssertionError(name + " does not start; it said:\n" + program.said());
      }
    }
  }

  /** As {@link #start}, on a port that somebody else was told already. */
  static Program startAt(
      int port,
      Path directory,
      String name,
      Map<String, String> environment,
      String path,
      IntFunction<List<String>> command) {
    Program program = launch(directory, name, environment, port, command);
    if (!program.answers(path)) {
      program.close();
      throw new AssertionError(name + " does not start; it said:\n" + program.said());
    }
    return program;
  }

  private static Program launch(
      Path directory,
      String name,
      Map<String, String> environment,
      int port,
      IntFunction<List<String>> command) {
    try {
      Path log = Files.createTempFile(directory, name + "-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command.apply(port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      // Nothing of the machine's own AWS set-up may leak in.
      builder.environment().keySet().removeIf(variable -> variable.startsWith("AWS_"));
      builder.environment().putAll(environment);
      return new Program(name, builder.start(), log, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers(String path) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(10)).build();
      return Patience.until(
          name + " answers",
          START,
          () -> {
            if (!process.isAlive()) {
              return Optional.of(false);
            }
            try {
              http.send(request, BodyHandlers.discarding());
              return process.isAlive() ? Optional.of(true) : Optional.of(false);
            } catch (IOException notYet) {
              return Optional.empty();
            }
          });
    }
  }

  /** A port that nobody listens on. */
  public static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // The next one.
      }
    }
  }

  /** Where it listens. */
  public URI url() {
    return url;
  }

  /** All that it wrote. */
  String said() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it in the middle of whatever it does, as {@code kill -9} would. */
  @Override
  public void close() {
    end(process);
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException theHookRuns) {
      return;
    }
  }

  private static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the process " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
