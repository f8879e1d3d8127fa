package io.lablift.local.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lablift.functions.aws.AwsClients;
import io.lablift.local.function.Functions;
import io.lablift.local.function.Invoker;
import io.lablift.local.function.LambdaFunction;
import io.lablift.local.http.Gateway;
import io.lablift.local.report.LabView;
import io.lablift.local.report.RunReport.CriticalPaths;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.CallLog;
import io.lablift.simulator.wire.ChokePoint;
import io.lablift.statemachine.engine.Engine;
import io.lablift.statemachine.time.Loop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Everything that labs need to live: an account, a registry, the functions, the engine, and time.
 *
 * <p>One type for all three worlds; what differs was decided when it was made ({@link Worlds}).
 */
public final class World implements AutoCloseable {
  /** Which of the worlds it is. */
  public enum Kind {
    SIMULATOR("simulator"),
    ENDPOINT("endpoint"),
    AWS("aws");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As in reports. */
    public String word() {
      return word;
    }
  }

  /**
   * What a world is made of.
   *
   * @param account empty unless the world is the simulator
   * @param ending what has to be closed with the world, last first
   */
  record Parts(
      Kind kind,
      Place place,
      Loop loop,
      ChokePoint point,
      RawClients raw,
      AwsClients clients,
      Functions functions,
      Invoker invoker,
      Engine engine,
      Optional<SimulatedAccount> account,
      Optional<Long> seed,
      Consumer<String> log,
      Runnable ending) {}

  private final Parts parts;
  private final SweepSchedule sweep;

  World(Parts parts) {
    this.parts = parts;
    this.sweep =
        new SweepSchedule(
            parts.loop(), parts.invoker(), function("Sweep"), parts.place(), parts.log());
  }

  /**
   * Begins the sweep of every minute; a world that outlives its process first takes up what was
   * left behind.
   */
  public World start() {
    if (parts.kind() != Kind.SIMULATOR) {
      sweep.begin("recover");
    }
    sweep.start();
    return this;
  }

  /**
   * Begins a sweep now, beside those of every minute.
   *
   * @param mode what the event's detail gives as its mode; empty: none
   */
  public void sweep(String mode) {
    sweep.begin(mode);
  }

  /** The API of this world, for a server. */
  public Gateway gateway() {
    return new Gateway(
        parts.invoker(),
        function("Api"),
        parts.clients().settings().studentClaim(),
        parts.loop(),
        parts.log());
  }

  /** Which world it is. */
  public Kind kind() {
    return parts.kind();
  }

  /** {@code virtual} or {@code real}. */
  public String clockWord() {
    return parts.kind() == Kind.SIMULATOR ? "virtual" : "real";
  }

  /** Where its labs are. */
  public Place place() {
    return parts.place();
  }

  /** Its time. */
  public Loop loop() {
    return parts.loop();
  }

  /** Its engine, for whoever wants to know of every event. */
  public Engine engine() {
    return parts.engine();
  }

  /** Its functions by name. */
  public Functions functions() {
    return parts.functions();
  }

  /** What runs them. */
  public Invoker invoker() {
    return parts.invoker();
  }

  /** The clients as functions have them, behind the choke point. */
  public AwsClients clients() {
    return parts.clients();
  }

  /** The id of the Lablift whose world this is. */
  public String deployment() {
    return clients().settings().deployment();
  }

  /** What the account itself shows of the labs of this world; not counted. */
  public LabView labView() {
    return new LabView(raw().ec2(), raw().elb(), deployment());
  }

  /** The clients for a look that is not counted. */
  public RawClients raw() {
    return parts.raw();
  }

  /** The choke point that all calls of functions pass: accidents are arranged here. */
  public ChokePoint point() {
    return parts.point();
  }

  /** Every call that the functions made. */
  public CallLog log() {
    return parts.point().log();
  }

  /** The simulated account, if that is what it is. */
  public Optional<SimulatedAccount> account() {
    return parts.account();
  }

  /** The seed of all that chance decides, in the simulator. */
  public Optional<Long> seed() {
    return parts.seed();
  }

  /** Lets time pass; for threads that are not the timeline's own. */
  public void pass(Duration duration) {
    AtomicBoolean passed = new AtomicBoolean();
    var _ = parts.loop().after(duration, "a look from outside", () -> passed.set(true));
    parts.loop().runUntil(passed::get);
  }

  /** How fast it could have been. */
  public CriticalPaths criticalPaths() {
    return parts
        .account()
        .<CriticalPaths>map(account -> new SimulatedPaths(account, log()))
        .orElse(CriticalPaths.UNKNOWN);
  }

  /**
   * What the account still has of a lab; the simulator tells of everything that it was not born
   * with.
   */
  public ArrayNode leftOver(String lab) {
    return parts
        .account()
        .map(SimulatedPaths::leftOver)
        .orElseGet(() -> raw().leftOver(deployment(), lab));
  }

  private LambdaFunction function(String name) {
    return parts
        .functions()
        .find(name)
        .orElseThrow(() -> new IllegalStateException("there is no function " + name));
  }

  @Override
  public void close() {
    parts.loop().close();
    parts.ending().run();
  }
}
