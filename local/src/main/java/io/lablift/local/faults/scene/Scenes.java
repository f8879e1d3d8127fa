package io.lablift.local.faults.scene;

import io.lablift.functions.aws.AwsClients;
import io.lablift.local.world.RegistryStore;
import io.lablift.local.world.Worlds;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.RequestLimits;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Opens scenes: each with an account, a table and a clock of its own, all with one registry store.
 * Several threads may do so at once.
 */
public final class Scenes {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final RegistryStore store;
  private final UnaryOperator<AwsClients> between;
  private final AtomicInteger opened = new AtomicInteger();

  /** Scenes before the functions as they are. */
  public Scenes(RegistryStore store) {
    this(store, UnaryOperator.identity());
  }

  /**
   * Scenes with something between the functions and their clients: a protection switched off, to
   * see whether that is noticed.
   *
   * @param between is given the clients behind the choke point, and gives what functions get
   */
  public Scenes(RegistryStore store, UnaryOperator<AwsClients> between) {
    this.store = store;
    this.between = between;
  }

  /** A new account, as AWS opens it. */
  public Scene open(long seed) {
    return open(seed, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * A new account.
   *
   * @param differently what is different in the account from what AWS opens
   * @param alsoBetween what else stands between the functions and their clients
   */
  public Scene open(
      long seed,
      UnaryOperator<SimulatedAccount.Builder> differently,
      UnaryOperator<AwsClients> alsoBetween) {
    VirtualTimeline loop = new VirtualTimeline(START);
    SimulatedAccount account = differently.apply(SimulatedAccount.builder(loop).seed(seed)).build();
    String table = "faults-" + opened.incrementAndGet();
    return new Scene(
        loop,
        process ->
            Worlds.simulated(
                loop,
                account,
                RequestLimits.aws(),
                store,
                table,
                seed + 1_000_003L * process,
                line -> {},
                clients -> between.apply(alsoBetween.apply(clients))),
        account,
        store.client(),
        table);
  }
}
