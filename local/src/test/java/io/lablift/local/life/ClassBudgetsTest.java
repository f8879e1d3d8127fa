package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a class may cost in all: said, warned of, not exceeded by extensions, and its end. */
@ExtendWith(SharedRegistry.class)
final class ClassBudgetsTest {
  private static final Duration BUILT = Duration.ofMinutes(10);

  private final SimulatedLabs labs;

  ClassBudgetsTest(RegistryStore store) {
    this.labs = new SimulatedLabs(store, 71);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private JsonNode asked(String more) {
    SimulatedLabs.Answer asked =
        labs.ask(
            "POST",
            "/classes",
            "{\"course\":\"aws101\",\"students\":[\"kim\",\"lee\"],%s}".formatted(more));
    assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
    labs.until("aws101-kim", "READY", BUILT);
    labs.until("aws101-lee", "READY", BUILT);
    return asked.body();
  }

  private JsonNode show() {
    return labs.ask("GET", "/classes/aws101", "").body();
  }

  @Test
  void neitherTheClassNorOneOfItsStudentsExtendsBeyondWhatTheClassMayCost() {
    asked("\"leaseHours\":1,\"budgetUsd\":1.60");

    assertThat(labs.ask("PATCH", "/classes/aws101", "{\"leaseHours\":4}").violations())
        .singleElement()
        .asString()
        .matches(
            "leaseHours: the class would cost \\$2\\.\\d\\d, and its budget is \\$1\\.60: give a"
                + " sooner end");
    assertThat(labs.ask("PATCH", "/labs/aws101-kim", "{\"leaseMinutes\":600}").violations())
        .singleElement()
        .asString()
        .startsWith("leaseMinutes: the class would cost $")
        .contains("its budget is $1.60");
    assertThat(
            labs.ask("PATCH", "/labs/aws101-kim", "{\"leaseMinutes\":600,\"dryRun\":true}")
                .status())
        .isEqualTo(400);

    SimulatedLabs.Answer one = labs.ask("PATCH", "/labs/aws101-kim", "{\"leaseMinutes\":110}");
    assertThat(one.status()).as(one.body().toString()).isEqualTo(200);
    assertThat(show().path("cost").path("atEndUsd").asDouble()).isBetween(0.8, 1.6);
  }

  @Test
  void aClassThatIsToEndWithItsBudgetIsGoneBeforeItCostsMoreAndSaysWhy() {
    JsonNode asked = asked("\"leaseHours\":8,\"budgetUsd\":2,\"endAtBudget\":true");
    assertThat(asked.path("warnings").toString()).contains("more than its budget of $2.00");

    labs.until("aws101-kim", "GONE", Duration.ofHours(8));
    labs.until("aws101-lee", "GONE", Duration.ofMinutes(20));

    JsonNode over = show();
    assertThat(over.path("cost").path("soFarUsd").asDouble()).isBetween(1.6, 2.0);
    assertThat(over.path("warnings").toString())
        .contains("of the class's budget of $2.00 are spent");
    assertThat(over.path("endedWhy").asText()).isEqualTo("the budget of $2.00 is spent");
    assertThat(over.path("labs"))
        .allSatisfy(
            lab ->
                assertThat(Instant.parse(lab.path("leaseEnd").asText()))
                    .isAfter(labs.world().loop().instant()));
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
  }
}
