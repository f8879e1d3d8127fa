package io.lablift.local.runtime;

import io.lablift.functions.api.Api;
import io.lablift.functions.network.CreateVpc;
import io.lablift.functions.sweep.Sweep;
import io.lablift.functions.teardown.Teardown;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures cold starts in Lambda's own runtime on this machine: from the start of the process to
 * the first answer, and the answers after that. A benchmark and no test: {@code docs/benchmarks.md}
 * has its command and its figures.
 */
public final class ColdStart {
  private static final int ROUNDS = 7;
  private static final int WARM = 20;

  private ColdStart() {}

  /** A function and an event for it. */
  private record Subject(String name, Class<?> handler, Path code, String event) {}

  private record Times(long init, long first, long processor, long warm) {}

  /** Prints a table in Markdown. */
  public static void main(String[] args) {
    Path jar = LambdaHost.JAR;
    String lab = "{\"lab\":\"aws101-kim\",\"attempt\":1,\"state\":{}}";
    List<Subject> subjects =
        List.of(
            new Subject(
                "(empty)",
                EmptyHandler.class,
                LambdaHost.JAR.resolveSibling("../../local/target/test-classes"),
                "{}"),
            new Subject("Api", Api.class, jar, ApiEvent.of("GET", "/labs/aws101-kim").json()),
            new Subject("CreateVpc", CreateVpc.class, jar, "{}"),
            new Subject("Teardown", Teardown.class, jar, lab),
            new Subject("Sweep", Sweep.class, jar, RuntimeLifeTest.sweep()));
    System.out.println(
        "| function | init ms | first event ms | processor ms of both | of the empty handler's |"
            + " warm ms |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    double empty = 0;
    try (StubAws aws = new StubAws()) {
      for (Subject subject : subjects) {
        List<Times> all = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
          all.add(measure(subject, aws));
        }
        Times median =
            new Times(
                median(all.stream().map(Times::init).toList()),
                median(all.stream().map(Times::first).toList()),
                median(all.stream().map(Times::processor).toList()),
                median(all.stream().map(Times::warm).toList()));
        empty = empty == 0 ? (double) median.processor() : empty;
        System.out.printf(
            "| %s | %d | %d | %d | %.1f | %d |%n",
            subject.name(),
            median.init(),
            median.first(),
            median.processor(),
            median.processor() / empty,
            median.warm());
      }
    }
  }

  private static Times measure(Subject subject, StubAws aws) {
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL", aws.url().toString(),
            "LABLIFT_TABLE", "labs",
            "LABLIFT_DEPLOYMENT", "benchmark");
    try (LambdaProcess process =
        LambdaProcess.start("Measured", subject.handler().getName(), subject.code(), environment)) {
      long init = process.init().toMillis();
      long first = time(process, subject);
      long processor = process.processorTime().toMillis();
      List<Long> warm = new ArrayList<>();
      for (int i = 0; i < WARM; i++) {
        warm.add(time(process, subject));
      }
      return new Times(init, first, processor, median(warm));
    }
  }

  private static long time(LambdaProcess process, Subject subject) {
    Instant start = Instant.now();
    var _ = process.invoke(subject.event());
    return Duration.between(start, Instant.now()).toMillis();
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
