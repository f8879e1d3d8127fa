package io.lablift.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.functions.error.AwsRefused;
import io.lablift.functions.error.AwsUnavailable;
import io.lablift.functions.error.LabNotProvisioning;
import io.lablift.functions.error.Throttled;
import io.lablift.local.SharedRegistry;
import io.lablift.local.life.LabInput;
import io.lablift.local.runtime.RuntimeApi.Outcome;
import io.lablift.local.runtime.StubAws.Answer;
import io.lablift.local.world.RegistryStore;
import io.lablift.statemachine.ShippedDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Lambda's own runtime makes of our answers and errors, for state machines and callers. */
@ExtendWith(SharedRegistry.class)
final class RuntimeAnswersTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One for each kind of task: they fail in the same places. */
  private static final List<String> TASKS =
      List.of("CreateVpc", "MarkReady", "BeginTeardown", "Teardown");

  private final String spec;
  private final StubAws aws = new StubAws();
  private final LambdaHost lambda =
      new LambdaHost(
          0,
          Map.of(
              "AWS_ENDPOINT_URL", aws.url().toString(),
              "LABLIFT_TABLE", "labs",
              "LABLIFT_DEPLOYMENT", "runtime"));

  RuntimeAnswersTest(RegistryStore store) {
    this.spec = LabInput.ofProvisioning(store);
  }

  @AfterEach
  void end() {
    lambda.close();
    aws.close();
  }

  private String input(String task) {
    return switch (task) {
      case "BeginTeardown" ->
          "{\"lab\":\"aws101-kim\",\"attempt\":1,\"error\":\"States.Timeout\",\"cause\":\"\"}";
      case "Teardown" -> "{\"lab\":\"aws101-kim\",\"attempt\":1,\"state\":{}}";
      default -> spec;
    };
  }

  private String errorType(String task, Answer answer) {
    aws.answers(answer);
    Outcome outcome = lambda.invoke(task, input(task));
    assertThat(outcome.failed()).as("%s: %s%n%s", task, outcome.json(), lambda.said()).isTrue();
    JsonNode line = read(lambda.lastRun(task));
    JsonNode error = read(outcome.json());
    assertThat(line.path("level").asText()).isEqualTo("ERROR");
    assertThat(line.path("lab").asText()).isEqualTo("aws101-kim");
    assertThat(line.path("errorType")).isEqualTo(error.path("errorType"));
    return error.path("errorType").asText();
  }

  @Test
  void errorsHaveTheNamesThatTheStateMachinesKnow() {
    Set<String> seen = new TreeSet<>();
    for (String task : TASKS) {
      assertThat(errorType(task, Answer.refusal(400, "ProvisionedThroughputExceededException")))
          .as(task)
          .isEqualTo(Throttled.class.getName());
      assertThat(errorType(task, Answer.refusal(500, "InternalServerError")))
          .as(task)
          .isEqualTo(AwsUnavailable.class.getName());
      assertThat(errorType(task, StubAws.HANGS_UP))
          .as(task)
          .isEqualTo(AwsUnavailable.class.getName());
      assertThat(errorType(task, Answer.refusal(400, "AccessDeniedException")))
          .as(task)
          .isEqualTo(AwsRefused.class.getName());
      seen.add(Throttled.class.getName());
      seen.add(AwsUnavailable.class.getName());
    }
    assertThat(errorType("CreateVpc", StubAws.NOTHING))
        .isEqualTo(LabNotProvisioning.class.getName());
    assertThat(seen).as("all that a Retry names").isEqualTo(namedInRetries());
  }

  private static Set<String> namedInRetries() {
    Set<String> names = new TreeSet<>();
    for (ShippedDefinition shipped : ShippedDefinition.values()) {
      Pattern.compile("\"(io\\.lablift\\.[A-Za-z.]+)\"")
          .matcher(shipped.text())
          .results()
          .forEach(found -> names.add(found.group(1)));
    }
    return names;
  }

  @Test
  void theApiAnswersEveryRouteAsAnHttpApiWantsIt() {
    assertThat(status("GET", "/")).isEqualTo(200);
    assertThat(status("GET", "/openapi.yaml")).isEqualTo(200);
    assertThat(status("GET", "/labs")).isEqualTo(200);
    assertThat(status("GET", "/labs?course=aws101&limit=5")).isEqualTo(200);
    assertThat(status("GET", "/labs/aws101-kim")).isEqualTo(404);
    assertThat(status("PATCH", "/labs/aws101-kim")).isEqualTo(404);
    assertThat(status("DELETE", "/labs/aws101-kim")).isEqualTo(404);
    assertThat(status("GET", "/labs/aws101-kim/keys/seoul-lab-web")).isEqualTo(404);
    assertThat(status("POST", "/labs")).isEqualTo(400);
    assertThat(status("POST", "/images")).isEqualTo(400);
    assertThat(status("GET", "/images")).isEqualTo(200);
    assertThat(status("GET", "/images?course=aws101")).isEqualTo(200);
    assertThat(status("GET", "/images/aws101-image-20261123")).isEqualTo(404);
    assertThat(status("DELETE", "/images/ami-0123456789abcdef0")).isEqualTo(404);
    assertThat(status("PUT", "/images")).isEqualTo(405);
    assertThat(status("GET", "/nowhere")).isEqualTo(404);
    assertThat(status("PUT", "/labs")).isEqualTo(405);
    aws.answers(Answer.refusal(500, "InternalServerError"));
    assertThat(status("GET", "/labs/aws101-kim")).isEqualTo(503);
  }

  private int status(String method, String path) {
    Outcome outcome = lambda.invoke("Api", ApiEvent.of(method, path).body("{}").json());
    assertThat(outcome.failed()).as("%s %s: %s", method, path, outcome.json()).isFalse();
    JsonNode answer = read(outcome.json());
    assertThat(answer).as("%s %s", method, path).isEqualTo(asTheRuntimeWritesIt(outcome.json()));
    int status = answer.path("statusCode").asInt();
    String type = answer.path("headers").path("content-type").asText();
    if (status >= 400) {
      assertThat(type).isEqualTo("application/problem+json");
      assertThat(read(answer.path("body").asText()).path("status").asInt()).isEqualTo(status);
    }
    JsonNode line = read(lambda.lastRun("Api"));
    assertThat(line.path("status").asInt()).isEqualTo(status);
    assertThat(line.path("requestId").asText()).isNotEmpty();
    return status;
  }

  /** The runtime's own JSON for this type of answer, which API Gateway is made for. */
  private static JsonNode asTheRuntimeWritesIt(String json) {
    PojoSerializer<APIGatewayV2HTTPResponse> runtime =
        JacksonFactory.getInstance().getSerializer(APIGatewayV2HTTPResponse.class);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    runtime.toJson(runtime.fromJson(json), out);
    return read(out.toString(StandardCharsets.UTF_8));
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
