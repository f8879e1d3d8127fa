package io.lablift.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.local.client.ApiClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Somebody who asks for a lab over HTTP, waits for it, and gives it back. */
final class LabUser {
  /** Far beyond what a lab takes at a small scale: a machine may be busy with other things. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int LEASE_MINUTES = 60;
  private static final Set<String> DEAD_ENDS = Set.of("FAILED", "QUARANTINED");

  private final ApiClient api;
  private final String course;
  private final String student;

  LabUser(ApiClient api, String course, String student) {
    this.api = api;
    this.course = course;
    this.student = student;
  }

  /** Sends POST /labs. */
  void asks() {
    var body =
        new ObjectMapper()
            .createObjectNode()
            .put("course", course)
            .put("student", student)
            .put("leaseMinutes", LEASE_MINUTES);
    assertThat(api.post("/labs", body).status()).isEqualTo(202);
  }

  /** Sends DELETE /labs/… */
  void gives() {
    assertThat(api.delete(path()).status()).isEqualTo(202);
  }

  /** Waits until the lab has a status. */
  JsonNode until(String status) {
    return until("the lab is " + status, lab -> lab.path("status").asText().equals(status));
  }

  /** Waits until something holds of the lab; a lab that failed ends the waiting. */
  JsonNode until(String what, Predicate<JsonNode> holds) {
    return Patience.until(
        what,
        PATIENCE,
        () -> {
          JsonNode lab = api.get(path()).body();
          if (holds.test(lab)) {
            return Optional.of(lab);
          }
          if (DEAD_ENDS.contains(lab.path("status").asText()) || lab.hasNonNull("failure")) {
            throw new AssertionError("the lab came to a bad end: " + lab.toPrettyString());
          }
          return Optional.empty();
        });
  }

  private String path() {
    return "/labs/" + course + "-" + student;
  }
}
