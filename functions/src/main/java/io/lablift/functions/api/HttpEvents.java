package io.lablift.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of API Gateway's events and of what it takes for an answer ("Create AWS Lambda proxy
 * integrations for HTTP APIs", API Gateway developer guide, payload format 2.0).
 *
 * <p>The runtime can do this by itself, with a JSON library of its own, which takes a third of a
 * cold start: the functions bring theirs along in any case.
 */
final class HttpEvents {
  private HttpEvents() {}

  /** What of an event the API reads; the rest of it is left out. */
  static APIGatewayV2HTTPEvent read(InputStream in) throws IOException {
    JsonNode event = Json.MAPPER.readTree(in);
    JsonNode context = event.path("requestContext");
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(text(event, "routeKey"))
        .withRawPath(text(event, "rawPath"))
        .withQueryStringParameters(texts(event.path("queryStringParameters")))
        .withBody(text(event, "body"))
        .withIsBase64Encoded(event.path("isBase64Encoded").asBoolean())
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(text(context.path("http"), "method"))
                        .build())
                .withAuthorizer(
                    APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                        .withJwt(
                            APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                                .builder()
                                .withClaims(texts(context.at("/authorizer/jwt/claims")))
                                .build())
                        .build())
                .build())
        .build();
  }

  private static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  /** API Gateway has only text in such an object; what is a list or an object says nothing. */
  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    for (String name : (Iterable<String>) object::fieldNames) {
      String value = text(object, name);
      if (value != null) {
        texts.put(name, value);
      }
    }
    return texts;
  }

  /** Writes an answer. */
  static void write(APIGatewayV2HTTPResponse answer, OutputStream out) throws IOException {
    ObjectNode json = Json.MAPPER.createObjectNode().put("statusCode", answer.getStatusCode());
    ObjectNode headers = json.putObject("headers");
    answer.getHeaders().forEach(headers::put);
    json.put("body", answer.getBody()).put("isBase64Encoded", answer.getIsBase64Encoded());
    out.write(Json.writeBytes(json));
  }
}
