package io.lablift.local.faults.storm;

import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.local.faults.judge.Oracle;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Verdict;
import io.lablift.local.faults.judge.Wholes;
import io.lablift.local.faults.student.Deed;
import io.lablift.local.faults.student.Student;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Witness;
import io.lablift.simulator.world.Fates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A storm while it lasts, and the calm after it. */
final class Weather {
  /** After the storm every lab is deleted; by then all of them are gone, or one is stuck. */
  private static final Duration BOUND = Duration.ofMinutes(150);

  /** Longer than any function runs that may still be at work when all labs are gone. */
  private static final Duration LONGEST_FUNCTION = Duration.ofMinutes(6);

  /** So that one sweep at least comes after all is over. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(65);

  /** Longer than what a hunt first sees is left alone. */
  private static final Duration GRACE = Duration.ofMinutes(13);

  private static final int HUNTS = 2;

  /** The answer while servers are yet to be launched from an image. */
  private static final int NEEDED = 409;

  private final Scene scene;
  private final Plan plan;
  private final Wholes clean;
  private final Oracle oracle;
  private final SplittableRandom random;
  private final Map<LabId, Student> students = new HashMap<>();
  private boolean calm;

  Weather(Scene scene, Plan plan, Wholes clean, SplittableRandom random) {
    this.scene = scene;
    this.plan = plan;
    this.clean = clean;
    this.random = random;
    this.oracle = new Oracle(scene);
  }

  Outcome pass() {
    scene.witness().tell(this::judge);
    scene.eachProcess(new Lightning(scene, plan, random.split())::over);
    plan.fates().forEach(fate -> order(fate, scene.account().fates()));
    plan.labs().forEach(this::plan);
    plan.bakes().forEach(bake -> at(bake.at(), "POST an image", () -> bake(bake)));
    plan.sweeps().forEach(at -> at(at, "a sweep besides", () -> scene.world().sweep("")));
    plan.crashes().forEach(at -> at(at, "every function dies", this::crash));
    plan.kills().forEach(at -> at(at, "the process is killed", scene::restart));
    scene.pass(Plan.length());
    calmDown();
    return Outcome.of("gone", oracle.findings(), scene.age());
  }

  private static void order(Plan.Fate fate, Fates fates) {
    switch (fate) {
      case NAT_GATEWAY -> fates.nextNatGatewayFails("InternalError");
      case INSTANCE -> fates.nextInstanceTerminates();
      case LOAD_BALANCER -> fates.nextLoadBalancerFails();
      case TARGET -> fates.nextTargetNeverHealthy();
      case USER_DATA -> fates.nextUserDataFails();
      case IMAGE -> fates.nextImageFails();
    }
  }

  private void plan(Plan.LabPlan lab) {
    at(lab.starts(), "POST", () -> post(lab));
    lab.startsAgain().forEach(at -> at(at, "POST again", () -> post(lab)));
    lab.deletes().forEach(at -> at(at, "DELETE", () -> delete(lab.id())));
  }

  private void at(Duration when, String what, Runnable action) {
    var _ = scene.loop().after(when, what, action);
  }

  private void post(Plan.LabPlan lab) {
    scene.note("POST " + lab.id() + ", " + lab.leaseMinutes() + " min");
    scene.user().post(lab.id(), lab.leaseMinutes(), answer -> {});
  }

  private void bake(Plan.BakePlan bake) {
    scene.note("POST an image of " + bake.course());
    scene
        .user()
        .bake(
            bake.course(),
            answer -> {
              String id = answer.body().path("id").asText();
              if (!id.isEmpty()) {
                bake.deletes().forEach(pause -> at(pause, "DELETE", () -> delete(LabId.parse(id))));
              }
            });
  }

  private void delete(LabId lab) {
    scene.note("DELETE " + lab);
    scene
        .user()
        .delete(
            lab,
            answer -> {
              if (calm && answer.status() == NEEDED && ImageIds.isImage(lab)) {
                at(Duration.ofSeconds(30), "DELETE", () -> delete(lab));
              } else if (calm && !answer.isGood() && answer.status() != 404) {
                oracle.found(Verdict.BROKEN, "DELETE " + lab + " was answered with " + answer);
              }
            });
  }

  private void crash() {
    scene.note("every function dies");
    scene.world().invoker().crashAll();
  }

  private void judge(Witness.Change change) {
    switch (change.status()) {
      case READY -> {
        if (!ImageIds.isBuilder(change.lab().lab())) {
          oracle.isWholeAmongOthers(change.lab(), clean);
        }
        labour(change.lab().lab());
      }
      case GONE -> {
        // A hunt that has seen something late writes that to the lab, which is GONE for the while.
        if (scene.registry().find(change.lab()).filter(lab -> lab.orphanedAt() != null).isEmpty()) {
          oracle.nothingIsLeftOf(change.lab());
        }
      }
      default -> {}
    }
  }

  /** The student begins to work. */
  private void labour(LabId id) {
    Student student = students.computeIfAbsent(id, lab -> new Student(scene, lab));
    for (Plan.LabPlan lab : plan.labs()) {
      if (lab.id().equals(id)) {
        lab.deeds().forEach(pause -> labour(student, pause));
      }
    }
  }

  private void labour(Student student, Duration pause) {
    List<Deed> all = Student.everything();
    Deed deed = all.get(random.nextInt(all.size()));
    SplittableRandom own = random.split();
    at(pause, deed.name(), () -> student.does(deed, own));
  }

  /** Everything is deleted; then nothing may be left. */
  private void calmDown() {
    calm = true;
    scene.note("the storm is over");
    for (LabId lab : alive()) {
      delete(lab);
    }
    if (!scene.within(BOUND, () -> alive().isEmpty() || !quarantined().isEmpty())) {
      oracle.found(
          Verdict.STUCK, alive() + " not GONE " + BOUND.toMinutes() + " min after the storm");
    }
    for (LabId lab : quarantined()) {
      oracle.found(
          Verdict.STUCK,
          lab
              + " is QUARANTINED: "
              + scene.lab(lab).map(found -> String.valueOf(found.blocker())).orElse(""));
    }
    if (alive().isEmpty()) {
      scene.within(LONGEST_FUNCTION, () -> scene.world().invoker().isIdle());
      scene.pass(AFTERWARDS);
      hunt();
      scene.witness().labs().forEach(oracle::isOver);
      oracle.nothingIsLeft("all was over");
      oracle.allIsQuiet();
    }
    scene.broken().forEach(what -> oracle.found(Verdict.BROKEN, what));
  }

  /** What came when its lab was gone is hunted: two hunts, each with its grace. */
  private void hunt() {
    for (int i = 0; i < HUNTS && !scene.account().leftOver().isEmpty(); i++) {
      scene.note("a hunt begins");
      scene.world().sweep("hunt");
      scene.pass(GRACE);
      if (!scene.within(BOUND, () -> alive().isEmpty())) {
        oracle.found(Verdict.STUCK, alive() + " not GONE after a hunt");
      }
    }
  }

  private List<LabId> alive() {
    return with(status -> status != LabStatus.GONE);
  }

  private List<LabId> quarantined() {
    return with(status -> status == LabStatus.QUARANTINED);
  }

  private List<LabId> with(Predicate<LabStatus> wanted) {
    return scene.witness().labs().stream()
        .filter(lab -> scene.witness().latest(lab).filter(c -> wanted.test(c.status())).isPresent())
        .toList();
  }
}
