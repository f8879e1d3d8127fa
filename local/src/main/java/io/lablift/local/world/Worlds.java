package io.lablift.local.world;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Settings;
import io.lablift.local.engine.LambdaTasks;
import io.lablift.local.engine.LocalSfn;
import io.lablift.local.function.CurrentCaller;
import io.lablift.local.function.Functions;
import io.lablift.local.function.Invoker;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.ChokePoint;
import io.lablift.simulator.wire.Latency;
import io.lablift.simulator.wire.RequestLimits;
import io.lablift.statemachine.engine.Engine;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.RealTimeline;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes worlds. */
public final class Worlds {
  private Worlds() {}

  /**
   * A simulated account on a timeline, whose labs live and die with this JVM.
   *
   * @param store in memory; one serves many worlds
   * @param table the registry's table of this world alone
   * @param seed of all that chance decides
   */
  public static World simulated(
      Loop loop, RegistryStore store, String table, long seed, Consumer<String> log) {
    SimulatedAccount account = SimulatedAccount.builder(loop).seed(seed).build();
    return simulated(loop, account, RequestLimits.aws(), store, table, seed, log);
  }

  /**
   * As {@link #simulated(Loop, RegistryStore, String, long, Consumer)}, with an account of one's
   * own making.
   */
  public static World simulated(
      Loop loop,
      SimulatedAccount account,
      RequestLimits limits,
      RegistryStore store,
      String table,
      long seed,
      Consumer<String> log) {
    return simulated(loop, account, limits, store, table, seed, log, UnaryOperator.identity());
  }

  /**
   * As {@link #simulated(Loop, SimulatedAccount, RequestLimits, RegistryStore, String, long,
   * Consumer)}, with something between the functions and their clients.
   *
   * @param between is given the clients behind the choke point, and gives what functions get
   */
  public static World simulated(
      Loop loop,
      SimulatedAccount account,
      RequestLimits limits,
      RegistryStore store,
      String table,
      long seed,
      Consumer<String> log,
      UnaryOperator<AwsClients> between) {
    return simulated(loop, account, limits, Latency.seeded(seed), store, table, seed, log, between);
  }

  /**
   * As {@link #simulated(Loop, SimulatedAccount, RequestLimits, RegistryStore, String, long,
   * Consumer, UnaryOperator)}, with a latency of one's own.
   */
  public static World simulated(
      Loop loop,
      SimulatedAccount account,
      RequestLimits limits,
      Latency latency,
      RegistryStore store,
      String table,
      long seed,
      Consumer<String> log,
      UnaryOperator<AwsClients> between) {
    store.makeTable(table);
    CurrentCaller callers = new CurrentCaller();
    ChokePoint point =
        ChokePoint.builder(loop, callers)
            .latency(latency, loop::pause)
            .later((delay, what) -> loop.after(delay, "late effect", what))
            .limits(limits)
            .build();
    Place place = new Place(account.region(), account.accountId(), 1);
    return assemble(
        World.Kind.SIMULATOR,
        place,
        loop,
        callers,
        point,
        RawClients.of(account),
        between,
        store.client(),
        place.settings(table, store.deployment(table, "sim" + Long.toUnsignedString(seed, 36))),
        Optional.of(account),
        Optional.of(seed),
        log,
        () -> store.dropTable(table));
  }

  /**
   * A real account, or an endpoint that stands in for one, on the real clock; its labs outlive this
   * process.
   *
   * @param data where the registry is kept
   * @param name of the registry's file: one for each account or endpoint
   */
  public static World real(
      World.Kind kind, Account account, Place place, Path data, String name, Consumer<String> log) {
    RegistryStore store = RegistryStore.onFile(data, name);
    store.makeTable(Place.TABLE);
    Loop loop = new RealTimeline();
    CurrentCaller callers = new CurrentCaller();
    ChokePoint point = ChokePoint.builder(loop, callers).build();
    RawClients raw =
        kind == World.Kind.ENDPOINT
            ? RawClients.ofEmulator(account.sdk())
            : RawClients.of(account.sdk());
    World world =
        assemble(
            kind,
            place,
            loop,
            callers,
            point,
            raw,
            UnaryOperator.identity(),
            store.client(),
            place.settings(Place.TABLE, store.deployment(Place.TABLE)),
            Optional.empty(),
            Optional.empty(),
            log,
            store::close);
    if (kind == World.Kind.ENDPOINT) {
      PlayedBuilders builders = new PlayedBuilders(raw.ec2(), loop, place, world.deployment(), log);
      world.engine().listen(builders::happened);
    }
    return world;
  }

  private static World assemble(
      World.Kind kind,
      Place place,
      Loop loop,
      CurrentCaller callers,
      ChokePoint point,
      RawClients raw,
      UnaryOperator<AwsClients> between,
      DynamoDbClient registry,
      Settings settings,
      Optional<SimulatedAccount> account,
      Optional<Long> seed,
      Consumer<String> log,
      Runnable ending) {
    Invoker invoker = new Invoker(loop, callers, place.region(), place.account(), log);
    AtomicReference<@Nullable Functions> functions = new AtomicReference<>();
    Engine engine =
        new Engine(loop, new LambdaTasks(invoker, () -> made(functions)), seed.orElse(0L));
    AwsClients clients =
        between.apply(
            raw.behind(point, new LocalSfn(engine, Machines.at(place)), registry, loop, settings));
    Functions ours = LabliftFunctions.of(clients);
    functions.set(ours);
    return new World(
        new World.Parts(
            kind, place, loop, point, raw, clients, ours, invoker, engine, account, seed, log,
            ending));
  }

  private static Functions made(AtomicReference<@Nullable Functions> functions) {
    Functions made = functions.get();
    if (made == null) {
      throw new IllegalStateException("the world is not made yet");
    }
    return made;
  }
}
