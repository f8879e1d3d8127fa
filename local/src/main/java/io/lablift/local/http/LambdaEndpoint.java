package io.lablift.local.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.local.function.Functions;
import io.lablift.local.function.Invoker;
import io.lablift.local.function.LambdaFunction;
import io.lablift.local.function.Result;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Answers {@code POST /2015-03-31/functions/NAME/invocations} as Lambda does, so that somebody
 * else's state machine engine can run our functions.
 *
 * <p>Source: Lambda API reference, "Invoke": a function that failed answers 200 with the header
 * {@code X-Amz-Function-Error} and its error as the body.
 */
public final class LambdaEndpoint {
  private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  private final Invoker invoker;
  private final Functions functions;

  /** An endpoint for the given functions. */
  public LambdaEndpoint(Invoker invoker, Functions functions) {
    this.invoker = invoker;
    this.functions = functions;
  }

  Exchange.Response handle(Exchange.Request request) {
    Optional<Exchange.Response> refusal = Doorkeeper.refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Matcher path = PATH.matcher(request.path());
    if (!path.matches() || !request.method().equals("POST")) {
      return Problem.of(
          404,
          "Not found",
          "Ask for POST /2015-03-31/functions/NAME/invocations; names: " + functions.names());
    }
    String name = URLDecoder.decode(path.group(1), StandardCharsets.UTF_8);
    Optional<LambdaFunction> function = functions.find(name);
    if (function.isEmpty()) {
      return answer(
          404,
          Map.of("x-amzn-errortype", "ResourceNotFoundException"),
          Map.of(
              "Type",
              "User",
              "Message",
              "Function not found: " + name + "; there are " + functions.names()));
    }
    if (request.body().asByteArrayUnsafe().length > Gateway.LARGEST_BODY) {
      return answer(413, Map.of("x-amzn-errortype", "RequestTooLargeException"), Map.of());
    }
    byte[] given = request.body().asByteArrayUnsafe();
    byte[] event = given.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : given;
    return switch (invoker.call(function.get(), event)) {
      case Result.Succeeded(String json) ->
          new Exchange.Response(
              200,
              Map.of("content-type", List.of("application/json")),
              SdkBytes.fromUtf8String(json));
      case Result.Failed(String type, String message) ->
          answer(
              200,
              Map.of("x-amz-function-error", "Unhandled"),
              Map.of("errorType", type, "errorMessage", message));
    };
  }

  private static Exchange.Response answer(
      int status, Map<String, String> more, Map<String, String> body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("content-type", List.of("application/json"));
    more.forEach((name, value) -> headers.put(name, List.of(value)));
    String json = new ObjectMapper().valueToTree(body).toString();
    return new Exchange.Response(status, headers, SdkBytes.fromUtf8String(json));
  }
}
