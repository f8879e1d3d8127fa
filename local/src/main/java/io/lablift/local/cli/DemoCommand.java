package io.lablift.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.demo.Demo;
import io.lablift.local.http.LocalServer;
import io.lablift.local.show.Console;
import io.lablift.local.world.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift demo}: the whole life of one lab. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows one lab's whole life: asked for over HTTP, built, its lease ended, torn down, proved"
          + " gone.",
      "Exit code 0 only if the lab was whole and nothing is left."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lablift demo                              about 20 seconds",
      "  ./lablift demo --virtual --report r.json    as fast as it can; the same seed, the same"
          + " report",
      "  ./lablift demo --bake                       the tutorial's chapter on images as well",
      "  AWS_ENDPOINT_URL=http://127.0.0.1:5000 ./lablift demo"
    })
final class DemoCommand implements Callable<Integer> {
  /** A report of the simulator knows no wall clock: its time begins at a moment of its own. */
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final Environment environment;
  private final Console console;

  @Mixin private WorldOptions options = new WorldOptions();

  @Option(names = "--virtual", description = "Simulated time passes as fast as it can.")
  private boolean virtual;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "30",
      description = "Simulated seconds in a real one (default: ${DEFAULT-VALUE}).")
  private double speed = 30;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the figures there, as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--bake",
      description = "Bake an image of the course first, launch the lab from it, remove it at last.")
  private boolean bake;

  @Option(
      names = "--course",
      defaultValue = "demo",
      description = "The lab's course (default: ${DEFAULT-VALUE}).")
  private String course = "demo";

  @Option(
      names = "--student",
      defaultValue = "kim",
      description = "The lab's student (default: ${DEFAULT-VALUE}).")
  private String student = "kim";

  DemoCommand(Environment environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(speed > 0)) {
      throw new Failure(Exit.USAGE, "--speed wants a number above 0, not " + speed);
    }
    Optional<Double> pace = virtual ? Optional.empty() : Optional.of(speed);
    Demo.Outcome outcome;
    try (WorldOptions.Opened opened = options.open(environment, console, START, pace);
        LocalServer server = Servers.start(opened.world().gateway(), 0);
        ApiClient api = new ApiClient(server.url(), Optional.empty())) {
      Demo demo = new Demo(opened.world(), api, console);
      outcome = bake ? demo.runFromImage(course, student) : demo.run(course, student);
    }
    if (report != null) {
      write(report, outcome.report());
    }
    console.line(outcome.clean() ? "" : "The demo did not end as it should; see above.");
    return outcome.clean() ? Exit.OK : Exit.FAILED;
  }

  private static void write(Path file, ObjectNode report) {
    try {
      Files.writeString(file, report.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "the report cannot be written to " + file + ": " + e);
    }
  }
}
