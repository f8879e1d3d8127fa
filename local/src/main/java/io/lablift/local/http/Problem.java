package io.lablift.local.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** What the gateway itself refuses, as RFC 9457 problem details. */
final class Problem {
  private Problem() {}

  static Exchange.Response of(int status, String title, String detail) {
    ObjectNode problem = new ObjectMapper().createObjectNode();
    problem
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
    return new Exchange.Response(
        status,
        Map.of("content-type", List.of("application/problem+json")),
        SdkBytes.fromUtf8String(problem.toString()));
  }
}
