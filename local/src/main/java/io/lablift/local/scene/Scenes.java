package io.lablift.local.scene;

import io.lablift.functions.aws.AwsClients;
import io.lablift.local.world.RegistryStore;
import io.lablift.local.world.Worlds;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.RequestLimits;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Opens scenes: each with an account, a table and a clock of its own, all with one registry store.
 * Several threads may do so at once.
 */
public final class Scenes {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final RegistryStore store;
  private final Consumer<Scene> first;
  private final AtomicInteger opened = new AtomicInteger();

  /** Scenes before the functions as they are. */
  public Scenes(RegistryStore store) {
    this(store, scene -> {});
  }

  /**
   * Scenes in each of which something is done before anything happens: a protection switched off,
   * to see whether that is noticed.
   */
  public Scenes(RegistryStore store, Consumer<Scene> first) {
    this.store = store;
    this.first = first;
  }

  /** A new account, as AWS opens it. */
  public Scene open(long seed) {
    return open(seed, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * A new account.
   *
   * @param differently what is different in the account from what AWS opens
   * @param between is given the clients behind the choke point, and gives what functions get
   */
  public Scene open(
      long seed,
      UnaryOperator<SimulatedAccount.Builder> differently,
      UnaryOperator<AwsClients> between) {
    VirtualTimeline loop = new VirtualTimeline(START);
    RequestLimits limits = RequestLimits.aws();
    SimulatedAccount account = differently.apply(SimulatedAccount.builder(loop).seed(seed)).build();
    String table = "scene-" + opened.incrementAndGet();
    Scene scene =
        new Scene(
            loop,
            process ->
                Worlds.simulated(
                    loop,
                    account,
                    limits,
                    store,
                    table,
                    seed + 1_000_003L * process,
                    line -> {},
                    between),
            account,
            limits,
            store.client(),
            table);
    first.accept(scene);
    return scene;
  }
}
