package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the HTTP API refuses: clearly, all at once, and without a trace in registry or account. */
@ExtendWith(SharedRegistry.class)
final class RefusedRequestsTest {
  private final SimulatedLabs labs;

  RefusedRequestsTest(RegistryStore store) {
    this.labs = new SimulatedLabs(store, 5);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private void assertNoTrace() {
    assertThat(labs.ask("GET", "/labs", "").body().path("labs")).isEmpty();
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
    assertThat(labs.world().engine().list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"course\":\"aws101\",\"student\":\"kim\",\"colour\":\"red\"} | colour: is not a known"
            + " field",
        "{\"course\":\"AWS\",\"student\":\"kim\"} | course: \"AWS\" is no course",
        "{\"course\":\"aws101\",\"student\":\"김\"} | student: \"김\" is no student",
        "{\"course\":\"🙂\",\"student\":\"kim\"} | course: \"🙂\" is no course",
        "{\"course\":\"\",\"student\":\"kim\"} | course: is empty",
        "{\"student\":\"kim\"} | course: is missing",
        "{\"course\":7,\"student\":\"kim\"} | course: is 7, not a text",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":0} | leaseMinutes: 0 lies"
            + " outside of 5 to 720",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":5256000} | leaseMinutes:"
            + " 5256000 lies outside of 5 to 720",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":7.5} | leaseMinutes: is 7.5,"
            + " not a whole number",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"vpcCidr\":\"10.0.0.0/21\",\"subnetCidrs\":{\"lab-web-pri4-2c\":\"10.0.9.0/24\"}}"
            + " | subnets[5].cidr: 10.0.9.0/24 lies outside the VPC's 10.0.0.0/21: widen vpcCidr or"
            + " move the subnet",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"subnetCidrs\":{\"lab-web-pub2-2c\":\"10.0.1.0/25\"}}"
            + " | overlaps 10.0.1.0/24 of lab-web-pub1-2a",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"imageId\":\"ami-00000000000000000\"} |"
            + " imageId: ami-00000000000000000 is not there",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"zones\":[\"a\",\"z\"]} | zones: t3.micro is"
            + " not offered",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"publicKey\":\"hello\"} | publicKey: \"hello\""
            + " is of another form",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"nat\":\"two\"} | nat: \"two\" is no NAT mode",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"checkpoint\":\"Everything\"} | checkpoint:"
            + " \"Everything\" is no stage",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"budgetUsd\":0} | budgetUsd: 0 lies outside of"
            + " 0.01 to 10000",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"budgetUsd\":-3.5} | budgetUsd: -3.5 lies"
            + " outside of 0.01 to 10000",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"budgetUsd\":1e999} | budgetUsd: is",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"budgetUsd\":\"1.50\"} | budgetUsd: is"
            + " \"1.50\", not a number",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"budgetUsd\":1.005} | budgetUsd: has parts of"
            + " a cent",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"budgetUsd\":0.5,\"leaseMinutes\":240} |"
            + " budgetUsd: $0.50 is less than $1.13, which 240",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"budgetUsd\":0.1,\"endAtBudget\":true} | which"
            + " 5 minutes of this lab cost: give at least",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"endAtBudget\":true} | endAtBudget: is true"
            + " without a budget",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"maxQueueMinutes\":0} | maxQueueMinutes: 0"
            + " lies outside of 1 to 720",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"maxQueueMinutes\":721} | maxQueueMinutes: 721"
            + " lies outside of 1 to 720",
        "[1] | is a list, not an object",
        "{\"course\" | the body is not JSON",
        "{\"course\":\"a\",\"course\":\"b\"} | the body is not JSON",
        "`` | the body is empty"
      })
  void refusesABadRequestWithTheFieldTheRuleAndTheRemedy(String body, String said) {
    SimulatedLabs.Answer answer = labs.ask("POST", "/labs", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers().path("content-type").asText())
        .isEqualTo("application/problem+json");
    assertThat(answer.violations()).anyMatch(violation -> violation.contains(said));
    assertNoTrace();
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    SimulatedLabs.Answer answer =
        labs.ask(
            "POST",
            "/labs",
            "{\"course\":\"A B\",\"student\":\"\",\"leaseMinutes\":\"long\",\"sshCidr\":\"10.0.0.1/8\",\"x\":null,\"userData\":\"%s\"}"
                .formatted("#".repeat(17_000)));

    assertThat(answer.violations()).hasSize(6);
    assertThat(answer.body().toString().length())
        .as("an answer does not repeat what is long")
        .isLessThan(2_500);
    assertNoTrace();
  }

  @Test
  void refusesABodyThatIsTooLargeAndATenKilobyteName() {
    assertThat(
            labs.ask("POST", "/labs", "{\"course\":\"%s\"}".formatted("x".repeat(10_000))).status())
        .isEqualTo(400);
    assertThat(labs.ask("POST", "/labs", " ".repeat(1_000_000)).status()).isEqualTo(413);
    assertNoTrace();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /labs/aws101-nobody, 404",
    "DELETE, /labs/aws101-nobody, 404",
    "GET, /labs/NOBODY, 404",
    "GET, /labs/aws101-nobody/keys/x, 404",
    "GET, /nowhere, 404",
    "GET, /labs/, 404",
    "GET, /labs/a-b/c, 404",
    "PUT, /labs, 405",
    "POST, /labs/aws101-kim, 405",
    "DELETE, /labs/aws101-kim/keys/x, 405"
  })
  void answersWhatIsNotThereInItsOwnWords(String method, String path, int status) {
    SimulatedLabs.Answer answer = labs.ask(method, path, "{}");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().path("detail").asText()).isNotBlank();
    assertThat(answer.headers().has("allow")).isEqualTo(status == 405);
  }
}
