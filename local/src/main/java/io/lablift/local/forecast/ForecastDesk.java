package io.lablift.local.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.local.http.OwnRoute;
import io.lablift.local.scene.Scenes;
import io.lablift.local.simulate.DayPlan;
import io.lablift.local.world.RegistryStore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /forecasts} of the local server. A forecast is played in an account and a registry of
 * its own and touches no lab; one is made at a time, for it takes a processor while it lasts.
 */
public final class ForecastDesk implements OwnRoute, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable RegistryStore store;

  @Override
  public String path() {
    return "/forecasts";
  }

  @Override
  public Answer answer(String body) {
    DayPlan plan;
    try {
      plan = ForecastRequest.read(body);
    } catch (InvalidRequest e) {
      return new Answer(400, PROBLEM, problem(e).toString());
    }
    turn.lock();
    try {
      return new Answer(200, JSON, new Forecast(scenes()).of(plan, played -> {}).toString());
    } finally {
      turn.unlock();
    }
  }

  /** The store takes seconds to start: only whoever asks waits for it. */
  private Scenes scenes() {
    RegistryStore present = store;
    if (present == null) {
      present = RegistryStore.inMemory();
      store = present;
    }
    return new Scenes(present);
  }

  private static JsonNode problem(InvalidRequest e) {
    int rules = e.violations().size();
    ObjectNode problem = MAPPER.createObjectNode().put("type", "about:blank");
    problem.put("title", "The request breaks " + rules + (rules == 1 ? " rule" : " rules"));
    problem.put("status", 400);
    problem.put("detail", "See violations: each names the field, the rule and the remedy.");
    problem.set("violations", MAPPER.valueToTree(e.violations()));
    return problem;
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (store != null) {
        store.close();
      }
    } finally {
      turn.unlock();
    }
  }
}
