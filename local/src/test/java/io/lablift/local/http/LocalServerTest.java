package io.lablift.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.local.function.CurrentCaller;
import io.lablift.local.function.Functions;
import io.lablift.local.function.Invoker;
import io.lablift.local.function.LambdaFunction;
import io.lablift.statemachine.time.VirtualTimeline;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LocalServerTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final VirtualTimeline loop = new VirtualTimeline(Instant.parse("2026-03-02T09:00:00Z"));
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Invoker invoker =
      new Invoker(loop, new CurrentCaller(), "ap-northeast-2", "123456789012", log::add);
  private final HttpClient http = HttpClient.newHttpClient();
  private Supplier<String> answer =
      () -> "{\"statusCode\":200,\"body\":\"fine\",\"headers\":{\"Location\":\"/labs/x\"}}";
  private JsonNode event = MAPPER.nullNode();
  private LocalServer server = LocalServer.of(gateway(), 0);

  @BeforeEach
  void start() {
    assertThat(server.url().getPort()).isPositive();
  }

  @AfterEach
  void end() {
    server.close();
    loop.close();
    http.close();
  }

  private Gateway gateway() {
    LambdaFunction api =
        new LambdaFunction(
            "Api",
            Duration.ofSeconds(30),
            (given, context) -> {
              event = MAPPER.readTree(given);
              loop.pause(Duration.ofMillis(20));
              return answer.get().getBytes(StandardCharsets.UTF_8);
            });
    return new Gateway(invoker, api, "cognito:username", loop, log::add);
  }

  @Test
  void turnsARequestIntoTheEventThatApiGatewayWouldSend() throws Exception {
    HttpResponse<String> response =
        send(
            request("/labs/a%2Fb?course=aws101&x=1&x=2")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"이름\":1}")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("fine");
    assertThat(response.headers().firstValue("location")).contains("/labs/x");
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("rawPath").asText()).isEqualTo("/labs/a%2Fb");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("course=aws101&x=1&x=2");
    assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("1,2");
    assertThat(event.at("/headers/content-type").asText()).isEqualTo("application/json");
    assertThat(event.path("body").asText()).isEqualTo("{\"이름\":1}");
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("PATCH");
    assertThat(event.at("/requestContext/timeEpoch").asLong())
        .isEqualTo(Instant.parse("2026-03-02T09:00:00Z").toEpochMilli());
  }

  @Test
  void takesTheCallerForAnInstructorUnlessToldWhichStudentItIs() throws Exception {
    send(request("/labs"));
    JsonNode claims = event.at("/requestContext/authorizer/jwt/claims");
    assertThat(claims.path("cognito:groups").asText()).isEqualTo("[instructors]");

    send(request("/labs").header(Gateway.AS, "kim"));
    claims = event.at("/requestContext/authorizer/jwt/claims");
    assertThat(claims.path("cognito:groups").asText()).isEqualTo("[students]");
    assertThat(claims.path("cognito:username").asText()).isEqualTo("kim");
  }

  @Test
  void sendsWhatIsNoTextInBase64() throws Exception {
    send(request("/labs").POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xff, 0})));
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.path("body").asText()).isEqualTo("/wA=");
  }

  @Test
  void answersABodyOfAMegabyteWithAProblem() throws Exception {
    HttpResponse<String> response =
        send(request("/labs").POST(BodyPublishers.ofByteArray(new byte[1024 * 1024])));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(MAPPER.readTree(response.body()).path("detail").asText()).contains("256 KiB");
    assertThat(event.isNull()).isTrue();
  }

  @Test
  void letsTheFunctionAnswerUnknownMethodsAndPaths() throws Exception {
    answer = () -> "{\"statusCode\":405}";
    HttpResponse<String> response =
        send(request("/labs").method("PROPFIND", BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("PROPFIND");
  }

  @Test
  void hidesWhyTheFunctionFailedAndLogsIt() throws Exception {
    answer =
        () -> {
          throw new IllegalStateException("the password is 1234");
        };
    HttpResponse<String> response = send(request("/labs"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("Internal Server Error").doesNotContain("1234");
    assertThat(log)
        .containsExactly("GET /labs failed: java.lang.IllegalStateException: the password is 1234");
  }

  @Test
  void refusesANameThatSomebodyPointedToThisMachine() throws Exception {
    assertThat(raw("GET /labs HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("GET /labs HTTP/1.1\r\nHost: localhost:80\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void refusesPagesOfOtherSitesAndPermitsNoneOfThem() throws Exception {
    HttpResponse<String> foreign =
        send(
            request("/labs")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.noBody()));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(event.isNull()).isTrue();

    HttpResponse<String> own =
        send(request("/labs").header("Origin", "http://127.0.0.1:" + server.url().getPort()));
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(own.headers().firstValue("access-control-allow-origin")).isEmpty();
  }

  @Test
  void refusesAStudentWhoCannotBeOne() throws Exception {
    HttpResponse<String> response = send(request("/labs").header(Gateway.AS, "kim and lee"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("X-Lablift-As");
  }

  @Test
  void servesFunctionsAsLambdaDoes() throws Exception {
    LambdaFunction echo =
        new LambdaFunction("Echo", Duration.ofSeconds(5), (given, context) -> given);
    LambdaFunction failing =
        new LambdaFunction(
            "Failing",
            Duration.ofSeconds(5),
            (given, context) -> {
              throw new IllegalArgumentException("bad \"spec\"");
            });
    LambdaEndpoint endpoint = new LambdaEndpoint(invoker, new Functions(List.of(echo, failing)));
    server.close();
    server = LocalServer.of(endpoint, 0);

    HttpResponse<String> good =
        send(invocation("Echo").POST(BodyPublishers.ofString("{\"lab\":1}")));
    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(good.body()).isEqualTo("{\"lab\":1}");
    assertThat(good.headers().firstValue("x-amz-function-error")).isEmpty();

    HttpResponse<String> bad = send(invocation("Failing").POST(BodyPublishers.noBody()));
    assertThat(bad.statusCode()).isEqualTo(200);
    assertThat(bad.headers().firstValue("x-amz-function-error")).contains("Unhandled");
    assertThat(MAPPER.readTree(bad.body()).path("errorType").asText())
        .isEqualTo("java.lang.IllegalArgumentException");
    assertThat(MAPPER.readTree(bad.body()).path("errorMessage").asText()).isEqualTo("bad \"spec\"");

    HttpResponse<String> unknown = send(invocation("Other").POST(BodyPublishers.noBody()));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("Function not found: Other");
  }

  private HttpRequest.Builder invocation(String name) {
    return request("/2015-03-31/functions/" + name + "/invocations");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
