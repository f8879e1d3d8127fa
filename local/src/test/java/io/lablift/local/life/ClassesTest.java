package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Latency;
import io.lablift.simulator.world.Quota;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many labs of one course: asked for together, built in time, shown, and ended together. */
@ExtendWith(SharedRegistry.class)
final class ClassesTest {
  private final RegistryStore store;
  private SimulatedLabs labs;

  ClassesTest(RegistryStore store) {
    this.store = store;
    this.labs = new SimulatedLabs(store, 61);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  /** An account whose quotas allow so many labs. */
  private void roomFor(int students) {
    labs.close();
    VirtualTimeline loop = new VirtualTimeline(SimulatedLabs.START);
    SimulatedAccount account =
        SimulatedAccount.builder(loop)
            .seed(61)
            .quota(Quota.VPCS, 1 + students)
            .quota(Quota.INTERNET_GATEWAYS, 1 + students)
            .quota(Quota.ELASTIC_IPS, 2 * students)
            .quota(Quota.NAT_GATEWAYS_PER_ZONE, students)
            .quota(Quota.STANDARD_VCPUS, 10 * students)
            .build();
    labs =
        new SimulatedLabs(store, loop, account, 61, Latency.seeded(61), UnaryOperator.identity());
  }

  private SimulatedLabs.Answer post(String more) {
    return labs.ask("POST", "/classes", "{\"course\":\"aws101\"%s}".formatted(more));
  }

  private JsonNode show() {
    return labs.ask("GET", "/classes/aws101", "").body();
  }

  private JsonNode until(Predicate<JsonNode> done, Duration atMost) {
    Instant end = labs.world().loop().instant().plus(atMost);
    JsonNode course = show();
    while (!done.test(course)) {
      if (labs.world().loop().instant().isAfter(end)) {
        throw new AssertionError("not after " + atMost + ": " + course);
      }
      labs.world().pass(Duration.ofSeconds(5));
      course = show();
    }
    return course;
  }

  private static Predicate<JsonNode> all(String status, int students) {
    return course -> course.path("statuses").path(status).asInt() == students;
  }

  private static Instant at(JsonNode course, String field) {
    return Instant.parse(course.path(field).asText());
  }

  @Test
  void everyStudentHasALabAndInTheEndNobodyHas() {
    roomFor(3);

    SimulatedLabs.Answer asked =
        post(",\"students\":[\"kim\",\"lee\",\"park\"],\"leaseHours\":0.2");

    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.headers().path("location").asText()).isEqualTo("/classes/aws101");
    assertThat(asked.body().path("statuses").path("PROVISIONING").asInt()).isEqualTo(3);
    JsonNode whole = until(course -> course.path("whole").asBoolean(), Duration.ofMinutes(5));
    assertThat(whole.path("slowest").path("seconds").asInt()).isBetween(150, 230);
    assertThat(whole.path("labs")).hasSize(3);
    assertThat(labs.world().account().orElseThrow().leftOver()).isNotEmpty();
    JsonNode over = until(all("GONE", 3), Duration.ofMinutes(20));
    assertThat(over.path("failures")).isEmpty();
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
  }

  @Test
  void labsOfAClassBeginAsFarApartAsTheTightestBucketWants() {
    roomFor(4);

    JsonNode course = post(",\"count\":4,\"leaseHours\":1").body();

    assertThat(course.path("labs").findValuesAsText("leaseEnd").stream().map(Instant::parse))
        .hasSize(4)
        .isSorted()
        .satisfies(
            ends ->
                assertThat(Duration.between(ends.getFirst(), ends.getLast()))
                    .isEqualTo(Duration.ofMillis(3 * 2_500)));
  }

  @Test
  void theSameRequestAgainIsTheSameClassAndAnotherOneIsRefused() {
    roomFor(2);
    post(",\"students\":[\"kim\",\"lee\"]");

    assertThat(post(",\"students\":[\"kim\",\"lee\"]").status()).isEqualTo(200);
    assertThat(post(",\"students\":[\"kim\"]").status()).isEqualTo(409);
    assertThat(labs.world().engine().list()).hasSize(2);
  }

