package io.lablift.infra.policy.play;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Range;
import io.lablift.simulator.world.Takes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lives in which the policies are tried: each use of a permission happens in one of them. */
final class Lives {
  private Lives() {}

  /**
   * One of them.
   *
   * @param account what is different in the account from what AWS opens
   * @param course what happens, up to the end
   */
  record Life(String name, UnaryOperator<SimulatedAccount.Builder> account, Consumer<Play> course) {
    Life(String name, Consumer<Play> course) {
      this(name, UnaryOperator.identity(), course);
    }
  }

  static List<Life> all() {
    return Stream.of(ofLabs(), BakeLives.all(), ClassLives.all()).flatMap(List::stream).toList();
  }

  private static List<Life> ofLabs() {
    return List.of(
        new Life("a clean life", Lives::clean),
        new Life(
            "a build that fails in CreateVpc", play -> failing(play, "ec2:ModifyVpcAttribute")),
        new Life("a build that fails in CreateSubnets", play -> failing(play, "ec2:CreateSubnet")),
        new Life("a build that fails in CreateNat", play -> failing(play, "ec2:CreateNatGateway")),
        new Life("a build that fails in LaunchFromAmi", play -> failing(play, "ec2:RunInstances")),
        new Life(
            "a build that fails in CreateAlb",
            play -> failing(play, "elasticloadbalancing:CreateListener")),
        new Life("answers that get lost", Lives::lostAnswers),
        new Life("stages that run twice at once", Lives::twice),
        new Life("twins in a lab", Lives::twins),
        new Life("the end of a lease", Lives::expiry),
        new Life(
            "the end of a lease while the lab is being built",
            Lives::slow,
            Lives::expiryWhileBuilding),
        new Life("labs that wait for room", Lives::queue),
        new Life("orphans", Lives::orphans),
        new Life("quarantine", Lives::quarantine),
        new Life("servers of every type", Lives::large, Lives::types),
        new Life("all that students make", Lives::large, StudentLives::everything));
  }

  private static SimulatedAccount.Builder large(SimulatedAccount.Builder account) {
    return account
        .quota(Quota.ELASTIC_IPS, 20)
        .quota(Quota.STANDARD_VCPUS, 100)
        .quota(Quota.VPCS, 20);
  }

  private static SimulatedAccount.Builder slow(SimulatedAccount.Builder account) {
    return account.takes(Takes.LOAD_BALANCER_ACTIVE, Range.seconds(900, 900));
  }

  private static void clean(Play play) {
    LabId lab = play.build("kim", 60, "");
    good(play.ask("GET", "/labs/" + lab, Map.of(), ""));
    good(play.ask("GET", "/labs", Map.of(), ""));
    good(play.ask("GET", "/labs", Map.of("course", "aws101"), ""));
    good(play.ask("GET", "/labs/" + lab + "/keys/seoul-lab-web", Map.of(), ""));
    good(play.ask("PATCH", "/labs/" + lab, Map.of(), "{\"leaseMinutes\":90}"));
    play.end(lab);
    LabId again = play.post("kim", 60, image(play));
    play.pass(Duration.ofMinutes(1));
    play.end(again);
  }

  /** An image of one's own choice. */
  private static String image(Play play) {
    String id =
        play.scene().account().ec2().describeImages(r -> r.owners("amazon")).images().stream()
            .filter(image -> image.architectureAsString().equals("x86_64"))
            .findFirst()
            .orElseThrow()
            .imageId();
    return ",\"imageId\":\"" + id + "\"";
  }

