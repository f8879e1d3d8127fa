package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Takes;
import io.lablift.simulator.world.World;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one server's user data. cloud-init runs it once per instance ("Boot stages",
 * "Modules" in its documentation), in the first boot: whoever stops or reboots the server meanwhile
 * ends it for good.
 */
final class CloudInit {
  private final World world;
  private final Life life;
  private final String id;
  private final UserData userData;
  private @Nullable Instant bootedAgainAt;
  private @Nullable Instant answersAgainAt;
  private boolean fails;
  private boolean interrupted;
  private int reboots;

  CloudInit(World world, Life life, String id, UserData userData) {
    this.world = world;
    this.life = life;
    this.id = id;
    this.userData = userData;
  }

  /** The user data comes to nothing. */
  void fail() {
    fails = true;
  }

  boolean isFailing() {
    return fails;
  }

  /** When cloud-init is done with the user data, well or not; empty where it never is. */
  Optional<Instant> done() {
    if (interrupted) {
      return Optional.empty();
    }
    Takes takes = userData.powerState().isPresent() ? Takes.USER_DATA_RUN : Takes.WEB_SERVER_UP;
    return life.firstReached("running")
        .map(running -> running.plus(world.draw(takes, id)))
        .filter(this::runsThroughTo);
  }

  private boolean runsThroughTo(Instant moment) {
    return life.isSteady(life.firstReached("running").orElseThrow(), moment);
  }

  /** Whether there is user data that succeeded by now. */
  boolean hasSucceeded() {
    return !userData.isEmpty()
        && !fails
        && done().filter(done -> !world.now().isBefore(done)).isPresent();
  }

  /** Whether there is user data that succeeds, or has. */
  boolean willSucceed() {
    return !userData.isEmpty() && !fails && done().isPresent();
  }

  /** When the server shuts itself down, or did; empty where it does not. */
  Optional<Instant> powersOffAt() {
    Optional<PowerState> wanted = userData.powerState();
    if (wanted.isEmpty() || (fails && !wanted.get().evenInFailure())) {
      return Optional.empty();
    }
    return done()
        .map(done -> done.plus(wanted.get().delay()))
        .filter(this::runsThroughTo)
        .filter(off -> bootedAgainAt == null || !bootedAgainAt.isBefore(off));
  }

  /** The server boots again, by no doing of its own. */
  void reboot() {
    Instant now = world.now();
    interrupted = interrupted || (!userData.isEmpty() && done().filter(now::isBefore).isPresent());
    reboots++;
    bootedAgainAt = now;
    answersAgainAt = now.plus(world.draw(Takes.INSTANCE_REBOOTED, id + " " + reboots));
  }

  /** When the server last booted without being stopped. */
  Optional<Instant> bootedAgainAt() {
    return Optional.ofNullable(bootedAgainAt);
  }

  /** From when the last such boot lets the server answer. */
  Optional<Instant> answersAgainAt() {
    return Optional.ofNullable(answersAgainAt);
  }
}
