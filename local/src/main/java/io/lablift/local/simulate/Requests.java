package io.lablift.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.lab.LabId;
import io.lablift.local.scene.ApiUser;
import io.lablift.local.scene.Scene;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a class asks of the API, and what it is told. */
final class Requests {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Scene scene;
  private final DayPlan plan;
  private final Map<LabId, Instant> asked = new HashMap<>();
  private final Map<LabId, String> refused = new HashMap<>();

  Requests(Scene scene, DayPlan plan) {
    this.scene = scene;
    this.plan = plan;
  }

  /** Has every lab asked for when its student comes: all by one request, or each by its own. */
  void begin() {
    List<LabId> labs = plan.labs();
    if (plan.arrival() instanceof Arrival.AtOnce) {
      askForClass(labs);
      return;
    }
    List<Duration> moments = plan.arrival().moments(labs.size(), plan.seed());
    for (int i = 0; i < labs.size(); i++) {
      LabId lab = labs.get(i);
      var _ = scene.loop().after(moments.get(i), "a student asks", () -> askFor(lab));
    }
  }

  private void askForClass(List<LabId> labs) {
    labs.forEach(lab -> asked.put(lab, scene.loop().instant()));
    ObjectNode body = MAPPER.createObjectNode().put("course", plan.course());
    labs.forEach(lab -> body.withArray("students").add(lab.student()));
    body.put(
        "leaseHours",
        BigDecimal.valueOf(plan.leaseMinutes())
            .divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_UP));
    body.put("nat", plan.nat());
    scene.user().send("POST", "/classes", body.toString(), answer -> heard(labs, answer));
  }

  private void askFor(LabId lab) {
    asked.put(lab, scene.loop().instant());
    ObjectNode body = MAPPER.createObjectNode();
    body.put("course", lab.course()).put("student", lab.student());
    body.put("leaseMinutes", plan.leaseMinutes()).put("nat", plan.nat());
    scene.user().send("POST", "/labs", body.toString(), answer -> heard(List.of(lab), answer));
  }

  private void heard(List<LabId> labs, ApiUser.Answer answer) {
    if (!answer.isGood()) {
      String why =
          answer.status()
              + " "
              + answer.body().path("title").asText()
              + ": "
              + answer.body().path("detail").asText();
      labs.forEach(lab -> refused.put(lab, why));
    }
  }

  /** Whether every student has asked. */
  boolean areAllMade() {
    return asked.size() == plan.students();
  }

  /** When a student asked; the day's start if they have not. */
  Instant asked(LabId lab) {
    return asked.getOrDefault(lab, scene.start());
  }

  /** Why each lab was refused that was refused. */
  Map<LabId, String> refused() {
    return Map.copyOf(refused);
  }

  /** How many labs were refused. */
  int refusals() {
    return refused.size();
  }

  /** Each lab as the API shows it, one after the other. */
  Map<LabId, JsonNode> views() {
    Map<LabId, JsonNode> views = new HashMap<>();
    look(new ArrayDeque<>(plan.labs()), views);
    scene.loop().runUntil(scene.user()::isAnswered);
    return views;
  }

  private void look(Deque<LabId> labs, Map<LabId, JsonNode> views) {
    if (labs.isEmpty()) {
      return;
    }
    LabId lab = labs.removeFirst();
    scene
        .user()
        .send(
            "GET",
            "/labs/" + lab,
            "",
            answer -> {
              if (answer.isGood()) {
                views.put(lab, answer.body());
              }
              look(labs, views);
            });
  }
}
