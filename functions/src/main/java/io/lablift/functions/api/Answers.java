package io.lablift.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.lablift.functions.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads bodies of requests and writes answers. */
final class Answers {
  private static final int LARGEST_BODY = 64 * 1024;

  private Answers() {}

  static String body(APIGatewayV2HTTPEvent event) {
    String body = event.getBody() == null ? "" : event.getBody();
    String text =
        event.getIsBase64Encoded()
            ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
            : body;
    if (text.length() > LARGEST_BODY) {
      throw Problems.tooLarge(LARGEST_BODY);
    }
    return text;
  }

  static APIGatewayV2HTTPResponse json(int status, Object body) {
    return json(status, body, Map.of());
  }

  static APIGatewayV2HTTPResponse json(int status, Object body, Map<String, String> headers) {
    return response(status, "application/json", Json.write(body), headers);
  }

  static APIGatewayV2HTTPResponse response(
      int status, String type, String body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("content-type", type);
    all.put("cache-control", "no-store");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(all)
        .withBody(body)
        .build();
  }
}
