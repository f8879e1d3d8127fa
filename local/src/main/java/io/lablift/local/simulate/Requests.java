package io.lablift.local.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.lab.LabId;
import io.lablift.local.scene.ApiUser;
import io.lablift.local.scene.Scene;
import java.util.function.BiConsumer;

/** How a class asks for its labs through the API. */
final class Requests {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Scene scene;
  private final DayPlan plan;

  Requests(Scene scene, DayPlan plan) {
    this.scene = scene;
    this.plan = plan;
  }

  /** One student asks for one lab. */
  void ask(LabId lab, BiConsumer<LabId, ApiUser.Answer> hears) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("course", lab.course()).put("student", lab.student());
    body.put("leaseMinutes", plan.leaseMinutes()).put("nat", plan.nat());
    scene.user().send("POST", "/labs", body.toString(), answer -> hears.accept(lab, answer));
  }
}
