package io.lablift.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** A lab that is gone for good stays so for this time. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private final Scene scene;
  private final DayPlan plan;
  private final Roll roll;
  private final Requests requests;
  private final CallFigures calls;
  private final Builds builds;

  /** How a class stands, for whoever watches. */
  public record Standing(Duration age, int students, int waiting, int ready, int gone) {}

  private ClassDay(Scene scene, DayPlan plan) {
    this.scene = scene;
    this.plan = plan;
    this.roll = new Roll(plan.quotas(), scene.start(), this::needs);
    this.requests = new Requests(scene, plan);
    this.calls = new CallFigures(scene.limits());
    this.builds = new Builds(scene.limits());
    scene
        .world()
        .log()
        .handTo(
            call -> {
              calls.count(call);
              builds.count(call);
            });
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
    requests.begin();
    scene.loop().runUntil(() -> isOver() || isHopeless());
    return day();
  }

  private boolean isOver() {
    return roll.of(LabStatus.GONE) + requests.refusals() >= plan.students()
        && scene.loop().instant().isAfter(roll.lastChange().plus(SETTLED));
  }

  /** Nothing has happened for so long that nothing will. */
  private boolean isHopeless() {
    Duration lease = Duration.ofMinutes(plan.leaseMinutes());
    Duration queue = scene.world().clients().settings().terms().longestQueue();
    boolean waits = roll.of(LabStatus.QUEUED) > 0 && queue.compareTo(lease) > 0;
    Duration most = (waits ? queue : lease).plus(PATIENCE);
    return requests.areAllMade() && scene.loop().instant().isAfter(roll.lastChange().plus(most));
  }

  private Day day() {
    List<String> left =
        scene.account().leftOver().stream().map(item -> item.type() + " " + item.id()).toList();
    Map<LabId, JsonNode> views = requests.views();
    List<StudentDay> students =
        plan.labs().stream()
            .map(lab -> student(lab, views.getOrDefault(lab, MissingNode.getInstance())))
            .toList();
    return new Day(
        plan,
        scene.start(),
        roll.lastChange(),
        students,
        roll.history(),
        roll.full(),
        calls,
        builds.bound(students, scene.account().journal()),
        left);
  }

  private StudentDay student(LabId lab, JsonNode view) {
    return new StudentDay(
        lab,
        requests.asked(lab),
        roll.when(lab, LabStatus.PROVISIONING),
        roll.when(lab, LabStatus.READY),
        roll.when(lab, LabStatus.TEARING_DOWN),
        roll.isGone(lab) ? roll.when(lab, LabStatus.GONE) : Optional.empty(),
        view.hasNonNull("costUsd")
            ? new BigDecimal(view.path("costUsd").asText())
            : BigDecimal.ZERO,
        costs(view),
        requests.refused().getOrDefault(lab, trouble(view.path("failure"))));
  }

  /** The bill by kind of thing. */
  private static SortedMap<String, BigDecimal> costs(JsonNode view) {
    SortedMap<String, BigDecimal> costs = new TreeMap<>();
    JsonNode items = view.path("cost").path("items");
    items
        .properties()
        .forEach(item -> costs.put(item.getKey(), new BigDecimal(item.getValue().asText())));
    return costs;
  }

  private static String trouble(JsonNode failure) {
    return failure.hasNonNull("error")
        ? failure.path("error").asText() + ": " + failure.path("cause").asText()
        : "";
  }

  private Needs needs(LabId lab) {
    return scene
        .lab(lab)
        .map(LabRecord::spec)
        .map(LabSpec::needs)
        .orElseThrow(() -> new IllegalStateException("the registry has no " + lab));
  }
}
