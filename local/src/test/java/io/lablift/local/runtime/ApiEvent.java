package io.lablift.local.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event of an HTTP API, payload format 2.0, as API Gateway sends it ("Create AWS Lambda proxy
 * integrations for HTTP APIs", API Gateway developer guide).
 */
final class ApiEvent {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode event = MAPPER.createObjectNode();

  private ApiEvent(String method, String path) {
    String[] parts = path.split("\\?", 2);
    String routePath = path.replaceFirst("^/(labs|images)/.*", "/$1/{id}").split("\\?", 2)[0];
    event.put("version", "2.0").put("routeKey", method + " " + routePath);
    event.put("rawPath", parts[0]).put("rawQueryString", parts.length > 1 ? parts[1] : "");
    event
        .putObject("headers")
        .put("accept", "*/*")
        .put("authorization", "Bearer eyJraWQiOiJ0aGlzIGlzIG5vIHRva2VuIn0.e30.c2VjcmV0")
        .put("content-type", "application/json")
        .put("host", "abcdefghij.execute-api.ap-northeast-2.amazonaws.com")
        .put("x-forwarded-for", "203.0.113.7");
    ObjectNode context = event.putObject("requestContext");
    context
        .put("accountId", "123456789012")
        .put("apiId", "abcdefghij")
        .put("domainName", "abcdefghij.execute-api.ap-northeast-2.amazonaws.com")
        .put("requestId", "JKJaXmPLvHcESHA=")
        .put("stage", "$default")
        .put("time", "23/Nov/2026:10:00:00 +0000")
        .put("timeEpoch", 1_795_428_000_000L);
    ObjectNode http = context.putObject("http");
    http.put("method", method)
        .put("path", parts[0])
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", "203.0.113.7")
        .put("userAgent", "curl/8.5.0");
    ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
    jwt.putNull("scopes");
    jwt.putObject("claims")
        .put("cognito:groups", "[instructors]")
        .put("cognito:username", "teacher")
        .put("iss", "https://cognito-idp.ap-northeast-2.amazonaws.com/ap-northeast-2_EXAMPLE")
        .put("sub", "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111")
        .put("token_use", "id");
    event.put("isBase64Encoded", false);
  }

  /** A request of an instructor. */
  static ApiEvent of(String method, String path) {
    return new ApiEvent(method, path);
  }

  /** With a body. */
  ApiEvent body(String body) {
    event.put("body", body);
    return this;
  }

  String json() {
    return event.toString();
  }
}
