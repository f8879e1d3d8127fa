package io.lablift.local.world;

import io.lablift.functions.aws.AwsClients;
import io.lablift.local.function.CurrentCaller;
import io.lablift.local.function.Functions;
import io.lablift.local.function.Invoker;
import io.lablift.simulator.wire.ChokePoint;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.RealTimeline;
import java.nio.file.Path;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Our functions alone, before an account whose own Step Functions runs the state machines. */
public final class LambdaWorld implements AutoCloseable {
  private final RegistryStore store;
  private final Loop loop;
  private final Functions functions;
  private final Invoker invoker;

  /**
   * The functions of a place.
   *
   * @param machines the state machines there
   * @param data where the registry is kept
   */
  public LambdaWorld(
      Account account, Place place, Place.MachineArns machines, Path data, Consumer<String> log) {
    this.store = RegistryStore.onFile(data, "functions-" + place.account() + "-" + place.region());
    store.makeTable(Place.TABLE);
    this.loop = new RealTimeline();
    CurrentCaller callers = new CurrentCaller();
    ChokePoint point = ChokePoint.builder(loop, callers).build();
    AwsClients aws =
        RawClients.ofEmulator(account.sdk())
            .behind(
                point,
                account.sdk().build(SfnClient.builder()),
                store.client(),
                loop,
                place.settings(Place.TABLE, store.deployment(Place.TABLE), machines));
    this.functions = LabliftFunctions.of(aws);
    this.invoker = new Invoker(loop, callers, place.region(), place.account(), log);
  }

  /** The functions by name. */
  public Functions functions() {
    return functions;
  }

  /** What runs them. */
  public Invoker invoker() {
    return invoker;
  }

  @Override
  public void close() {
    loop.close();
    store.close();
  }
}
