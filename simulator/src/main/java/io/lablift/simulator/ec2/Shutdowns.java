package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Journal;
import io.lablift.simulator.world.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What a server's shutdown leads to, whoever asks for it, and the shutdowns that servers do by
 * themselves ("Change the instance initiated shutdown behavior" in the EC2 user guide).
 *
 * <p>A server that shuts itself down does so at a moment that follows from the clock alone; what
 * became due is done, as of that moment, before the account answers its next call. Neither stop nor
 * termination protection keeps it from it.
 */
final class Shutdowns {
  /** Codes of "StateReason" in the EC2 API reference. */
  static final String BY_USER = "Client.UserInitiatedShutdown";

  static final String BY_ITSELF = "Client.InstanceInitiatedShutdown";

  private final Ec2World ec2;
  private final Disks disks;

  Shutdowns(Ec2World ec2, Disks disks) {
    this.ec2 = ec2;
    this.disks = disks;
  }

  /** Shuts down the servers that did so by themselves by now. */
  void tend() {
    for (SimInstance instance : ec2.instances.linked("power", "off by itself").toList()) {
      instance
          .cloudInit
          .powersOffAt()
          .filter(at -> !ec2.now().isBefore(at) && instance.life.stateAt(at).equals("running"))
          .ifPresent(at -> powerOff(instance, at));
    }
  }

  private void powerOff(SimInstance instance, Instant at) {
    boolean stops = instance.launch.shutdownBehavior().equals("stop");
    Life.Change change =
        instance
            .life
            .applyAt(at, stops ? "stop" : "terminate", instance.nextChangeLag())
            .orElseThrow();
    instance.changedBecause(BY_ITSELF, "Instance initiated shutdown");
    if (!stops) {
      ends(instance, "", at, change);
      return;
    }
    stops(instance);
    Instant running = instance.life.firstReached("running").orElseThrow();
    ec2.world
        .journal()
        .add(
            new Journal.Made(
                stopOf(instance),
                "",
                at,
                Set.of(),
                Set.of(instance.id()),
                Duration.ZERO,
                Duration.between(running, change.complete())));
  }

  /** What the journal calls the moment at which the server has stopped by itself. */
  static String stopOf(SimInstance instance) {
    return instance.id() + "/stopped";
  }

  /** "When you stop an instance, we release its public IPv4 address". */
  void stops(SimInstance instance) {
    ec2.interfacesOf(instance).forEach(i -> i.publicIp = null);
  }

  /**
   * The server is terminated, and takes along what shall go with it.
   *
   * @param action the call that ends it; empty where it ends by itself
   */
  void ends(SimInstance instance, String action, Instant at, Life.Change change) {
    Journal journal = ec2.world.journal();
    journal.add(new Journal.Ended(instance.id(), action, at, change.drawn(), "", instance.holds()));
    disks.instanceEnds(instance, change.complete());
    for (SimInterface on : ec2.interfacesOf(instance).toList()) {
      if (on.attachment().orElseThrow().deleteOnTermination()) {
        journal.add(new Journal.Ended(on.id(), "", at, Duration.ZERO, instance.id(), on.holds()));
        on.endAt(change.complete());
      } else {
        on.detachAt(change.complete());
      }
    }
    instance.endAt(change.complete());
  }
}
