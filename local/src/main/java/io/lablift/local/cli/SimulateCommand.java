package io.lablift.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.scene.Scenes;
import io.lablift.local.show.CaseProgress;
import io.lablift.local.show.Console;
import io.lablift.local.show.DayProgress;
import io.lablift.local.show.DayText;
import io.lablift.local.simulate.ClassDay;
import io.lablift.local.simulate.Day;
import io.lablift.local.simulate.DayPlan;
import io.lablift.local.simulate.DayReport;
import io.lablift.local.simulate.Measured;
import io.lablift.local.simulate.picture.DayPicture;
import io.lablift.local.simulate.picture.NoFonts;
import io.lablift.local.world.RegistryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays a whole day of a class in a simulated account: all labs built, their leases ended,"
          + " everything torn",
      "down, by the real functions and state machines, as fast as it can. Exit code 0 only if every"
          + " lab was ready",
      "and nothing is left."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lablift simulate --students 30                       what AWS's default quotas allow",
      "  ./lablift simulate --students 30 --advised-quotas --plot day.svg",
      "  ./lablift simulate --students 200 --advised-quotas --report r.json",
      "  ./lablift simulate --students 30 --arrival poisson:6 --quota VPCS=40 --quota"
          + " ELASTIC_IPS=60",
      "  ./lablift simulate --students 30 --seeds 1..100        100 days"
    })
final class SimulateCommand implements Callable<Integer> {
  /** Kept, for a logger that nobody keeps forgets its level. */
  private final Logger functions = Logger.getLogger("io.lablift.functions");

  private final Console console;

  @Mixin private ClassOptions options = new ClassOptions();

  @Option(
      names = "--lease-hours",
      paramLabel = "H",
      defaultValue = "4",
      description = "How long each lab may live (default: ${DEFAULT-VALUE}).")
  private String leaseHours = "4";

  @Option(
      names = "--nat",
      paramLabel = "MODE",
      defaultValue = "per-zone",
      description = "per-zone, single or none (default: ${DEFAULT-VALUE}).")
  private String nat = "per-zone";

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      description = "A day for each of these seeds, instead of --seed.")
  private @Nullable String seeds;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the figures there, as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw the day there: *.svg or *.png; labs by status, and calls by bucket.")
  private @Nullable Path plot;

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DayPlan plan = options.plan(leaseHours, nat);
    List<Long> wanted = seeds == null ? List.of(plan.seed()) : Seeds.range(seeds);
    if (plot != null && !DayPicture.isKnown(plot)) {
      throw new Failure(Exit.USAGE, "--plot wants a file *.svg or *.png, not " + plot);
    }
    if (plot != null && wanted.size() > 1) {
      throw new Failure(Exit.USAGE, "--plot shows one day: give --seed instead of --seeds");
    }
    // What functions log of throttled calls is no news.
    functions.setLevel(Level.OFF);
    try (RegistryStore store = RegistryStore.inMemory()) {
      Scenes scenes = new Scenes(store);
      return wanted.size() == 1
          ? one(scenes, plan.withSeed(wanted.getFirst()))
          : many(scenes, wanted.stream().map(plan::withSeed).toList());
    }
  }

  private int one(Scenes scenes, DayPlan plan) {
    Measured measured;
    try (DayProgress progress = new DayProgress(console, plan.students())) {
      measured =
          Measured.of(
              () ->
                  ClassDay.play(
                      scenes,
                      plan,
                      now -> progress.show(now.age(), now.waiting(), now.ready(), now.gone())));
    }
    ObjectNode figures = DayReport.of(measured);
    DayText.lines(figures).forEach(console::line);
    Reports.write(report, figures);
    if (plot != null) {
      draw(measured.day(), plot);
    }
    return measured.day().isGood() ? Exit.OK : Exit.FAILED;
  }

  private int many(Scenes scenes, List<DayPlan> plans) {
    List<Measured> days;
    try (CaseProgress progress = new CaseProgress(console, "days", plans.size())) {
      days =
          plans.stream()
              .map(
                  plan -> {
                    Measured day = Measured.of(() -> ClassDay.play(scenes, plan, standing -> {}));
                    progress.step();
                    return day;
                  })
              .toList();
    }
    ObjectNode figures = DayReport.of(days);
    figures.path("days").forEach(day -> console.line(DayText.line(day)));
    DayText.totals(figures.path("totals")).forEach(console::line);
    Reports.write(report, figures);
    return days.stream().allMatch(measured -> measured.day().isGood()) ? Exit.OK : Exit.FAILED;
  }

  private static void draw(Day day, Path file) {
    try {
      new DayPicture(day).write(file);
    } catch (NoFonts e) {
      throw new Failure(Exit.USAGE, e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "the picture cannot be written to " + file + ": " + e);
    }
  }
}
