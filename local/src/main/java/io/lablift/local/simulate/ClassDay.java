package io.lablift.local.simulate;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.cost.Bill;
import io.lablift.functions.cost.Costs;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.local.scene.ApiUser;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.simulator.wire.Call;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Plays a class's whole day in a simulated account of its own, in virtual time: every student asks
 * through the API, the shipped state machines and the real functions build the labs, the leases
 * end, and the day is over when every lab is gone.
 */
public final class ClassDay {
  /** Beside a lease: so long after the last change nothing will come any more. */
  private static final Duration PATIENCE = Duration.ofHours(2);

  /** What still runs when the last lab is gone comes to its end in this time. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(2);

  private final Scene scene;
  private final DayPlan plan;
  private final Roll roll;
  private final Bill bill;
  private final Map<LabId, Instant> asked = new HashMap<>();
  private final Map<LabId, String> refused = new HashMap<>();

  /** How a class stands, for whoever watches. */
  public record Standing(Duration age, int students, int waiting, int ready, int gone) {}

  private ClassDay(Scene scene, DayPlan plan) {
    this.scene = scene;
    this.plan = plan;
    this.bill = Bill.of(scene.world().clients().settings());
    this.roll = new Roll(plan.quotas(), scene.start(), this::needs);
  }

  /**
   * Plays a day.
   *
   * @param watch is told at every change of a lab's status, in the middle of it: it must be quick
   */
  public static Day play(Scenes scenes, DayPlan plan, Consumer<Standing> watch) {
    DayPlan followed = Advice.followed(scenes, plan);
    AccountQuotas quotas = followed.quotas();
    try (Scene scene = scenes.open(followed.seed(), quotas::granted, UnaryOperator.identity())) {
      return new ClassDay(scene, followed).pass(watch);
    }
  }

  private Day pass(Consumer<Standing> watch) {
    int[] everReady = {0};
    scene
        .witness()
        .tell(
            change -> {
              roll.saw(change);
              everReady[0] += change.status() == LabStatus.READY ? 1 : 0;
              watch.accept(
                  new Standing(
                      scene.age(),
                      plan.students(),
                      roll.of(LabStatus.QUEUED),
                      everReady[0],
                      roll.of(LabStatus.GONE)));
            });
    arrive();
    scene.loop().runUntil(() -> isOver() || isHopeless());
    Instant end = scene.loop().instant();
    scene.pass(AFTERWARDS);
    return day(end);
  }

  private void arrive() {
    List<LabId> labs = plan.labs();
    List<Duration> moments = plan.arrival().moments(labs.size(), plan.seed());
    Requests requests = new Requests(scene, plan);
    for (int i = 0; i < labs.size(); i++) {
      LabId lab = labs.get(i);
      var _ =
          scene
              .loop()
              .after(
                  moments.get(i),
                  "a student asks",
                  () -> {
                    asked.put(lab, scene.loop().instant());
                    requests.ask(lab, this::heard);
                  });
    }
  }

  private void heard(LabId lab, ApiUser.Answer answer) {
    if (!answer.isGood()) {
      refused.put(
          lab,
          answer.status()
              + " "
              + answer.body().path("title").asText()
              + ": "
              + answer.body().path("detail").asText());
    }
  }

  private boolean isOver() {
    return roll.of(LabStatus.GONE) + refused.size() >= plan.students();
  }

  /** Nothing has happened for so long that nothing will. */
  private boolean isHopeless() {
    Duration most = Duration.ofMinutes(plan.leaseMinutes()).plus(PATIENCE);
    return asked.size() == plan.students()
        && scene.loop().instant().isAfter(roll.lastChange().plus(most));
  }

  private Day day(Instant end) {
    List<Call> calls = scene.world().log().calls(CallFigures::isCounted);
    List<StudentDay> students = new ArrayList<>();
    plan.labs().forEach(lab -> students.add(student(lab, end)));
    return new Day(
        plan,
        scene.start(),
        end,
        students,
        roll.history(),
        roll.full(),
        new CallFigures(calls, scene.limits()),
        new Builds(students, calls, scene.limits()).bound(scene),
        scene.account().leftOver().stream().map(item -> item.type() + " " + item.id()).toList());
  }

  private StudentDay student(LabId lab, Instant end) {
    Optional<LabRecord> record = scene.lab(lab);
    return new StudentDay(
        lab,
        asked.getOrDefault(lab, scene.start()),
        roll.when(lab, LabStatus.PROVISIONING),
        roll.when(lab, LabStatus.READY),
        roll.when(lab, LabStatus.TEARING_DOWN),
        roll.isGone(lab) ? roll.when(lab, LabStatus.GONE) : Optional.empty(),
        record.flatMap(found -> bill.soFar(found, end)).map(Costs::total).orElse(BigDecimal.ZERO),
        refused.getOrDefault(lab, record.map(LabRecord::failure).map(ClassDay::words).orElse("")));
  }

  private static String words(Failure failure) {
    return failure.error() + ": " + failure.cause();
  }

  private Needs needs(LabId lab) {
    return scene
        .lab(lab)
        .map(LabRecord::spec)
        .map(LabSpec::needs)
        .orElseThrow(() -> new IllegalStateException("the registry has no " + lab));
  }
}
