package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabListing;
import io.lablift.functions.registry.LabRecord;
import io.lablift.local.SharedRegistry;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes in the way of a class: its own end, older labs, late students, sheer want of room. */
@ExtendWith(SharedRegistry.class)
final class ClassCornersTest {
  private final RegistryStore store;
  private final SimulatedLabs labs;

  ClassCornersTest(RegistryStore store) {
    this.store = store;
    this.labs = new SimulatedLabs(store, 67);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private SimulatedLabs.Answer post(String more) {
    return labs.ask("POST", "/classes", "{\"course\":\"aws101\"," + more + "}");
  }

  private JsonNode show() {
    return labs.ask("GET", "/classes/aws101", "").body();
  }

  private Instant in(int minutes) {
    return labs.world().loop().instant().plus(Duration.ofMinutes(minutes));
  }

  @Test
  void aClassThatIsDeletedWhileItIsEnteredLeavesNoLab() {
    try (Scene scene =
        new Scenes(store).open(5, UnaryOperator.identity(), UnaryOperator.identity())) {
      scene
          .user()
          .send(
              "POST",
              "/classes",
              "{\"course\":\"aws101\",\"count\":600,\"startAt\":\"2026-03-03T00:00:00Z\"}",
              answer -> {});
      scene.pass(Duration.ofSeconds(4));
      List<Integer> ended = new ArrayList<>();
      scene.user().send("DELETE", "/classes/aws101", "", answer -> ended.add(answer.status()));
      scene.pass(Duration.ofMinutes(10));

      String table = scene.world().clients().settings().table();
      assertThat(ended).containsExactly(202);
      assertThat(scene.user().isAnswered()).isTrue();
      assertThat(new LabListing(scene.dynamo(), table).all("aws101"))
          .hasSizeBetween(25, 599)
          .extracting(LabRecord::status)
          .containsOnly(LabStatus.GONE);
    }
  }

  @Test
  void whoHadALabBeforeTheClassGetsOneOfTheClassWhenThatIsGone() {
    labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":15}");
    labs.until("aws101-kim", "READY", Duration.ofMinutes(6));
    Instant start = in(8);

    JsonNode asked =
        post("\"students\":[\"kim\",\"lee\"],\"leaseHours\":1,\"startAt\":\"" + start + "\"")
            .body();
    assertThat(asked.path("warnings").toString())
        .contains("1 of the students had a lab of the course already (kim)");

    labs.until("aws101-lee", "READY", Duration.ofMinutes(20));
    labs.until("aws101-kim", "TEARING_DOWN", Duration.ofMinutes(20));
    JsonNode kim = labs.until("aws101-kim", "READY", Duration.ofMinutes(20));
    assertThat(kim.path("attempt").asInt()).isEqualTo(2);
    assertThat(show().path("whole").asBoolean()).isTrue();
    assertThat(show().path("warnings")).isEmpty();
  }

  @Test
  void whoCannotBeServedBeforeTheEndIsToldSoAtOnceAndThenWhatWouldHaveHelped() {
    String ready = in(13).toString();
    JsonNode asked = post("\"count\":4,\"leaseHours\":0.5,\"readyBy\":\"" + ready + "\"").body();
    assertThat(asked.path("warnings").toString())
        .contains("4 labs wait for room, and 2 more fit now")
        .contains("As it stands, 2 of them have no turn before the end");
    labs.until("aws101-student-02", "READY", Duration.ofMinutes(20));

    JsonNode course = show();
    assertThat(course.path("warnings").toString())
        .contains("2 labs wait for room, and 0 more fit now")
        .contains("As it stands, 2 of them have no turn before the end");
    assertThat(course.has("expectedReadyAt")).isFalse();
    assertThat(labs.show("aws101-student-03").at("/queue/expectedAt").isMissingNode()).isTrue();

    JsonNode gone = labs.until("aws101-student-03", "GONE", Duration.ofHours(1));
    assertThat(gone.at("/failure/error").asText()).isEqualTo("Lablift.TooLate");
    assertThat(gone.at("/failure/cause").asText())
        .startsWith("its time was over before it could begin; EC2-VPC Elastic IPs")
        .contains("aws service-quotas request-service-quota-increase");
  }

