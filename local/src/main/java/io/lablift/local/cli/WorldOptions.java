package io.lablift.local.cli;

import io.lablift.functions.price.PriceList;
import io.lablift.local.show.Console;
import io.lablift.local.simulate.AccountQuotas;
import io.lablift.local.world.Account;
import io.lablift.local.world.Environment;
import io.lablift.local.world.Place;
import io.lablift.local.world.RegistryStore;
import io.lablift.local.world.World;
import io.lablift.local.world.Worlds;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.RequestLimits;
import io.lablift.statemachine.time.Pace;
import io.lablift.statemachine.time.VirtualTimeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which world a command works. */
final class WorldOptions {
  private static final String TABLE = "lablift";

  @Option(
      names = "--aws",
      description = "The AWS account of your credentials. Asks first: labs there cost money.")
  private boolean aws;

  @Option(names = "--yes", description = "Do not ask before using an AWS account.")
  private boolean yes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What chance decides in the simulator (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".lablift",
      description =
          "Where labs of an endpoint or account are remembered (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of(".lablift");

  @Option(
      names = "--time-scale",
      paramLabel = "S",
      defaultValue = "1",
      description =
          "An endpoint whose resources take S times AWS's time, such as 0.05 (default: 1).")
  private double timeScale = 1;

  @Option(
      names = "--quota",
      paramLabel = "NAME=V",
      description =
          "A quota of the simulated account that is not AWS's default, such as VPCS=40; may be"
              + " repeated.")
  private Map<String, Integer> quotas = new LinkedHashMap<>();

  /** An open world, and whatever moves its time. */
  record Opened(World world, AutoCloseable mover) implements AutoCloseable {
    @Override
    public void close() {
      try {
        mover.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      world.close();
    }
  }

  /**
   * Opens the world that the options and the environment ask for.
   *
   * @param start when simulated time begins
   * @param speed how fast it passes; empty for only while somebody waits for it, and then at once
   */
  Opened open(Environment environment, Console console, Instant start, Optional<Double> speed) {
    check();
    Optional<URI> endpoint = environment.endpoint();
    if (aws && endpoint.isPresent()) {
      throw new Failure(
          Exit.USAGE,
          "--aws and AWS_ENDPOINT_URL=" + endpoint.get() + " contradict each other: leave one out");
    }
    if (aws || endpoint.isPresent()) {
      if (!quotas.isEmpty()) {
        throw new Failure(
            Exit.USAGE,
            "--quota sets quotas of the simulated account; ask AWS for yours: ./lablift capacity"
                + " says how");
      }
      return real(environment, console, endpoint);
    }
    Pace pace = speed.map(Pace::times).orElseGet(Pace::asFastAsPossible);
    VirtualTimeline loop = new VirtualTimeline(start, pace);
    RegistryStore store = RegistryStore.inMemory();
    SimulatedAccount account = granted().granted(SimulatedAccount.builder(loop).seed(seed)).build();
    World world =
        Worlds.simulated(loop, account, RequestLimits.aws(), store, TABLE, seed, console::note)
            .start();
    AutoCloseable driver = speed.isPresent() ? loop.drive() : () -> {};
    return new Opened(world, driver);
  }

  private AccountQuotas granted() {
    try {
      return AccountQuotas.of(quotas);
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private void check() {
    if (!(timeScale > 0 && timeScale <= 1)) {
      throw new Failure(
          Exit.USAGE, "--time-scale wants a number above 0 and at most 1, not " + timeScale);
    }
  }

  private Opened real(Environment environment, Console console, Optional<URI> endpoint) {
    Account account = Account.of(environment, endpoint);
    String where = "account " + account.id() + ", region " + environment.region();
    console.note(
        endpoint
            .map(uri -> "Endpoint " + uri + ", " + where)
            .orElse("AWS " + where + ", as " + account.who()));
    if (endpoint.isEmpty()) {
      consent(console, where);
    }
    Place place = new Place(environment.region(), account.id(), timeScale, prices(environment));
    String name =
        endpoint.map(WorldOptions::fileName).orElse("aws")
            + "-"
            + account.id()
            + "-"
            + environment.region();
    World.Kind kind = endpoint.isPresent() ? World.Kind.ENDPOINT : World.Kind.AWS;
    World world = Worlds.real(kind, account, place, data, name, console::note).start();
    return new Opened(world, () -> {});
  }

  private static PriceList prices(Environment environment) {
    try {
      return PriceList.shipped().with(environment.prices());
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, "LABLIFT_PRICES is " + e.getMessage());
    }
  }

  /** Two endpoints do not share a registry, as they do not share an account. */
  private static String fileName(URI endpoint) {
    return "endpoint-" + endpoint.getAuthority().replaceAll("[^A-Za-z0-9.]", "-");
  }

  private void consent(Console console, String where) {
    if (yes) {
      return;
    }
    console.note(
        "Labs in " + where + " cost money, about 0.25 US dollars an hour each. Go on? [y/N]");
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
      String answer = in.readLine();
      if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
        throw new Failure(Exit.USAGE, "nothing was done; --yes answers for you");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where labs are remembered. */
  Path data() {
    return data;
  }
}
