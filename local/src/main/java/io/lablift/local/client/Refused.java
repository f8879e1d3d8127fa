package io.lablift.local.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The API refused a request; the message holds everything that it said, one violation a line. */
public final class Refused extends RuntimeException {
  private final int status;

  Refused(int status, JsonNode problem) {
    super(words(status, problem));
    this.status = status;
  }

  /** The HTTP status, 400 or above. */
  public int status() {
    return status;
  }

  private static String words(int status, JsonNode problem) {
    StringBuilder words = new StringBuilder();
    String title = problem.path("title").asText("");
    String detail = problem.path("detail").asText("");
    words.append(title.isEmpty() ? "the server answered " + status : title);
    if (!detail.isEmpty() && !detail.equals(title)) {
      words.append(": ").append(detail);
    }
    for (JsonNode violation : problem.path("violations")) {
      words.append("\n  ").append(field(violation));
      words.append(": ").append(violation.path("rule").asText(""));
      String remedy = violation.path("remedy").asText("");
      if (!remedy.isEmpty()) {
        words.append(" (").append(remedy).append(')');
      }
    }
    return words.toString();
  }

  private static String field(JsonNode violation) {
    String field = violation.path("field").asText("");
    return field.isEmpty() ? "the request" : field;
  }
}
