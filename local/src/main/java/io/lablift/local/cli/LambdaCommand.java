package io.lablift.local.cli;

import io.lablift.local.http.LambdaEndpoint;
import io.lablift.local.http.LocalServer;
import io.lablift.local.show.Console;
import io.lablift.local.world.Account;
import io.lablift.local.world.Environment;
import io.lablift.local.world.LambdaWorld;
import io.lablift.local.world.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./lablift lambda}: our functions for somebody else's state machine engine. */
@Command(
    name = "lambda",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves Lablift's functions as Lambda does, for another state machine engine:",
      "POST /2015-03-31/functions/NAME/invocations. They work before AWS_ENDPOINT_URL,",
      "whose own Step Functions runs the state machines."
    })
final class LambdaCommand implements Callable<Integer> {
  private final Environment environment;
  private final Console console;

  @Option(names = "--port", paramLabel = "P", required = true, description = "Where to listen.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".lablift",
      description = "Where labs are remembered (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of(".lablift");

  @Option(
      names = "--time-scale",
      paramLabel = "S",
      defaultValue = "1",
      description = "The endpoint's resources take S times AWS's time (default: 1).")
  private double timeScale = 1;

  @Option(
      names = "--provision-machine",
      paramLabel = "ARN",
      description =
          "The state machine that builds labs (default: provision-lab of that account and region).")
  private @Nullable String provision;

  @Option(
      names = "--bake-machine",
      paramLabel = "ARN",
      description = "The one that bakes images (default: bake-image).")
  private @Nullable String bake;

  @Option(
      names = "--teardown-machine",
      paramLabel = "ARN",
      description = "The one that tears them down (default: teardown-lab).")
  private @Nullable String teardown;

  LambdaCommand(Environment environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<URI> endpoint = environment.endpoint();
    if (endpoint.isEmpty()) {
      throw new Failure(
          Exit.USAGE,
          "say before which endpoint the functions work: AWS_ENDPOINT_URL=http://… ./lablift"
              + " lambda");
    }
    if (!(timeScale > 0 && timeScale <= 1)) {
      throw new Failure(
          Exit.USAGE, "--time-scale wants a number above 0 and at most 1, not " + timeScale);
    }
    Account account = Account.of(environment, endpoint);
    Place place = new Place(environment.region(), account.id(), timeScale);
    try (LambdaWorld world =
            new LambdaWorld(
                account,
                place,
                new Place.MachineArns(
                    provision == null ? place.machines().provision() : provision,
                    bake == null ? place.machines().bake() : bake,
                    teardown == null ? place.machines().teardown() : teardown),
                data,
                console::note);
        LocalServer server =
            Servers.start(new LambdaEndpoint(world.invoker(), world.functions()), port)) {
      console.line("Functions " + world.functions().names());
      console.line(
          "at " + server.url() + "/2015-03-31/functions/NAME/invocations; end with Ctrl-C.");
      new CountDownLatch(1).await();
      return Exit.OK;
    }
  }
}