  @Test
  void aStudentWhoHasALabOfTheCourseKeepsIt() {
    roomFor(2);
    labs.post("kim");
    JsonNode before = labs.show("aws101-kim");

    post(",\"students\":[\"kim\",\"lee\"],\"leaseHours\":2");

    assertThat(labs.show("aws101-kim").path("lease")).isEqualTo(before.path("lease"));
    assertThat(labs.show("aws101-lee").path("status").asText()).isEqualTo("PROVISIONING");
  }

  @Test
  void aClassThatIsWantedLaterBeginsOnTheSecond() {
    roomFor(2);

    JsonNode asked = post(",\"count\":2,\"startAt\":\"2026-03-02T01:00:07Z\"").body();

    assertThat(asked.path("statuses").path("SCHEDULED").asInt()).isEqualTo(2);
    assertThat(labs.show("aws101-student-01").path("startAt").asText())
        .isEqualTo("2026-03-02T01:00:07Z");
    labs.world().pass(Duration.ofMinutes(58));
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
    until(course -> course.path("whole").asBoolean(), Duration.ofMinutes(10));
    assertThat(labs.show("aws101-student-01").at("/lease/start").asText())
        .isEqualTo("2026-03-02T01:00:07Z");
    assertThat(labs.show("aws101-student-02").at("/lease/start").asText())
        .isEqualTo("2026-03-02T01:00:09.500Z");
  }

  @Test
  void aClassThatIsToBeReadyByATimeIsReadyThenAndNotMuchSooner() {
    roomFor(3);

    JsonNode asked =
        post(",\"count\":3,\"leaseHours\":1,\"readyBy\":\"2026-03-02T01:00:00Z\"").body();

    assertThat(asked.path("endsAt").asText()).isEqualTo("2026-03-02T02:00:00Z");
    JsonNode whole = until(course -> course.path("whole").asBoolean(), Duration.ofMinutes(70));
    assertThat(at(whole, "readyAt"))
        .isBetween(Instant.parse("2026-03-02T00:58:00Z"), Instant.parse("2026-03-02T01:00:00Z"));
    assertThat(whole.path("labs").findValuesAsText("leaseEnd"))
        .containsOnly("2026-03-02T02:00:00Z");
  }

  @Test
  void aLateStudentIsAddedAndGetsALabAsTheOthersHave() {
    roomFor(3);
    post(",\"students\":[\"kim\",\"lee\"]");

    SimulatedLabs.Answer added =
        labs.ask("POST", "/classes/aws101/students", "{\"students\":[\"park\"]}");

    assertThat(added.status()).isEqualTo(202);
    assertThat(until(all("READY", 3), Duration.ofMinutes(6)).path("students").asInt()).isEqualTo(3);
    assertThat(
            labs.ask("POST", "/classes/aws101/students", "{\"students\":[\"kim\"]}").violations())
        .containsExactly(
            "students[0]: \"kim\" is in the class already: name only those who are not");
  }

  @Test
  void aClassThatIsDeletedEndsWhateverItsLabsAreAt() {
    roomFor(1);
    post(",\"students\":[\"kim\",\"lee\"],\"startAt\":\"2026-03-02T00:10:00Z\"");
    labs.world().pass(Duration.ofMinutes(12));
    assertThat(show().path("statuses").path("QUEUED").asInt()).isEqualTo(1);

    SimulatedLabs.Answer ended = labs.ask("DELETE", "/classes/aws101", "");

    assertThat(ended.status()).isEqualTo(202);
    assertThat(ended.body().path("endedAt").asText()).isNotEmpty();
    until(all("GONE", 2), Duration.ofMinutes(10));
    labs.world().pass(Duration.ofMinutes(5));
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
    assertThat(post(",\"students\":[\"kim\"]").status()).isEqualTo(202);
  }

