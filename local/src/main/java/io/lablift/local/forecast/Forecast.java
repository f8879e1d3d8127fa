package io.lablift.local.forecast;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.scene.Scenes;
import io.lablift.local.simulate.ClassDay;
import io.lablift.local.simulate.Day;
import io.lablift.local.simulate.DayPlan;
import io.lablift.local.simulate.DayReport;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a class will be like: the day that {@code simulate} plays with the same plan and seed,
 * figure by figure, and beside it the same class with the other NAT modes.
 */
public final class Forecast {
  private final Scenes scenes;

  /** Forecasts by days played in these. */
  public Forecast(Scenes scenes) {
    this.scenes = scenes;
  }

  /** How many days {@link #of} plays. */
  public static int days() {
    return DayPlan.NAT_MODES.size();
  }

  /**
   * The forecast: {@link DayReport#figures} of the plan's day, and under {@code blueprints} what
   * tells the NAT modes apart, the plan's own among them.
   *
   * @param played is told of each day that was played
   */
  public ObjectNode of(DayPlan plan, Consumer<DayPlan> played) {
    ObjectNode forecast = figures(plan);
    played.accept(plan);
    List<ObjectNode> each =
        DayPlan.NAT_MODES.stream()
            .map(
                mode -> {
                  if (mode.equals(plan.nat())) {
                    return forecast.deepCopy();
                  }
                  ObjectNode other = figures(plan.withNat(mode));
                  played.accept(plan.withNat(mode));
                  return other;
                })
            .toList();
    ArrayNode blueprints = forecast.putArray("blueprints");
    each.forEach(
        figures -> {
          ObjectNode one = blueprints.addObject();
          for (String field :
              List.of("nat", "ready", "failed", "costUsd", "costUsdPerLab", "costs", "seconds")) {
            one.set(field, figures.path(field));
          }
        });
    return forecast;
  }

  private ObjectNode figures(DayPlan plan) {
    Day day = ClassDay.play(scenes, plan, standing -> {});
    return DayReport.figures(day);
  }
}