  static void good(Play.Answer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException("the API answered " + answer);
    }
  }

  private static void failing(Play play, String action) {
    play.accidents().failNext(action, "OptInRequired");
    LabId lab = play.post("kim", 60, "");
    play.until(lab, LabStatus.GONE);
  }

  private static void lostAnswers(Play play) {
    for (String action :
        List.of(
            "states:StartExecution",
            "ec2:CreateVpc",
            "ec2:CreateInternetGateway",
            "ec2:CreateSubnet",
            "ec2:CreateRouteTable",
            "ec2:CreateSecurityGroup",
            "ec2:AllocateAddress",
            "ec2:CreateNatGateway",
            "ssm:PutParameter")) {
      play.accidents().loseResponseOf(action);
    }
    play.accidents().arrange(new Mishaps.ListenerBefore(play));
    var _ = play.ask("POST", "/labs", Map.of(), BODY);
    LabId lab = new LabId("aws101", "kim");
    play.until(lab, LabStatus.READY);
    for (String action :
        List.of("ec2:DeleteNatGateway", "ec2:TerminateInstances", "ec2:DeleteVpc")) {
      play.accidents().loseResponseOf(action);
    }
    play.end(lab);
  }

  private static final String BODY =
      "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":60}";

  /** Lambda may run a function twice: whoever loses the claim deletes what it has made. */
  private static void twice(Play play) {
    play.accidents().arrange(new Mishaps.Twice(play, "ec2:CreateVpc", "CreateVpc"));
    play.accidents().arrange(new Mishaps.Twice(play, "ec2:AllocateAddress", "CreateNat"));
    LabId lab = play.build("kim", 60, "");
    play.end(lab);
  }

  /** Doubled while it was built, and once more when it was READY. */
  private static void twins(Play play) {
    play.scene()
        .world()
        .point()
        .accidents()
        .arrange(
            new Accident() {
              private boolean struck;

              @Override
              public void beforeEffect(Attempt call) {
                if (!struck && call.is("elasticloadbalancing:CreateLoadBalancer")) {
                  struck = true;
                  new Handwork(play, new LabId("aws101", "kim")).twins();
                }
              }
            });
    LabId lab = play.build("kim", 120, "");
    new Handwork(play, lab).twins();
    play.pass(Duration.ofMinutes(20));
    if (play.scene().account().leftOver().stream().filter(i -> i.type().equals("vpc")).count()
        != 1) {
      throw new IllegalStateException("the twins are still there");
    }
    play.end(lab);
  }

  private static void expiry(Play play) {
    LabId lab = play.build("kim", 5, "");
    play.until(lab, LabStatus.GONE);
  }

  private static void expiryWhileBuilding(Play play) {
    LabId lab = play.post("kim", 5, "");
    play.until(lab, LabStatus.GONE);
    LabId other = play.post("lee", 60, "");
    play.pass(Duration.ofMinutes(2));
    play.delete(other);
    play.until(other, LabStatus.GONE);
  }

  /** Two fit; the others wait, one of them in vain, one until the sweep finds it. */
  private static void queue(Play play) {
    List<LabId> two = List.of(play.post("a", 60, ""), play.post("b", 60, ""));
    LabId third = play.post("c", 60, "");
    LabId fourth = play.post("d", 60, "");
    two.forEach(lab -> play.until(lab, LabStatus.READY));
    play.delete(fourth);
    play.end(two.getFirst());
    play.until(third, LabStatus.READY);
    LabId fifth = play.post("e", 60, "");
    // The teardown dies before it starts the next: the sweep does, a minute later.
    play.accidents().arrange(new Mishaps.DispatchRefused());
    play.end(two.getLast());
    play.until(fifth, LabStatus.READY);
    play.end(third);
    play.end(fifth);
  }

  private static void orphans(Play play) {
    LabId lab = play.build("kim", 60, "");
    play.end(lab);
    Handwork after = new Handwork(play, lab);
    after.address(lab, 1);
    after.address(new LabId("aws101", "never"), 1);
    after.network(lab, 1);
    after.parameter(lab);
    play.pass(Duration.ofMinutes(45));
    if (!play.scene().account().leftOver().isEmpty()) {
      throw new IllegalStateException("left: " + play.scene().account().leftOver());
    }
  }

  private static void quarantine(Play play) {
    LabId lab = play.build("kim", 60, "");
    String subnet = id(play, lab, ResourceType.SUBNET, null);
    String held =
        play.scene()
            .account()
            .services()
            .makesInterface(subnet, List.of(), "amazon-rds", "RDSNetworkInterface");
    play.delete(lab);
    play.until(lab, LabStatus.QUARANTINED);
    play.scene().account().services().removesInterface(held);
    play.end(lab);
  }

  /** As far as the launch. */
  private static void types(Play play) {
    for (String type : List.of("t2.micro", "t3.nano", "t3.small", "t3.medium")) {
      LabId lab =
          play.post(
              type.replace(".", ""), 60, ",\"nat\":\"none\",\"instanceType\":\"" + type + "\"");
      play.pass(Duration.ofMinutes(1));
      play.end(lab);
    }
  }

  /** The id of something that a stage of the lab has made. */
  static String id(Play play, LabId lab, ResourceType type, @Nullable String name) {
    return play.record(lab).entries(type).stream()
        .filter(entry -> name == null || entry.name().equals(name))
        .map(LedgerEntry::id)
        .findFirst()
        .orElseThrow();
  }
}
