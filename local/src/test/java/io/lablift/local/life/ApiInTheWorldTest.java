package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.statemachine.engine.ExecutionDescription;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The HTTP API before a simulated account: what it does. */
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
    assertThat(extended.body().at("/lease/end").asText()).startsWith("2026-03-02T00:15:0");
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
    assertThat(labs.ask("PATCH", "/labs/aws101-kim", "{\"leaseMinutes\":30}").violations())
        .anyMatch(said -> said.contains("the lease already lasts until 2026-03-02T01:00:0"));
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