  @Test
  void aLateStudentWaitsAsLongAsTheOthersMight() {
    post("\"count\":2,\"leaseHours\":1,\"maxQueueMinutes\":15");
    labs.world().pass(Duration.ofMinutes(14));
    labs.ask("POST", "/classes/aws101/students", "{\"students\":[\"choi\"]}");

    labs.world().pass(Duration.ofMinutes(12));
    assertThat(labs.show("aws101-choi").path("status").asText()).isEqualTo("QUEUED");
    JsonNode gone = labs.until("aws101-choi", "GONE", Duration.ofMinutes(16));
    assertThat(gone.at("/failure/cause").asText()).startsWith("it waited 15 minutes");
  }

  @Test
  void whatTheClassCannotKeepIsRefusedBeforeAnythingIsStarted() {
    assertThat(
            post("\"count\":2,\"leaseHours\":4,\"budgetUsd\":0.02,\"endAtBudget\":true")
                .violations())
        .singleElement()
        .asString()
        .matches(
            "budgetUsd: \\$0\\.02 is less than \\$0\\.\\d\\d, which \\d+ minutes of 2 such labs"
                + " cost: .*");
    assertThat(post("\"count\":2,\"leaseHours\":4,\"labBudgetUsd\":0.5").violations())
        .singleElement()
        .asString()
        .startsWith("labBudgetUsd: $0.50 is less than $1.13, which 240 minutes of this lab cost");
    assertThat(post("\"count\":2,\"leaseHours\":4,\"longestLeaseHours\":1").violations())
        .singleElement()
        .asString()
        .startsWith("longestLeaseHours: is less than the 240 minutes");
    assertThat(post("\"count\":2,\"startAt\":\"9999-01-01T00:00:00Z\"").violations())
        .anyMatch(said -> said.contains("is more than a year ahead"));
    assertThat(labs.ask("GET", "/classes", "").body().path("classes")).isEmpty();
  }

  @Test
  void aStudentOfAClassIsHeldToItsTermsHoweverTheyAskForALab() {
    post("\"students\":[\"anna\"],\"leaseHours\":1,\"longestLeaseHours\":1,\"budgetUsd\":1.2");
    labs.until("aws101-anna", "READY", Duration.ofMinutes(6));
    labs.ask("DELETE", "/labs/aws101-anna", "");
    labs.until("aws101-anna", "GONE", Duration.ofMinutes(5));
    String again = "{\"course\":\"aws101\",\"student\":\"anna\",\"leaseMinutes\":%d}";

    assertThat(labs.ask("POST", "/labs", again.formatted(720), "students", "anna").violations())
        .containsExactly("leaseMinutes: the class aws101 allows 60: give that, or less");
    SimulatedLabs.Answer second =
        labs.ask("POST", "/labs", again.formatted(60), "students", "anna");
    assertThat(second.status()).as(second.body().toString()).isEqualTo(202);
    labs.until("aws101-anna", "READY", Duration.ofMinutes(6));
    assertThat(
            labs.ask("PATCH", "/labs/aws101-anna", "{\"leaseMinutes\":70}", "students", "anna")
                .status())
        .isEqualTo(400);
  }

  @Test
  void theSameRequestIsTheSameClassWheneverItIsSentAgain() {
    String end = in(90).toString();
    String byEnd = "\"count\":1,\"budgetUsd\":5,\"endsAt\":\"" + end + "\"";
    assertThat(post(byEnd).status()).isEqualTo(202);
    labs.world().pass(Duration.ofMinutes(3));
    assertThat(post(byEnd.replace(":5,", ":5.0,")).status()).isEqualTo(200);

    labs.ask("DELETE", "/classes/aws101", "");
    assertThat(post(byEnd).status()).isEqualTo(409);
    labs.until("aws101-student-01", "GONE", Duration.ofMinutes(8));

    String later = "\"count\":1,\"startAt\":\"" + in(3) + "\"";
    assertThat(post(later).status()).isEqualTo(202);
    labs.world().pass(Duration.ofMinutes(5));
    assertThat(post(later).status()).isEqualTo(200);
    assertThat(List.of(show().path("students").asInt())).containsExactly(1);
  }
}
