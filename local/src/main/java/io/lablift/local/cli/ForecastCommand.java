package io.lablift.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.forecast.Forecast;
import io.lablift.local.scene.Scenes;
import io.lablift.local.show.CaseProgress;
import io.lablift.local.show.Console;
import io.lablift.local.show.DayText;
import io.lablift.local.simulate.DayPlan;
import io.lablift.local.world.RegistryStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift forecast}. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what a class will be like: when its labs are ready, which quota keeps them waiting,"
          + " what they cost, and",
      "what other blueprints would cost. It is the simulation of that class; no server is needed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lablift forecast --students 30 --hours 4              in a new account",
      "  ./lablift forecast --students 30 --hours 4 --one-nat --advised-quotas",
      "  ./lablift forecast --students 30 --hours 1.5 --arrival spread:10 --quota VPCS=31 --quota"
          + " ELASTIC_IPS=60"
    })
final class ForecastCommand implements Callable<Integer> {
  /** Kept, for a logger that nobody keeps forgets its level. */
  private final Logger functions = Logger.getLogger("io.lablift.functions");

  private final Console console;

  @Mixin private ClassOptions options = new ClassOptions();

  @Option(
      names = "--hours",
      paramLabel = "H",
      defaultValue = "4",
      description = "How long each lab lives (default: ${DEFAULT-VALUE}).")
  private String hours = "4";

  @Option(names = "--one-nat", description = "One NAT gateway a lab: the same as --nat single.")
  private boolean oneNat;

  @Option(
      names = "--nat",
      paramLabel = "MODE",
      description = "per-zone (the default), single or none.")
  private @Nullable String nat;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the figures there, as JSON.")
  private @Nullable Path report;

  ForecastCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (oneNat && nat != null) {
      throw new Failure(Exit.USAGE, "give --one-nat or --nat, not both");
    }
    String usual = oneNat ? "single" : DayPlan.NAT_MODES.getFirst();
    DayPlan plan = options.plan(hours, nat == null ? usual : nat);
    // What functions log of throttled calls is no news.
    functions.setLevel(Level.OFF);
    ObjectNode forecast;
    try (RegistryStore store = RegistryStore.inMemory();
        CaseProgress progress = new CaseProgress(console, "days played", Forecast.days())) {
      forecast = new Forecast(new Scenes(store)).of(plan, played -> progress.step());
    }
    DayText.lines(forecast).forEach(console::line);
    DayText.blueprints(forecast).forEach(console::line);
    Reports.write(report, forecast);
    return Exit.OK;
  }
}
