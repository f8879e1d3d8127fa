package io.lablift.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.scene.ApiUser;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What Lablift advises to ask AWS for before a class, by its API. */
final class Advice {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Advice() {}

  /**
   * The plan in an account whose quotas are raised for it, where they are too low; a plan that does
   * not ask for that stays as it is.
   */
  static DayPlan followed(Scenes scenes, DayPlan plan) {
    return plan.advised() ? plan.withQuotas(asked(scenes, plan).orElse(plan.quotas())) : plan;
  }

  /** What GET /capacity says in an account of its own, before anything is built there. */
  private static AccountQuotas asked(Scenes scenes, DayPlan plan) {
    AtomicReference<ApiUser.@Nullable Answer> heard = new AtomicReference<>();
    try (Scene scene = scenes.open(plan.seed(), plan.quotas()::granted, UnaryOperator.identity())) {
      scene
          .user()
          .send("GET", "/capacity?labs=" + plan.students() + "&nat=" + plan.nat(), "", heard::set);
      scene.within(PATIENCE, scene.user()::isAnswered);
    }
    ApiUser.Answer answer = heard.get();
    if (answer == null || !answer.isGood()) {
      throw new IllegalStateException("GET /capacity does not answer: " + answer);
    }
    Map<String, Integer> wanted = new HashMap<>();
    for (JsonNode increase : answer.body().path("advice")) {
      wanted.put(increase.path("code").asText(), increase.path("ask").asInt());
    }
    return AccountQuotas.of(wanted);
  }
}
