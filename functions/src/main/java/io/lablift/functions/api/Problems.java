package io.lablift.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.lablift.functions.error.AwsUnavailable;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.error.Throttled;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every error that the API answers with, and the one mapping from errors to HTTP statuses. */
final class Problems {
  private static final String TYPE = "application/problem+json";

  private static final int MOST_SHOWN = 100;

  private Problems() {}

  static HttpProblem invalid(List<Violation> violations) {
    return new HttpProblem(
        400,
        "The request breaks " + violations.size() + (violations.size() == 1 ? " rule" : " rules"),
        "See violations: each names the field, the rule and the remedy. Nothing was changed.",
        Map.of(),
        violations.stream().limit(MOST_SHOWN).toList());
  }

  static HttpProblem noCaller() {
    return new HttpProblem(
        401,
        "Who are you?",
        "The token names neither an instructor nor a student. Sign in, and send it as"
            + " Authorization: Bearer …",
        Map.of("www-authenticate", "Bearer"),
        List.of());
  }

  static HttpProblem notYours(String what) {
    return new HttpProblem(403, "Not allowed", what);
  }

  static HttpProblem noLab(LabId id) {
    return new HttpProblem(
        404, "No such lab", "There is no lab " + id + ". GET /labs lists the labs that there are.");
  }

  static HttpProblem noRoute(String method, String path) {
    return new HttpProblem(
        404,
        "No such route",
        "There is no "
            + method
            + " "
            + path
            + ". The API has /labs, /labs/{id}, /labs/{id}/keys/{name}, /images and /images/{id};"
            + " GET / links to its contract.");
  }

  static HttpProblem wrongMethod(String method, String path, List<String> allowed) {
    return new HttpProblem(
        405,
        "Wrong method",
        path + " does not know " + method + "; it knows " + String.join(", ", allowed) + ".",
        Map.of("allow", String.join(", ", allowed)),
        List.of());
  }

  static HttpProblem conflict(String detail) {
    return new HttpProblem(409, "The lab is there, and differs", detail);
  }

  static HttpProblem tooLarge(int most) {
    return new HttpProblem(
        413, "The body is too large", "A request has at most " + most + " bytes.");
  }

  /** A forecast plays the class in a simulated account, which is not deployed. */
  static HttpProblem forecastsAreLocal() {
    return new HttpProblem(
        501,
        "Forecasts are made on a laptop",
        "Run ./lablift forecast --students 30 --hours 4, or ./lablift serve and POST /forecasts"
            + " there: a forecast plays the class in a simulated account, which is not deployed.");
  }

  static HttpProblem neverFits(String detail) {
    return new HttpProblem(422, "The region could never hold this lab", detail);
  }

  /** The one place that maps errors to statuses. */
  static APIGatewayV2HTTPResponse answer(RuntimeException error) {
    return switch (error) {
      case HttpProblem problem -> response(problem);
      case InvalidRequest invalid -> response(invalid(invalid.violations()));
      case Throttled e -> response(later(e));
      case AwsUnavailable e -> response(later(e));
      case LabliftException e ->
          response(new HttpProblem(502, "AWS refused", String.valueOf(e.getMessage())));
      default ->
          response(
              new HttpProblem(
                  500,
                  "Something is wrong with Lablift",
                  "The request was not understood to its end ("
                      + error.getClass().getSimpleName()
                      + "). The function's log has the details."));
    };
  }

  private static HttpProblem later(LabliftException e) {
    return new HttpProblem(
        503,
        "AWS is busy",
        e.getMessage() + ". Send the same request again in a moment: it starts nothing twice.",
        Map.of("retry-after", "5"),
        List.of());
  }

  private static APIGatewayV2HTTPResponse response(HttpProblem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.getMessage());
    if (!problem.violations().isEmpty()) {
      body.put("violations", problem.violations());
    }
    Map<String, String> headers = new LinkedHashMap<>(problem.headers());
    headers.put("content-type", TYPE);
    headers.put("cache-control", "no-store");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(problem.status())
        .withHeaders(headers)
        .withBody(Json.write(body))
        .build();
  }
}
