package io.lablift.local.world;

import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.price.PriceList;
import java.time.Duration;
import java.util.Map;

/**
 * Where a world's labs are: a region of an account, and what follows from that.
 *
 * @param account twelve digits
 * @param timeScale 1 where AWS takes AWS's time; below 1 before an emulator that is faster
 * @param prices by which costs are told
 */
public record Place(String region, String account, double timeScale, PriceList prices) {
  static final String TABLE = "lablift";
  private static final String STUDENT_CLAIM = "cognito:username";
  private static final long SHORTEST_LEASE_MINUTES = 5;
  private static final Terms TERMS = new Terms(720, 720, 720, null, false);

  /** With the prices that come with Lablift. */
  public Place(String region, String account, double timeScale) {
    this(region, account, timeScale, PriceList.shipped());
  }

  /** The ARN of one of our state machines here. */
  public String machine(String name) {
    return "arn:aws:states:" + region + ":" + account + ":stateMachine:" + name;
  }

  /** The least that a lease can be, in minutes: five, less where time is scaled, one at least. */
  public long shortestLeaseMinutes() {
    return Math.max(1, (long) Math.ceil(SHORTEST_LEASE_MINUTES * timeScale));
  }

  Settings settings(String table, String deployment) {
    return settings(table, deployment, machines());
  }

  /**
   * The ARNs of the state machines.
   *
   * @param provision the one that builds labs
   * @param bake the one that bakes images
   * @param teardown the one that tears labs down
   */
  public record MachineArns(String provision, String bake, String teardown) {}

  /** Those of this place's own state machines. */
  public MachineArns machines() {
    return new MachineArns(
        machine("provision-lab"), machine("bake-image"), machine("teardown-lab"));
  }

  Settings settings(String table, String deployment, MachineArns machines) {
    return new Settings(
        table,
        deployment,
        region,
        machines.provision(),
        machines.bake(),
        machines.teardown(),
        Map.of(),
        Duration.ofMinutes(shortestLeaseMinutes()),
        TERMS,
        prices,
        timeScale,
        STUDENT_CLAIM);
  }
}
