package io.lablift.local.cli;

import io.lablift.local.forecast.ForecastDesk;
import io.lablift.local.http.LocalServer;
import io.lablift.local.show.Console;
import io.lablift.local.world.Environment;
import io.lablift.local.world.World;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift serve}: the API on 127.0.0.1, until it is ended. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves the HTTP API on 127.0.0.1, with the state machines and the sweep in the same"
          + " process.",
      "Labs of an endpoint or an account are remembered: end it any time, the next serve goes on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lablift serve                                            a simulated account, ten times"
          + " as fast",
      "  ./lablift serve --quota VPCS=11 --quota ELASTIC_IPS=20 --quota NAT_GATEWAYS_PER_ZONE=10"
          + " --quota VCPUS=100",
      "                                                             one with room for ten labs",
      "  AWS_ENDPOINT_URL=http://127.0.0.1:5000 ./lablift serve     moto",
      "  ./lablift serve --aws                                      your account"
    })
final class ServeCommand implements Callable<Integer> {
  private final Environment environment;
  private final Console console;

  @Mixin private WorldOptions options = new WorldOptions();

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "8080",
      description = "Where to listen; 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "10",
      description = "Simulated seconds in a real one (default: ${DEFAULT-VALUE}).")
  private double speed = 10;

  ServeCommand(Environment environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!(speed > 0)) {
      throw new Failure(Exit.USAGE, "--speed wants a number above 0, not " + speed);
    }
    try (WorldOptions.Opened opened =
            options.open(
                environment, console, InstantSource.system().instant(), Optional.of(speed));
        ForecastDesk forecasts = new ForecastDesk();
        LocalServer server = Servers.start(opened.world().gateway().with(forecasts), port)) {
      console.line("Lablift listens at " + server.url());
      if (opened.world().kind() == World.Kind.SIMULATOR) {
        console.line(
            "Simulated account; one second here is "
                + speed
                + " s there. Labs end with this process.");
      }
      console.line(
          "Ask for a lab:  ./lablift up --course aws101 --student kim --url " + server.url());
      console.line("End with Ctrl-C.");
      new CountDownLatch(1).await();
      return Exit.OK;
    }
  }
}
