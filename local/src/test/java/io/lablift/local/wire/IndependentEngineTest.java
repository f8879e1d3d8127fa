package io.lablift.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Both shipped state machines on an engine that we did not write (moto's), with our functions
 * behind a Lambda endpoint: the lab is asked for through the {@code Api} function, which starts the
 * execution there by itself.
 */
@NeedsMoto
final class IndependentEngineTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String LAB = "wire-park";
  private static final double SCALE = 0.02;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path directory = Path.of("");

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void end() {
    http.close();
  }

  @Test
  void buildsALabAndTearsItDown() {
    int lambdaPort = Program.freePort();
    try (Program moto = Emulators.motoWithStepFunctions(directory, lambdaPort);
        Outside outside = new Outside(moto.url())) {
      SfnClient engine = outside.stepFunctions();
      ShippedMachines machines = ShippedMachines.create(engine);
      try (Program lambda =
          Emulators.lablift(
              lambdaPort,
              directory,
              moto.url(),
              "lambda",
              "--data",
              directory.resolve("data").toString(),
              "--time-scale",
              String.valueOf(SCALE))) {
        JsonNode asked =
            api(lambda, 202, "POST", "/labs", "{\"course\":\"wire\",\"student\":\"park\"}");
        assertThat(asked.path("status").asText()).isEqualTo("PROVISIONING");

        DescribeExecutionResponse built =
            machines.ended("provision-lab", LAB + "-1-p1", PATIENCE, lambda::said);
        assertThat(json(built.output()))
            .isEqualTo(json("{\"lab\":\"wire-park\",\"attempt\":1,\"status\":\"READY\"}"));
        assertThat(api(lambda, 200, "GET", "/labs/" + LAB, "").path("status").asText())
            .isEqualTo("READY");
        assertThat(outside.things()).containsExactlyElementsOf(DefaultLab.things(LAB));

        api(lambda, 202, "DELETE", "/labs/" + LAB, "");
        DescribeExecutionResponse gone =
            machines.ended("teardown-lab", LAB + "-1-t1", PATIENCE, lambda::said);
        assertThat(json(gone.output()))
            .isEqualTo(json("{\"lab\":\"wire-park\",\"attempt\":1,\"status\":\"GONE\"}"));
        JsonNode lab = api(lambda, 200, "GET", "/labs/" + LAB, "");
        assertThat(lab.path("status").asText()).isEqualTo("GONE");
        assertThat(lab.path("certificate").isObject()).isTrue();
        assertThat(outside.things()).isEmpty();
      }
    }
  }

  @Test
  void bakesAnImageAndRemovesIt() {
    int lambdaPort = Program.freePort();
    try (Program moto = Emulators.motoWithStepFunctions(directory, lambdaPort);
        Outside outside = new Outside(moto.url())) {
      ShippedMachines machines = ShippedMachines.create(outside.stepFunctions());
      try (Program lambda =
          Emulators.lablift(
              lambdaPort,
              directory,
              moto.url(),
              "lambda",
              "--data",
              directory.resolve("data").toString(),
              "--time-scale",
              String.valueOf(SCALE))) {
        JsonNode asked = api(lambda, 202, "POST", "/images", "{\"course\":\"wire\"}");
        String id = asked.path("id").asText();
        Patience.until(
            "the builder runs",
            PATIENCE,
            () ->
                Optional.of(asked.path("builder").asText())
                    .filter(
                        builder ->
                            status(lambda, "/labs/" + builder).equals("READY")
                                && outside.stopsBuilder(builder)));

        DescribeExecutionResponse baked =
            machines.ended("bake-image", id + "-1-p1", PATIENCE, lambda::said);
        assertThat(json(baked.output()))
            .isEqualTo(json("{\"lab\":\"%s\",\"attempt\":1,\"status\":\"READY\"}".formatted(id)));
        String name = id.replace("wire-image-", "lab-web-");
        assertThat(outside.things()).as("of the builder nothing is left").isEmpty();
        assertThat(outside.images()).containsExactly("image " + name, "snapshot " + name);

        api(lambda, 202, "DELETE", "/images/" + id, "");
        machines.ended("teardown-lab", id + "-1-t1", PATIENCE, lambda::said);
        JsonNode gone = api(lambda, 200, "GET", "/images/" + id, "");
        assertThat(gone.path("state").asText()).isEqualTo("GONE");
        assertThat(gone.at("/certificate/resources")).hasSize(2);
        assertThat(outside.images()).isEmpty();
      }
    }
  }

  private String status(Program lambda, String path) {
    return api(lambda, 0, "GET", path, "").path("status").asText();
  }

  /**
   * Invokes the {@code Api} function as API Gateway would for an instructor.
   *
   * @param status that is expected; 0: any
   */
  private JsonNode api(Program lambda, int status, String method, String path, String body) {
    ObjectNode event = MAPPER.createObjectNode().put("rawPath", path).put("body", body);
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", method);
    context
        .putObject("authorizer")
        .putObject("jwt")
        .putObject("claims")
        .put("sub", "instructor")
        .put("cognito:groups", "[instructors]");
    URI uri = lambda.url().resolve("/2015-03-31/functions/Api/invocations");
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(event.toString())).build(),
              BodyHandlers.ofString());
      assertThat(answer.headers().map()).doesNotContainKey("x-amz-function-error");
      JsonNode response = json(answer.body());
      if (status > 0) {
        assertThat(response.path("statusCode").asInt()).as("%s", response).isEqualTo(status);
      }
      return json(response.path("body").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
