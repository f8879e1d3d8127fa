package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Takes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server. Its subnet, groups and addresses are its interfaces', its disks are volumes. */
final class SimInstance extends Resource {
  /** What the launch said, as far as a Describe shows it or something follows from it. */
  record Launch(
      String reservationId,
      int index,
      SimImage image,
      InstanceTypes.Shape type,
      SimSubnet subnet,
      Optional<String> keyName,
      UserData userData,
      String clientToken,
      boolean tokensRequired,
      String shutdownBehavior) {}

  final Launch launch;
  final Life life;
  boolean terminationProtected;
  boolean stopProtected;
  final CloudInit cloudInit;

  /** The Spot request that it was launched for; none for an On-Demand instance. */
  @Nullable SimSpotRequest spot;

  String reasonCode = "";
  String reasonMessage = "";

  SimInstance(Ec2World ec2, Launch launch, Map<String, String> tags) {
    super(ec2.world, Kind.INSTANCE, ec2.world.newId("i"), tags);
    this.launch = launch;
    this.life = new Life(ec2.world, LifeCycle.INSTANCE, id());
    linkTo("vpc", launch.subnet().vpcId);
    if (launch.userData().powerState().isPresent()) {
      linkTo("power", "off by itself");
    }
    this.cloudInit = new CloudInit(ec2.world, life, id(), launch.userData());
  }

  @Override
  public String state() {
    return life.state();
  }

  /**
   * From when the server answers HTTP: with user data that succeeds, or launched from an image that
   * serves; not while it boots again.
   */
  Optional<Instant> webServerUp() {
    if (!launch.image().servesWeb && !cloudInit.willSucceed()) {
      return Optional.empty();
    }
    Optional<Instant> again = cloudInit.answersAgainAt();
    return life.reached("running")
        .map(running -> running.plus(world().draw(Takes.WEB_SERVER_UP, id())))
        .map(up -> again.filter(up::isBefore).orElse(up));
  }

  /** Whether a server that is launched from this one's disk, as it is now, answers HTTP. */
  boolean servesFromItsDisk() {
    return launch.image().servesWeb || cloudInit.hasSucceeded();
  }

  /** Why it is, or comes to be, in its state ("StateReason" in the EC2 API reference). */
  void changedBecause(String code, String text) {
    reasonCode = code;
    reasonMessage = code.isEmpty() ? "" : code + ": " + text;
  }

  /** Pending and running instances count towards the vCPU quota of their market. */
  int vcpusInUse(boolean ofSpot) {
    boolean counts = ofSpot == (spot != null) && life.is("pending", "running");
    return counts ? launch.type().vcpus() : 0;
  }
}
