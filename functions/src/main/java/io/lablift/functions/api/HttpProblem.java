package io.lablift.functions.api;

import io.lablift.functions.error.LabliftException;
import io.lablift.functions.error.Violation;
import java.util.List;
import java.util.Map;

/** A request that is answered with an error: RFC 9457's fields. */
final class HttpProblem extends LabliftException {
  private final int status;
  private final String title;
  private final transient Map<String, String> headers;
  private final transient List<Violation> violations;

  HttpProblem(int status, String title, String detail) {
    this(status, title, detail, Map.of(), List.of());
  }

  HttpProblem(
      int status,
      String title,
      String detail,
      Map<String, String> headers,
      List<Violation> violations) {
    super(detail);
    this.status = status;
    this.title = title;
    this.headers = headers;
    this.violations = violations;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  Map<String, String> headers() {
    return headers;
  }

  List<Violation> violations() {
    return violations;
  }
}
