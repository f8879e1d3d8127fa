package io.lablift.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Translates between HTTP and what API Gateway gives to a function and takes from it.
 *
 * <p>Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs",
 * payload format 2.0; with a JWT authorizer, claims that are arrays arrive as text such as {@code
 * [instructors]}.
 */
final class GatewayEvents {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String studentClaim;

  GatewayEvents(String studentClaim) {
    this.studentClaim = studentClaim;
  }

  /** The event for a request that was made by {@code student}, or by an instructor. */
  byte[] event(Exchange.Request request, Optional<String> student, String requestId, Instant now)
      throws IOException {
    ObjectNode event = MAPPER.createObjectNode();
    event.put("version", "2.0").put("routeKey", "$default").put("rawPath", request.path());
    event.put("rawQueryString", request.query());
    ObjectNode headers = event.putObject("headers");
    request.headers().forEach(headers::put);
    if (!request.query().isEmpty()) {
      ObjectNode parameters = event.putObject("queryStringParameters");
      parameters(request.query())
          .forEach((name, values) -> parameters.put(name, String.join(",", values)));
    }
    ObjectNode context = event.putObject("requestContext");
    context
        .put("accountId", "anonymous")
        .put("apiId", "local")
        .put("domainName", request.header("host"));
    context.put("requestId", requestId).put("routeKey", "$default").put("stage", "$default");
    context.put("time", TIME.format(now)).put("timeEpoch", now.toEpochMilli());
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", request.path())
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", request.sourceIp())
        .put("userAgent", request.header("user-agent"));
    claims(context.putObject("authorizer").putObject("jwt").putObject("claims"), student);
    body(event, request);
    return MAPPER.writeValueAsBytes(event);
  }

  private void claims(ObjectNode claims, Optional<String> student) {
    String name = student.orElse("instructor");
    claims.put("sub", name).put(studentClaim, name);
    claims.put("cognito:groups", student.isPresent() ? "[students]" : "[instructors]");
  }

  /** Text goes as it is; anything else in Base64. */
  private static void body(ObjectNode event, Exchange.Request request) {
    if (request.body().asByteArrayUnsafe().length == 0) {
      event.put("isBase64Encoded", false);
      return;
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(request.body().asByteBuffer()).toString();
      event.put("body", text).put("isBase64Encoded", false);
    } catch (CharacterCodingException e) {
      event
          .put("body", Base64.getEncoder().encodeToString(request.body().asByteArrayUnsafe()))
          .put("isBase64Encoded", true);
    }
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.computeIfAbsent(decoded(name), absent -> new ArrayList<>()).add(decoded(value));
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The answer that the function's JSON asks for. */
  static Exchange.Response response(String json) throws IOException {
    JsonNode answer = MAPPER.readTree(json);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
    List<String> cookies = new ArrayList<>();
    answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    if (!cookies.isEmpty()) {
      headers.put("set-cookie", cookies);
    }
    String body = answer.path("body").asText("");
    byte[] bytes =
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return new Exchange.Response(
        answer.path("statusCode").asInt(200), headers, SdkBytes.fromByteArrayUnsafe(bytes));
  }
}
