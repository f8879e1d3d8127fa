package io.lablift.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import io.lablift.local.runtime.RuntimeApi.Outcome;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One execution environment: the deployable in AWS's own runtime interface client, in a process of
 * its own, started as the managed runtime starts it ("Customizing the Java runtime startup
 * behavior", Lambda developer guide: C1 only).
 */
final class LambdaProcess implements AutoCloseable {
  private static final String LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String function;
  private final RuntimeApi api;
  private final Process process;
  private final Path library;
  private final Instant started;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private LambdaProcess(
      String function, RuntimeApi api, Process process, Path library, Instant started) {
    this.function = function;
    this.api = api;
    this.process = process;
    this.library = library;
    this.started = started;
    this.reader = Thread.ofPlatform().daemon().start(this::read);
  }

  /**
   * Starts a function.
   *
   * @param handler the class, as in the template
   * @param jar the deployable
   * @param variables of the environment, beside those of the runtime
   */
  static LambdaProcess start(
      String function, String handler, Path jar, Map<String, String> variables) {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar.normalize() + " is not there; make it: mvn -pl functions -am package -DskipTests");
    }
    RuntimeApi api = new RuntimeApi(function);
    Path library = library();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx400m",
            "--enable-native-access=ALL-UNNAMED",
            "-D" + LIBRARY + "=" + library,
            "-cp",
            jar + File.pathSeparator + client(),
            AWSLambda.class.getName(),
            handler);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("LABLIFT_"));
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.putAll(
        Map.of(
            "AWS_LAMBDA_RUNTIME_API", api.address(),
            "AWS_LAMBDA_FUNCTION_NAME", function,
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
            "AWS_LAMBDA_LOG_FORMAT", "JSON",
            "AWS_LAMBDA_LOG_LEVEL", "INFO",
            "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "AWS_REGION", "ap-northeast-2",
            "_HANDLER", handler));
    environment.putAll(variables);
    builder.redirectErrorStream(true);
    Instant now = Instant.now();
    try {
      return new LambdaProcess(function, api, builder.start(), library, now);
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The client's native half. By itself it unpacks that to one place for all processes of a
   * machine, and one that starts would pull it away from under one that runs.
   */
  private static Path library() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String name = "/jni/libaws-lambda-jni.linux-%s.so".formatted(arm ? "aarch_64" : "x86_64");
    try (InputStream in = Objects.requireNonNull(AWSLambda.class.getResourceAsStream(name), name)) {
      Path library = Files.createTempFile("aws-lambda-jni", ".so");
      Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The runtime interface client and what it needs, from this JVM's own classpath. */
  private static String client() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                entry.matches(
                    ".*[/\\\\](aws-lambda-java-(runtime|core|serial)|utils-lite)[^/\\\\]*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** From the start of the process to its first question for an event. */
  Duration init() {
    try {
      return Duration.between(
          started, api.initialised().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(function + " did not start:\n" + said(), e);
    }
  }

  /** Has an event handled. */
  Outcome invoke(String json) {
    try {
      return api.invoke(json).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(function + " gave no answer:\n" + said(), e);
    }
  }

  /** That of its last event. */
  String lastRequestId() {
    return api.lastRequestId();
  }

  /** The processor time that it has taken so far: what else the machine does is not in it. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Its lines so far, as they would go to its log group. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private String said() {
    return String.join("\n", lines);
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException closed) {
      lines.add("(closed)");
    }
    api.died("ended:\n" + said());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      reader.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    api.close();
    try {
      Files.deleteIfExists(library);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
