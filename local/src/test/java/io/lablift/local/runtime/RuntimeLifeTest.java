package io.lablift.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.functions.registry.RegistryTable;
import io.lablift.local.runtime.RuntimeApi.Outcome;
import io.lablift.local.wire.DefaultLab;
import io.lablift.local.wire.Emulators;
import io.lablift.local.wire.NeedsMoto;
import io.lablift.local.wire.Outside;
import io.lablift.local.wire.Patience;
import io.lablift.local.wire.Program;
import io.lablift.local.wire.ShippedMachines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A lab's whole life by the deployable alone: each function in a process of Lambda's own runtime,
 * the state machines on an engine that we did not write, everything else of AWS by moto.
 */
@NeedsMoto
final class RuntimeLifeTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LAB = "wire-lee";

  @TempDir private Path directory = Path.of("");

  private static Map<String, String> environment(URI aws) {
    return Map.of(
        "AWS_ENDPOINT_URL",
        aws.toString(),
        "LABLIFT_TABLE",
        "labs",
        "LABLIFT_DEPLOYMENT",
        "runtime",
        "LABLIFT_TIME_SCALE",
        "0.02",
        "LABLIFT_PROVISION_MACHINE",
        ShippedMachines.arn("provision-lab"),
        "LABLIFT_BAKE_MACHINE",
        ShippedMachines.arn("bake-image"),
        "LABLIFT_TEARDOWN_MACHINE",
        ShippedMachines.arn("teardown-lab"));
  }

  @Test
  void aLabIsBuiltAndTornDownByTheDeployableInLambdasRuntime() {
    int lambdaPort = Program.freePort();
    try (Program moto = Emulators.motoWithStepFunctions(directory, lambdaPort);
        Outside outside = new Outside(moto.url());
        LambdaHost lambda = new LambdaHost(lambdaPort, environment(moto.url()))) {
      makeTable(moto.url());
      ShippedMachines machines = ShippedMachines.create(outside.stepFunctions());

      JsonNode asked =
          api(
              lambda,
              202,
              ApiEvent.of("POST", "/labs").body("{\"course\":\"wire\",\"student\":\"lee\"}"));
      assertThat(asked.path("status").asText()).isEqualTo("PROVISIONING");
      machines.ended("provision-lab", LAB + "-1-p1", PATIENCE, lambda::said);
      JsonNode ready = api(lambda, 200, ApiEvent.of("GET", "/labs/" + LAB));
      assertThat(ready.path("status").asText()).isEqualTo("READY");
      assertThat(outside.things()).containsExactlyElementsOf(DefaultLab.things(LAB));
      assertThat(lambda.invoke("Sweep", sweep()).failed()).isFalse();

      api(lambda, 202, ApiEvent.of("DELETE", "/labs/" + LAB));
      machines.ended("teardown-lab", LAB + "-1-t1", PATIENCE, lambda::said);
      JsonNode gone = api(lambda, 200, ApiEvent.of("GET", "/labs/" + LAB));
      assertThat(gone.path("status").asText()).isEqualTo("GONE");
      assertThat(gone.at("/certificate/resources").size()).isGreaterThan(20);
      assertThat(outside.things()).isEmpty();
      bakeAndRemove(lambda, outside, machines);
      Outcome late = lambda.invoke("BeginTeardown", failed());
      assertThat(late.failed()).as("%s", late).isFalse();
      assertThat(read(late.json()).path("lab").asText()).isEqualTo(LAB);
      assertThat(lambda.lines()).as("every function ran").containsOnlyKeys(LambdaHost.names());
      lambda.lines().forEach(RuntimeLifeTest::everyRunIsOneLineOfJson);
      assertThat(lambda.said())
          .as("no key, no credentials, no token")
          .doesNotContain("PRIVATE KEY", "wJalrXUtnFEMI", "AKIA", "Bearer", "eyJ");
      assertThat(metrics(lambda))
          .containsKeys(
              "BuildSeconds", "TeardownSeconds", "CostUsd", "Sweeps", "Queue", "Calls", "Labs");
    }
  }

  private static void bakeAndRemove(LambdaHost lambda, Outside outside, ShippedMachines machines) {
    JsonNode asked = api(lambda, 202, ApiEvent.of("POST", "/images").body("{\"course\":\"wire\"}"));
    String id = asked.path("id").asText();
    Patience.until(
        "the builder runs",
        PATIENCE,
        () ->
            Optional.of(asked.path("builder").asText())
                .filter(builder -> isReady(lambda, builder) && outside.stopsBuilder(builder)));
    machines.ended("bake-image", id + "-1-p1", PATIENCE, lambda::said);
    JsonNode image = api(lambda, 200, ApiEvent.of("GET", "/images/" + id));
    assertThat(image.path("state").asText()).as("%s", image).isEqualTo("AVAILABLE");
    assertThat(outside.images()).hasSize(2);
    api(lambda, 202, ApiEvent.of("DELETE", "/images/" + id));
    machines.ended("teardown-lab", id + "-1-t1", PATIENCE, lambda::said);
    assertThat(outside.images()).isEmpty();
    assertThat(outside.things()).isEmpty();
  }

  private static boolean isReady(LambdaHost lambda, String lab) {
    JsonNode response =
        read(lambda.invoke("Api", ApiEvent.of("GET", "/labs/" + lab).json()).json());
    return read(response.path("body").asText()).path("status").asText().equals("READY");
  }

  /** Runs that handled an event say which request, which lab and which attempt it was. */
  private static void everyRunIsOneLineOfJson(String function, List<String> lines) {
    List<JsonNode> runs =
        lines.stream()
            .map(RuntimeLifeTest::read)
            .filter(line -> line.path("function").asText().equals(function))
            .toList();
    assertThat(runs).as("%s: %s", function, lines).isNotEmpty();
    assertThat(runs)
        .extracting(run -> run.path("requestId").asText())
        .as("one line for each event of %s", function)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches(function + "-[0-9]+"));
    if (!function.equals("Sweep")) {
      assertThat(runs)
          .allMatch(run -> run.path("lab").asText().matches(LAB + "|wire-(image|builder)-\\d{8}"));
    }
    if (!function.equals("Sweep") && !function.equals("Api")) {
      assertThat(runs).allMatch(run -> run.path("attempt").asInt() == 1);
    }
    assertThat(runs).allMatch(run -> run.path("Calls").asInt() > 0);
  }

  /** As CloudWatch takes them out of the lines. */
  private static Map<String, Double> metrics(LambdaHost lambda) {
    Map<String, Double> metrics = new TreeMap<>();
    for (List<String> lines : lambda.lines().values()) {
      for (String line : lines) {
        JsonNode json = read(line);
        for (JsonNode metric : json.at("/_aws/CloudWatchMetrics/0/Metrics")) {
          String name = metric.path("Name").asText();
          metrics.put(name, json.path(name).asDouble());
        }
      }
    }
    return metrics;
  }

  private static JsonNode api(LambdaHost lambda, int status, ApiEvent event) {
    Outcome outcome = lambda.invoke("Api", event.json());
    assertThat(outcome.failed()).as("%s%n%s", outcome.json(), lambda.said()).isFalse();
    JsonNode response = read(outcome.json());
    assertThat(response.path("statusCode").asInt()).as("%s", response).isEqualTo(status);
    return read(response.path("body").asText());
  }

  private static String failed() {
    return """
    {"lab": "wire-lee", "attempt": 1, "error": "States.Timeout", "cause": ""}
    """;
  }

  static String sweep() {
    return """
    {"version": "0", "id": "4b1a0f4e-9d0c-4a0e-8f0e-2a4f6d7f9a10", "detail-type": "Scheduled Event",
     "source": "lablift.sweep", "account": "123456789012", "time": "2026-11-23T10:00:00Z",
     "region": "ap-northeast-2", "resources": [], "detail": {"mode": "hunt"}}
    """;
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeTable(URI aws) {
    try (DynamoDbClient dynamo =
        DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(aws)
            .region(Region.AP_NORTHEAST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("someone", "else")))
            .build()) {
      var _ = dynamo.createTable(RegistryTable.createRequest("labs"));
    }
  }
}
