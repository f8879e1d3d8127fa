package io.lablift.local.scene;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.Registry;
import io.lablift.local.world.World;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.RequestLimits;
import io.lablift.statemachine.time.Scheduled;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One simulated account with Lablift before it, in virtual time: the stage on which a case is
 * played.
 *
 * <p>What it knows of the registry it knows without a call that counts or takes time.
 */
public final class Scene implements AutoCloseable {
  private final VirtualTimeline loop;
  private final List<World> worlds = new ArrayList<>();
  private final IntFunction<World> anew;
  private final SimulatedAccount account;
  private final RequestLimits limits;
  private final DynamoDbClient dynamo;
  private final Registry registry;
  private final Capacity capacity;
  private final Witness witness;
  private final ApiUser user;
  private final Instant start;
  private final List<Note> notes = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final List<Runnable> lifted = new ArrayList<>();
  private final List<Runnable> ofEachProcess = new ArrayList<>();

  /**
   * Opens it.
   *
   * @param anew makes the world of the account: 0 for the first, one more for each restart
   */
  Scene(
      VirtualTimeline loop,
      IntFunction<World> anew,
      SimulatedAccount account,
      RequestLimits limits,
      DynamoDbClient dynamo,
      String table) {
    this.loop = loop;
    this.anew = anew;
    this.account = account;
    this.limits = limits;
    this.dynamo = dynamo;
    this.registry = new Registry(dynamo, table);
    this.witness = new Witness(loop);
    this.user = new ApiUser(this);
    this.start = loop.instant();
    begin();
    this.capacity = new Capacity(dynamo, world().clients().settings());
  }

  private World begin() {
    World world = anew.apply(worlds.size());
    worlds.add(world);
    world.point().accidents().arrange(witness);
    ofEachProcess.forEach(Runnable::run);
    return world.start();
  }

  /** Has something done to this process and to each that comes after it, before it begins. */
  public void eachProcess(Runnable what) {
    ofEachProcess.add(what);
    what.run();
  }

  public VirtualTimeline loop() {
    return loop;
  }

  /** Lablift's present process. */
  public World world() {
    return worlds.getLast();
  }

  /** Lablift's processes, those that were killed first. */
  public List<World> worlds() {
    return List.copyOf(worlds);
  }

  /**
   * Kills Lablift's process, with its functions and its engine, and starts another one before the
   * same account and registry, which takes up what it finds.
   */
  public void restart() {
    note("the process is killed, and another one started");
    world().invoker().stop();
    begin().sweep("recover");
    user.restarted();
  }

  /** The account in truth. */
  public SimulatedAccount account() {
    return account;
  }

  /** How many requests of each action the account takes. */
  public RequestLimits limits() {
    return limits;
  }

  /** The registry's store, before the choke point. */
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  /** The registry, before the choke point. */
  public Registry registry() {
    return registry;
  }

  /** The region's capacity, before the choke point. */
  public Capacity.View capacity() {
    return capacity.view();
  }

  public Witness witness() {
    return witness;
  }

  public ApiUser user() {
    return user;
  }

  /** A lab as the registry has it now. */
  public Optional<LabRecord> lab(LabId id) {
    return registry.find(id);
  }

  /** Something worth telling that no call shows. */
  public record Note(Instant at, String text) {}

  /** Writes down something that was done to the scene, for its story. */
  public void note(String text) {
    notes.add(new Note(loop.instant(), text));
  }

  /** Has something done when the fault that lasts is put right. */
  public void whenLifted(Runnable action) {
    lifted.add(action);
  }

  /** Puts right what went wrong for good. */
  public void lift() {
    note("what was refused for good is allowed again");
    lifted.forEach(Runnable::run);
  }

  /** Writes down that something went wrong which is nobody's accident. */
  public void broke(String what) {
    broken.add(what);
    note(what);
  }

  /** What went wrong by itself. */
  public List<String> broken() {
    return List.copyOf(broken);
  }

  /** All that was noted, in order. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** Virtual time since the scene was opened. */
  public Duration age() {
    return Duration.between(start, loop.instant());
  }

  /** When the scene was opened. */
  public Instant start() {
    return start;
  }

  /** Lets time pass; for threads that are not the timeline's own. */
  public void pass(Duration duration) {
    loop.runUntil(loop.instant().plus(duration));
  }

  /**
   * Lets time pass until something is so, for at most so long.
   *
   * @param condition is asked after every action, so it must be cheap
   * @return whether it came to be so
   */
  public boolean within(Duration atMost, BooleanSupplier condition) {
    AtomicBoolean tooLate = new AtomicBoolean();
    Scheduled deadline = loop.after(atMost, "patience ends", () -> tooLate.set(true));
    try {
      loop.runUntil(() -> tooLate.get() || condition.getAsBoolean());
    } finally {
      deadline.cancel();
    }
    return condition.getAsBoolean();
  }

  /** The executions that have not ended, by name. */
  public List<String> running() {
    return world().engine().list().stream()
        .filter(execution -> execution.stopDate() == null)
        .map(execution -> execution.name())
        .toList();
  }

  @Override
  public void close() {
    world().close();
  }
}
