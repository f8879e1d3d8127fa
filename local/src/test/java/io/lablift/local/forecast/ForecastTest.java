package io.lablift.local.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.http.OwnRoute;
import io.lablift.local.scene.Scenes;
import io.lablift.local.simulate.AccountQuotas;
import io.lablift.local.simulate.Arrival;
import io.lablift.local.simulate.ClassDay;
import io.lablift.local.simulate.DayPlan;
import io.lablift.local.simulate.DayReport;
import io.lablift.local.simulate.Measured;
import io.lablift.local.world.RegistryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class ForecastTest {
  private final Scenes scenes;

  ForecastTest(RegistryStore store) {
    this.scenes = new Scenes(store);
  }

  @Test
  void aForecastIsTheSimulationOfTheSameClassFigureByFigure() {
    DayPlan plan =
        new DayPlan(
            2,
            new Arrival.Poisson(2),
            10,
            "single",
            AccountQuotas.of(Map.of("VPCS", 4)),
            false,
            11);
    List<DayPlan> played = new ArrayList<>();
    ObjectNode forecast = new Forecast(scenes).of(plan, played::add);

    ObjectNode simulated =
        DayReport.of(Measured.of(() -> ClassDay.play(scenes, plan, standing -> {})));
    simulated.remove(List.of("wallSeconds", "peakHeapMb"));
    ObjectNode alone = forecast.deepCopy();
    alone.remove("blueprints");
    assertThat(alone.toPrettyString()).isEqualTo(simulated.toPrettyString());

    assertThat(played).hasSize(Forecast.days()).contains(plan, plan.withNat("none"));
    JsonNode blueprints = forecast.path("blueprints");
    assertThat(blueprints)
        .extracting(one -> one.path("nat").asText())
        .containsExactly("per-zone", "single", "none");
    assertThat(blueprints.path(1).path("seconds")).isEqualTo(forecast.path("seconds"));
    assertThat(blueprints)
        .extracting(one -> -one.path("costUsd").asDouble())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static JsonNode refused(String body) throws JsonProcessingException {
    try (ForecastDesk desk = new ForecastDesk()) {
      OwnRoute.Answer answer = desk.answer(body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.contentType()).isEqualTo("application/problem+json");
      return new ObjectMapper().readTree(answer.body());
    }
  }

  @Test
  void everythingThatIsWrongWithARequestIsToldAtOnce() throws JsonProcessingException {
    JsonNode problem =
        refused(
            """
            {"students": 5000, "hours": 13, "nat": "two", "arrival": "poisson:x",
             "quotas": {"VPC": 4, "VPCS": "many"}, "seed": -1, "lease": 4}\
            """);

    assertThat(problem.path("title").asText()).isEqualTo("The request breaks 8 rules");
    assertThat(problem.path("violations"))
        .extracting(violation -> violation.path("field").asText())
        .containsExactlyInAnyOrder(
            "students", "hours", "nat", "arrival", "quotas.VPC", "quotas.VPCS", "seed", "lease");
    assertThat(problem.path("violations").path(0).path("remedy").asText())
        .isEqualTo("give 1 to 1000");
    assertThat(refused("30").path("violations")).isNotEmpty();
    assertThat(refused("").path("title").asText()).contains("breaks 1 rule");
  }

  @Test
  void onlyTheStudentsMustBeGiven() {
    assertThat(ForecastRequest.read("{\"students\": 30}"))
        .isEqualTo(
            new DayPlan(
                30, new Arrival.AtOnce(), 240, "per-zone", AccountQuotas.usual(), false, 1));
    assertThat(
            ForecastRequest.read(
                """
                {"students":30,"hours":1.5,"nat":"single","arrival":"spread:10",
                 "quotas":{"VPCS":40},"seed":7,"advisedQuotas":true}\
                """))
        .isEqualTo(
            new DayPlan(
                30,
                new Arrival.Spread(10),
                90,
                "single",
                AccountQuotas.of(Map.of("VPCS", 40)),
                true,
                7));
  }
}