  @Test
  void defaultQuotasServeAClassTwoAtATimeAndSayWhenEachOnesTurnIs() {
    JsonNode asked = post(",\"count\":5,\"leaseHours\":0.1").body();

    assertThat(asked.path("statuses").path("PROVISIONING").asInt()).isEqualTo(2);
    JsonNode third = labs.show("aws101-student-03").path("queue");
    assertThat(third.path("place").asInt()).isEqualTo(1);
    assertThat(third.path("waitingFor").asText())
        .isEqualTo(
            "EC2-VPC Elastic IPs (L-0263D0A3): labs may take 5, 4 are taken, this one needs 2");
    assertThat(Instant.parse(third.path("expectedAt").asText()))
        .isBetween(
            SimulatedLabs.START.plusSeconds(6 * 60), SimulatedLabs.START.plusSeconds(10 * 60));
    JsonNode over = until(all("GONE", 5), Duration.ofHours(1));
    assertThat(over.path("failures")).isEmpty();
  }

  @Test
  void whoeverWaitsTooLongIsRefusedWithTheRequestThatMakesRoom() {
    post(",\"count\":3,\"leaseHours\":1,\"maxQueueMinutes\":10");
    labs.world().pass(Duration.ofMinutes(12));

    JsonNode refused = labs.show("aws101-student-03");

    assertThat(refused.path("status").asText()).isEqualTo("GONE");
    assertThat(refused.at("/failure/error").asText()).isEqualTo("Lablift.QueuedTooLong");
    assertThat(refused.at("/failure/cause").asText())
        .isEqualTo(
            "it waited 10 minutes for its place; EC2-VPC Elastic IPs (L-0263D0A3) is 5, of which"
                + " others use 0 and labs 4; it needs 2. Ask AWS for more: aws service-quotas"
                + " request-service-quota-increase --service-code ec2 --quota-code L-0263D0A3"
                + " --desired-value 6 --region ap-northeast-2");
    assertThat(show().path("failures")).hasSize(1);
  }

  @Test
  void everyViolationOfARequestIsToldAndNothingIsStarted() {
    SimulatedLabs.Answer refused =
        post(
            ",\"students\":[\"kim\",\"Kim\",\"kim\"],\"startAt\":\"2020-01-01T00:00:00Z\","
                + "\"endsAt\":\"2019-01-01T00:00:00Z\",\"budgetUsd\":-1,\"leaseHours\":99,"
                + "\"seats\":3");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.violations())
        .anyMatch(said -> said.startsWith("students[1]: \"Kim\" is no student"))
        .anyMatch(said -> said.startsWith("students[2]: \"kim\" is there twice"))
        .anyMatch(said -> said.startsWith("startAt: 2020-01-01T00:00:00Z is past"))
        .anyMatch(said -> said.startsWith("endsAt: 2019-01-01T00:00:00Z is less than 5 minutes"))
        .anyMatch(said -> said.startsWith("budgetUsd: -1 lies outside of 0.01 to 100000"))
        .anyMatch(said -> said.startsWith("leaseHours: 99 lies outside of 0.08 to 12"))
        .anyMatch(said -> said.startsWith("seats: is not a known field"));
    assertThat(labs.ask("GET", "/classes/aws101", "").status()).isEqualTo(404);
    assertThat(post(",\"count\":5000").violations())
        .anyMatch(said -> said.startsWith("count: 5000 lies outside of 1 to 1000"));
    assertThat(post(",\"count\":2,\"readyBy\":\"2026-03-02T00:01:00Z\"").violations())
        .anyMatch(said -> said.startsWith("readyBy: is too soon: 2 labs take"));
  }

  @Test
  void classesAreInstructorsOnly() {
    for (String path : new String[] {"/classes", "/classes/aws101", "/capacity"}) {
      assertThat(labs.ask("GET", path, "", "[students]", "kim").status()).isEqualTo(403);
    }
  }
}
