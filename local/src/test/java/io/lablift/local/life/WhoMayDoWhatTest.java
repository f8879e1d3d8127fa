package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instructors all; students their own labs only; nobody else anything. */
@ExtendWith(SharedRegistry.class)
final class WhoMayDoWhatTest {
  private static final List<String> ROUTES =
      List.of(
          "GET /labs",
          "GET /labs?course=aws101",
          "POST /labs",
          "GET /labs/aws101-lee",
          "GET /labs/aws101-lee?attempt=1",
          "PATCH /labs/aws101-lee",
          "DELETE /labs/aws101-lee",
          "GET /labs/aws101-lee/keys/seoul-lab-web");

  private static final String BODY =
      "{\"course\":\"aws101\",\"student\":\"lee\",\"leaseMinutes\":60}";

  private final SimulatedLabs labs;

  WhoMayDoWhatTest(RegistryStore store) {
    this.labs = new SimulatedLabs(store, 12);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private SimulatedLabs.Answer ask(String route, ObjectNode claims) {
    String[] parts = route.split(" ", 2);
    String body =
        switch (parts[0]) {
          case "POST" -> BODY;
          case "PATCH" -> "{\"leaseMinutes\":90}";
          default -> "";
        };
    return labs.askWith(parts[0], parts[1], body, claims);
  }

  private static ObjectNode claims(String groups, String user) {
    return SimulatedLabs.MAPPER
        .createObjectNode()
        .put("cognito:groups", groups)
        .put("cognito:username", user);
  }

  /** API Gateway hands a list of groups on as text, in brackets and without commas. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[instructors]",
        "[students instructors]",
        "instructors",
        "[\"a\",\"instructors\"]"
      })
  void whoIsAmongTheInstructorsSeesAll(String groups) {
    labs.post("lee");

    assertThat(ask("GET /labs/aws101-lee", claims(groups, "teacher")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[instructor];lee",
        "[Instructors];lee",
        "[noinstructors];lee",
        "[instructors2 students2];lee",
        "[];lee",
        "'';lee",
        "[students];''",
        "[students];LEE",
        "[students];lee kim",
        "[students];../lee"
      })
  void withoutAGroupOrAStudentsIdNothingIsAnswered(String groups, String user) {
    labs.post("lee");
    for (String route : ROUTES) {
      SimulatedLabs.Answer answer = ask(route, claims(groups, user));
      assertThat(answer.status()).as(route).isEqualTo(401);
      assertThat(answer.body().toString()).as(route).doesNotContain("lee");
    }
  }

  @Test
  void withoutClaimsNothingIsAnswered() {
    labs.post("lee");
    for (String route : ROUTES) {
      String[] parts = route.split(" ", 2);
      assertThat(labs.askWith(parts[0], parts[1], BODY, null).status()).as(route).isEqualTo(401);
      assertThat(ask(route, SimulatedLabs.MAPPER.createObjectNode()).status())
          .as(route)
          .isEqualTo(401);
    }
  }

  /** Another's lab and one that is not there are the same to a student, word for word. */
  @Test
  void whetherAnothersLabIsThereIsNotTold() {
    labs.post("lee");
    ObjectNode kim = claims("[students]", "kim");
    for (String route : ROUTES) {
      if (!route.contains("/aws101-lee")) {
        continue;
      }
      SimulatedLabs.Answer there = ask(route, kim);
      SimulatedLabs.Answer notThere = ask(route.replace("aws101-lee", "aws101-zoe"), kim);

      assertThat(there.status()).as(route).isEqualTo(404);
      assertThat(there.body().toString().replace("aws101-lee", "aws101-zoe"))
          .as(route)
          .isEqualTo(notThere.body().toString());
    }
    assertThat(labs.show("aws101-lee").path("status").asText()).isNotEqualTo("TEARING_DOWN");
  }

  @Test
  void aStudentCannotAskForAnothersLabWhetherItIsThereOrNot() {
    ObjectNode kim = claims("[students]", "kim");
    SimulatedLabs.Answer before = ask("POST /labs", kim);
    labs.post("lee");
    SimulatedLabs.Answer after = ask("POST /labs", kim);

    assertThat(before.status()).isEqualTo(403);
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(after.status()).isEqualTo(403);
  }

  @Test
  void aListHasOnlyTheStudentsOwnWhateverItIsAskedFor() {
    labs.post("kim");
    labs.post("lee");
    ObjectNode kim = claims("[students]", "kim");
    for (String route :
        List.of(
            "GET /labs",
            "GET /labs?course=aws101",
            "GET /labs?limit=1",
            "GET /labs?after=aws101-lee")) {
      SimulatedLabs.Answer list = ask(route, kim);
      assertThat(list.status()).as(route).isEqualTo(200);
      assertThat(list.body().toString()).as(route).contains("aws101-kim").doesNotContain("lee");
      assertThat(list.body().path("next").isMissingNode() || list.body().path("next").isNull())
          .as(route)
          .isTrue();
    }
  }

  @Test
  void aStudentDoesEverythingWithTheirOwn() {
    ObjectNode lee = claims("[students]", "lee");

    assertThat(ask("POST /labs", lee).status()).isEqualTo(202);
    assertThat(ask("GET /labs/aws101-lee", lee).status()).isEqualTo(200);
    assertThat(ask("PATCH /labs/aws101-lee", lee).status()).isEqualTo(200);
    assertThat(ask("DELETE /labs/aws101-lee", lee).status()).isEqualTo(202);
  }
}
