package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.price.PriceList;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.Ever;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Latency;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lab costs, told beforehand, while it lives, and when it is gone; and budgets. */
@ExtendWith(SharedRegistry.class)
final class CostsTest {
  private static final String KIM = "/labs/aws101-kim";
  private static final Duration READY = Duration.ofMinutes(10);
  private static final Set<String> PUBLIC =
      Set.of("lab-web-pub-2a", "lab-web-pub-2c", "lab-web-srv-bastion");

  private final RegistryStore store;

  CostsTest(RegistryStore store) {
    this.store = store;
  }

  private SimulatedLabs labs(UnaryOperator<AwsClients> between) {
    Loop loop = new VirtualTimeline(SimulatedLabs.START);
    SimulatedAccount account = SimulatedAccount.builder(loop).seed(11).build();
    return new SimulatedLabs(store, loop, account, 11, Latency.seeded(11), between);
  }

  private static JsonNode asked(SimulatedLabs labs, String more) {
    SimulatedLabs.Answer answer =
        labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\"," + more + "}");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    return answer.body();
  }

  private static Instant time(JsonNode text) {
    return Instant.parse(text.asText());
  }

  /**
   * The bill by hand: of what the account itself says of when each thing came and went, in Seoul's
   * prices, with whole hours of NAT gateways and load balancers.
   */
  private static double byHand(SimulatedLabs labs) {
    double dollars = 0;
    for (Ever ever : labs.world().account().orElseThrow().everMade()) {
      if (ever.goneAt() == null) {
        throw new AssertionError(ever + " is still there");
      }
      double hours = Duration.between(ever.madeAt(), ever.goneAt()).toMillis() / 3_600_000.0;
      dollars +=
          switch (ever.type()) {
            case "natgateway" -> Math.ceil(hours) * 0.059;
            case "load-balancer" -> Math.ceil(hours) * 0.0225 + 2 * hours * 0.005;
            case "elastic-ip" -> hours * 0.005;
            case "instance" ->
                hours * (0.013 + 8 * 0.0912 / 730 + (PUBLIC.contains(ever.name()) ? 0.005 : 0));
            default -> 0;
          };
    }
    return dollars;
  }

  @ParameterizedTest
  @CsvSource({"per-zone, 65", "single, 46"})
  void theBillOfTwoHoursAndTenMinutesIsTheOneByHandToTheCentAndWasKnownBefore(
      String nat, long cents) {
    try (SimulatedLabs labs = labs(UnaryOperator.identity())) {
      asked(labs, "\"leaseMinutes\":130,\"nat\":\"" + nat + "\"");
      JsonNode ready = labs.until("aws101-kim", "READY", READY);
      labs.world().pass(Duration.ofHours(2));
      JsonNode gone = labs.until("aws101-kim", "GONE", Duration.ofMinutes(20));

      double billed = gone.at("/certificate/costUsd").asDouble();
      assertThat(Math.round(byHand(labs) * 100)).isEqualTo(cents);
      assertThat(Math.round(billed * 100)).isEqualTo(cents);
      assertThat(gone.at("/cost/soFarUsd").asDouble()).isEqualTo(billed);
      assertThat(gone.at("/cost/atEndUsd").asDouble()).isEqualTo(billed);
      assertThat(ready.at("/cost/atEndUsd").asDouble()).isBetween(billed, billed + 0.005);
      double items = 0;
      for (JsonNode item : gone.at("/cost/items")) {
        items += item.asDouble();
      }
      assertThat(items).isCloseTo(billed, within(0.0003));
    }
  }

  @Test
  void anExtensionSaysWhatItCostsAndADryRunChangesNothing() {
    try (SimulatedLabs labs = labs(UnaryOperator.identity())) {
      asked(labs, "\"leaseMinutes\":112");
      JsonNode ready = labs.until("aws101-kim", "READY", READY);

      JsonNode asked = labs.ask("PATCH", KIM, "{\"leaseMinutes\":122,\"dryRun\":true}").body();
      assertThat(asked.path("lease")).isEqualTo(ready.path("lease"));
      assertThat(asked.at("/extension/dryRun").asBoolean()).isTrue();
      assertThat(asked.at("/extension/says").asText())
          .isEqualTo(
              "extending by 10 minutes costs a new NAT hour: $0.118, and $0.04 for all else");
      assertThat(labs.show("aws101-kim").path("lease")).isEqualTo(ready.path("lease"));

      JsonNode done = labs.ask("PATCH", KIM, "{\"leaseMinutes\":122}").body();
      assertThat(done.at("/extension/costUsd")).isEqualTo(asked.at("/extension/costUsd"));
      assertThat(done.at("/cost/atEndUsd").asDouble())
          .isCloseTo(
              ready.at("/cost/atEndUsd").asDouble() + done.at("/extension/costUsd").asDouble(),
              within(0.0002));
      assertThat(time(done.at("/lease/end")))
          .isEqualTo(time(ready.at("/lease/end")).plus(Duration.ofMinutes(10)));
      assertThat(labs.show("aws101-kim").has("extension")).isFalse();

      Instant end = time(done.at("/lease/end")).plus(Duration.ofMinutes(10));
      JsonNode until = labs.ask("PATCH", KIM, "{\"endsAt\":\"" + end + "\"}").body();
      assertThat(time(until.at("/lease/end"))).isEqualTo(end);
      assertThat(until.at("/extension/says").asText())
          .isEqualTo(
              "extending by 10 minutes costs $0.02; the hour that the NAT gateways have begun is"
                  + " paid already");
    }
  }

  @Test
  void anExtensionHasTwoCeilingsAndTheRefusalNamesBothAndTheLatestEnd() {
    Terms terms = new Terms(180, 120, 720, null, false);
    try (SimulatedLabs labs = labs(clients -> clients.with(clients.settings().withTerms(terms)))) {
      asked(labs, "\"leaseMinutes\":60");
      JsonNode ready = labs.until("aws101-kim", "READY", READY);
      Instant start = time(ready.at("/lease/start"));

      SimulatedLabs.Answer tooFarAhead = labs.ask("PATCH", KIM, "{\"leaseMinutes\":170}");
      assertThat(tooFarAhead.status()).isEqualTo(400);
      assertThat(tooFarAhead.violations())
          .singleElement()
          .asString()
          .startsWith("leaseMinutes: the lease would end at " + start.plus(Duration.ofMinutes(170)))
          .contains("180 minutes long at most", "120 minutes from now at most")
          .endsWith("at the latest, which is leaseMinutes 122");
      assertThat(labs.ask("PATCH", KIM, "{\"leaseMinutes\":120}").status()).isEqualTo(200);

      labs.world().pass(Duration.ofMinutes(90));
      assertThat(labs.ask("PATCH", KIM, "{\"leaseMinutes\":181}").violations())
          .singleElement()
          .asString()
          .endsWith(
              "give an end of "
                  + start.plus(Duration.ofHours(3))
                  + " at the latest, which is leaseMinutes 180");
      assertThat(labs.ask("PATCH", KIM, "{\"leaseMinutes\":180}").status()).isEqualTo(200);
      assertThat(labs.ask("PATCH", KIM, "{\"leaseMinutes\":180}").status()).isEqualTo(200);
      assertThat(labs.ask("PATCH", KIM, "{\"leaseMinutes\":181}").violations())
          .singleElement()
          .asString()
          .endsWith("as long as it can");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | leaseMinutes: is missing, and so is endsAt",
        "{\"leaseMinutes\":90,\"endsAt\":\"2026-03-02T02:00:00Z\"} | endsAt: is given beside",
        "{\"endsAt\":\"at noon\"} | endsAt: \"at noon\" is no moment",
        "{\"endsAt\":\"2026-03-02T00:30:00Z\"} | endsAt: the lease already lasts until",
        "{\"leaseMinutes\":90,\"dryRun\":\"yes\"} | dryRun: is \"yes\", not true or false",
        "{\"leaseMinutes\":-1} | leaseMinutes: -1 lies outside of",
      })
  void refusesAnExtensionWithTheFieldTheRuleAndTheRemedy(String body, String said) {
    try (SimulatedLabs labs = labs(UnaryOperator.identity())) {
      asked(labs, "\"leaseMinutes\":60");

      SimulatedLabs.Answer answer = labs.ask("PATCH", KIM, body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.violations()).anyMatch(violation -> violation.startsWith(said));
    }
  }

  @Test
  void aLabEndsWhenItsBudgetIsSpentAndItWasSaidBefore() {
    try (SimulatedLabs labs = labs(UnaryOperator.identity())) {
      JsonNode asked = asked(labs, "\"leaseMinutes\":480,\"budgetUsd\":1.0,\"endAtBudget\":true");
      assertThat(asked.at("/cost/warning").asText())
          .matches("The lab ends at 2026-03-02T03:\\d\\d:.*Z, before its lease: .*");
      assertThat(asked.path("warnings").toString()).contains("then the budget of $1.00 is spent");
      assertThat(
              labs.ask(
                      "POST",
                      "/labs",
                      "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":480,\"endAtBudget\":true,\"budgetUsd\":1}")
                  .status())
          .as("the same request")
          .isEqualTo(200);
      JsonNode ready = labs.until("aws101-kim", "READY", READY);
      assertThat(ready.at("/cost/atEndUsd").asDouble()).isBetween(0.95, 1.0);
      assertThat(labs.ask("PATCH", KIM, "{\"leaseMinutes\":500}").violations())
          .singleElement()
          .asString()
          .startsWith("leaseMinutes: the lab ends at 2026-03-02T03:")
          .contains("then the budget of $1.00 is spent");

      JsonNode gone = labs.until("aws101-kim", "GONE", Duration.ofHours(5));

      assertThat(gone.path("ended").asText()).isEqualTo("the budget of $1.00 is spent");
      assertThat(gone.has("failure")).isFalse();
      assertThat(gone.at("/certificate/costUsd").asDouble()).isBetween(0.95, 1.0);
      assertThat(time(gone.path("goneAt"))).isBefore(time(gone.at("/lease/end")));
      assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
      assertThat(
              labs.lines().stream()
                  .filter(line -> line.contains("\"nearlySpent\":[\"aws101-kim\"]")))
          .as("said, and in the sweep's own line, by one sweep")
          .hasSizeBetween(1, 2);
    }
  }

  @Test
  void aLabIsNotExtendedBeyondItsBudgetAndLivesOnUntilItsLeaseEnds() {
    try (SimulatedLabs labs = labs(UnaryOperator.identity())) {
      asked(labs, "\"leaseMinutes\":60,\"budgetUsd\":0.75");
      labs.until("aws101-kim", "READY", READY);

      SimulatedLabs.Answer tooDear = labs.ask("PATCH", KIM, "{\"leaseMinutes\":300}");
      assertThat(tooDear.status()).isEqualTo(400);
      assertThat(tooDear.violations())
          .singleElement()
          .asString()
          .matches(
              "leaseMinutes: the lab would cost \\$1\\.\\d\\d, and its budget is \\$0\\.75: give an"
                  + " end of 2026-03-02T02:\\d\\d:.* at the latest");
      JsonNode extended = labs.ask("PATCH", KIM, "{\"leaseMinutes\":110}").body();
      assertThat(extended.at("/cost/budgetUsd").asDouble()).isEqualTo(0.75);

      labs.world().pass(Duration.ofMinutes(98));
      JsonNode late = labs.show("aws101-kim");
      assertThat(late.path("status").asText()).isEqualTo("READY");
      assertThat(late.path("expiresSoon").asBoolean()).isTrue();
      JsonNode gone = labs.until("aws101-kim", "GONE", Duration.ofMinutes(40));
      assertThat(gone.has("ended")).isFalse();
      assertThat(gone.path("expiresSoon").asBoolean()).isFalse();
      assertThat(time(gone.path("fencedAt"))).isAfter(time(gone.at("/lease/end")));
    }
  }

  @Test
  void whereThePricesAreNotKnownALabIsBuiltAllTheSameAndSaysSo() {
    try (SimulatedLabs labs =
        labs(clients -> clients.with(clients.settings().withPrices(new PriceList(Map.of()))))) {
      assertThat(
              labs.ask(
                      "POST",
                      "/labs",
                      "{\"course\":\"aws101\",\"student\":\"lee\",\"budgetUsd\":5}")
                  .violations())
          .anyMatch(
              said ->
                  said.startsWith(
                      "budgetUsd: cannot be kept: the prices of t3.micro labs in ap-northeast-2 are"
                          + " not known"));
      asked(labs, "\"leaseMinutes\":5");
      JsonNode ready = labs.until("aws101-kim", "READY", READY);
      assertThat(ready.has("cost")).isFalse();
      assertThat(ready.has("costUsd")).isFalse();
      assertThat(ready.path("warnings").toString()).contains("LABLIFT_PRICES");
      JsonNode extended = labs.ask("PATCH", KIM, "{\"leaseMinutes\":6}").body();
      assertThat(extended.at("/extension/says").asText()).contains("not known");

      JsonNode gone = labs.until("aws101-kim", "GONE", Duration.ofMinutes(20));
      assertThat(gone.path("certificate").has("costUsd")).isFalse();
    }
  }

  @Test
  void aLabThatIsToWaitForAMinuteAtMostIsRefusedWhenThereIsNoRoomByThen() {
    try (SimulatedLabs labs = labs(UnaryOperator.identity())) {
      labs.post("lee");
      labs.post("park");
      asked(labs, "\"leaseMinutes\":30,\"maxQueueMinutes\":1");

      JsonNode gone = labs.until("aws101-kim", "GONE", Duration.ofMinutes(4));

      assertThat(gone.at("/failure/error").asText()).isEqualTo("Lablift.QueuedTooLong");
      assertThat(gone.at("/cost/atEndUsd").asDouble()).isZero();
    }
  }
}
