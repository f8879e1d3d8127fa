package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.statemachine.engine.ExecutionDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP API before a simulated account: what it does, and what it refuses without a trace. */
@ExtendWith(SharedRegistry.class)
final class ApiInTheWorldTest {
  private final SimulatedLabs labs;

  ApiInTheWorldTest(RegistryStore store) {
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
    assertThat(violations(answer)).anyMatch(violation -> violation.contains(said));
    assertNoTrace();
  }

  private static List<String> violations(SimulatedLabs.Answer answer) {
    List<String> said = new ArrayList<>();
    answer
        .body()
        .path("violations")
        .forEach(
            v -> {
              String field = v.path("field").asText();
              said.add(
                  (field.isEmpty() ? "" : field + ": ")
                      + v.path("rule").asText()
                      + ": "
                      + v.path("remedy").asText());
            });
    return said;
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    SimulatedLabs.Answer answer =
        labs.ask(
            "POST",
            "/labs",
            "{\"course\":\"A B\",\"student\":\"\",\"leaseMinutes\":\"long\",\"sshCidr\":\"10.0.0.1/8\",\"x\":null,\"userData\":\"%s\"}"
                .formatted("#".repeat(17_000)));

    assertThat(violations(answer)).hasSize(6);
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

  @Test
  void theSameRequestAgainIsTheSameLabAndAnotherOneAConflict() {
    SimulatedLabs.Answer first = labs.post("kim");
    SimulatedLabs.Answer again = labs.post("kim");
    SimulatedLabs.Answer other =
        labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\",\"nat\":\"single\"}");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.headers().path("location").asText()).isEqualTo("/labs/aws101-kim");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("createdAt")).isEqualTo(first.body().path("createdAt"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(labs.world().engine().list()).hasSize(1);
  }

  @Test
  void aThirdLabWaitsInTheQueueAndIsBuiltWhenThereIsRoom() {
    labs.post("kim");
    labs.post("lee");
    SimulatedLabs.Answer third = labs.post("park");

    assertThat(third.body().path("status").asText()).isEqualTo("QUEUED");
    assertThat(third.body().at("/queue/place").asInt()).isEqualTo(1);
    assertThat(third.body().at("/queue/waitingFor").asText()).contains("L-0263D0A3");
    assertThat(labs.world().engine().list()).hasSize(2);

    labs.until("aws101-park", "READY", Duration.ofMinutes(20));
    labs.until("aws101-park", "GONE", Duration.ofMinutes(20));
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
  }

  @Test
  void aQueuedLabThatIsDeletedLeavesTheQueueAndTheNextMovesUp() {
    labs.post("kim");
    labs.post("lee");
    labs.post("park");
    labs.post("choi");

    SimulatedLabs.Answer deleted = labs.ask("DELETE", "/labs/aws101-park", "");

    assertThat(deleted.status()).isEqualTo(202);
    assertThat(deleted.body().path("status").asText()).isEqualTo("GONE");
    assertThat(labs.show("aws101-choi").at("/queue/place").asInt()).isEqualTo(1);
  }

  @Test
  void aLabCanBeMadeAgainAfterItIsGone() {
    labs.post("kim");
    labs.ask("DELETE", "/labs/aws101-kim", "");
    labs.until("aws101-kim", "GONE", Duration.ofMinutes(10));

    SimulatedLabs.Answer again = labs.post("kim");

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body().path("attempt").asInt()).isEqualTo(2);
    labs.until("aws101-kim", "READY", Duration.ofMinutes(10));
  }

  @Test
  void aStudentSeesOnlyTheirOwnLab() {
    labs.post("kim");
    labs.post("lee");

    assertThat(labs.ask("GET", "/labs/aws101-lee", "", "[students]", "kim").status())
        .isEqualTo(404);
    assertThat(labs.ask("DELETE", "/labs/aws101-lee", "", "[students]", "kim").status())
        .isEqualTo(404);
    assertThat(labs.ask("GET", "/labs/aws101-kim", "", "[students]", "kim").status())
        .isEqualTo(200);
    assertThat(labs.ask("GET", "/labs", "", "[students]", "kim").body().path("labs"))
        .extracting(lab -> lab.path("id").asText())
        .containsExactly("aws101-kim");
    assertThat(
            labs.ask(
                    "POST",
                    "/labs",
                    "{\"course\":\"aws101\",\"student\":\"park\"}",
                    "[students]",
                    "kim")
                .status())
        .isEqualTo(403);
    assertThat(labs.ask("GET", "/labs", "", "[visitors]", "kim").status()).isEqualTo(401);
    assertThat(labs.ask("GET", "/labs", "", "", "").status()).isEqualTo(401);
  }

  @Test
  void givesThePrivateKeyToItsStudentAndToNobodyElse() {
    labs.post("kim");
    labs.until("aws101-kim", "READY", Duration.ofMinutes(10));
    String path = "/labs/aws101-kim/keys/seoul-lab-web-bastion";

    SimulatedLabs.Answer key = labs.ask("GET", path, "", "[students]", "kim");

    assertThat(key.status()).isEqualTo(200);
    assertThat(key.body().asText()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
    assertThat(key.headers().path("cache-control").asText()).isEqualTo("no-store");
    assertThat(labs.ask("GET", path, "", "[students]", "lee").status()).isEqualTo(404);
    assertThat(labs.ask("GET", "/labs/aws101-kim/keys/other", "").status()).isEqualTo(404);
    assertThat(labs.show("aws101-kim").toString()).doesNotContain("PRIVATE KEY");
    assertThat(labs.world().engine().list().stream().map(ExecutionDescription::toString))
        .noneMatch(execution -> execution.contains("PRIVATE KEY"));
  }

  @Test
  void anExtendedLeaseEndsLater() {
    labs.post("kim");
    JsonNode ready = labs.until("aws101-kim", "READY", Duration.ofMinutes(10));

    SimulatedLabs.Answer extended = labs.ask("PATCH", "/labs/aws101-kim", "{\"leaseMinutes\":15}");

    assertThat(extended.status()).isEqualTo(200);
    assertThat(extended.body().at("/lease/start")).isEqualTo(ready.at("/lease/start"));
    assertThat(extended.body().at("/lease/end").asText()).startsWith("2026-03-02T00:15:00");
    labs.world().pass(Duration.ofMinutes(8));
    assertThat(labs.show("aws101-kim").path("status").asText()).isEqualTo("READY");
    labs.until("aws101-kim", "GONE", Duration.ofMinutes(15));
    assertThat(labs.ask("PATCH", "/labs/aws101-kim", "{\"leaseMinutes\":30}").status())
        .isEqualTo(409);
  }

  @Test
  void aLeaseIsNeitherShortenedNorStretchedBeyondItsCeiling() {
    labs.post("kim");

    assertThat(labs.ask("PATCH", "/labs/aws101-kim", "{\"leaseMinutes\":721}").status())
        .isEqualTo(400);
    assertThat(labs.ask("PATCH", "/labs/aws101-kim", "{}").status()).isEqualTo(400);
    labs.ask("PATCH", "/labs/aws101-kim", "{\"leaseMinutes\":60}");
    assertThat(violations(labs.ask("PATCH", "/labs/aws101-kim", "{\"leaseMinutes\":30}")))
        .anyMatch(said -> said.contains("the lease already lasts until 2026-03-02T01:00:00"));
  }

  @Test
  void aCheckpointLeavesTheRestToTheStudent() {
    labs.ask(
        "POST",
        "/labs",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":5,\"checkpoint\":\"CreateSubnets\"}");
    JsonNode ready = labs.until("aws101-kim", "READY", Duration.ofMinutes(5));

    assertThat(ready.path("stages").findValuesAsText("status"))
        .containsExactly("READY", "READY", "LEFT_OUT", "LEFT_OUT", "LEFT_OUT");
    assertThat(labs.world().log().counts(by -> true)).doesNotContainKey("ec2:RunInstances");
    labs.until("aws101-kim", "GONE", Duration.ofMinutes(20));
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
  }

  @Test
  void withTheirOwnKeyNoPrivateKeyIsMade() {
    String key =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4Yk6v0lS0mVqQhXhQmWm1mYlqgkGZ3q0yT0rXn7hQe kim@home";
    labs.ask(
        "POST",
        "/labs",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":5,\"publicKey\":\"%s\"}"
            .formatted(key));
    labs.until("aws101-kim", "READY", Duration.ofMinutes(10));

    assertThat(labs.world().log().counts(by -> by.inExecution()))
        .doesNotContainKey("ssm:PutParameter");
    assertThat(labs.ask("GET", "/labs/aws101-kim/keys/seoul-lab-web", "").status()).isEqualTo(404);
  }

  @Test
  void oneNatGatewayOrNoneBuildsAndGoesAsWell() {
    for (String nat : List.of("single", "none")) {
      labs.ask(
          "POST",
          "/labs",
          "{\"course\":\"aws101\",\"student\":\"%s\",\"leaseMinutes\":5,\"nat\":\"%s\"}"
              .formatted(nat, nat));
    }
    JsonNode single = labs.until("aws101-single", "READY", Duration.ofMinutes(10));
    labs.until("aws101-none", "READY", Duration.ofMinutes(10));

    assertThat(
            single.path("resources").findValuesAsText("type").stream()
                .filter("nat-gateway"::equals))
        .hasSize(1);
    labs.until("aws101-single", "GONE", Duration.ofMinutes(20));
    labs.until("aws101-none", "GONE", Duration.ofMinutes(20));
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
  }
}
