package io.lablift.local.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.function.Result;
import io.lablift.local.report.LeftOver;
import io.lablift.local.report.RunReport;
import io.lablift.simulator.wire.Caller;
import io.lablift.statemachine.engine.ExecutionDescription;
import io.lablift.statemachine.time.VirtualTimeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A lab's whole life in the simulated world, in virtual time, with the shipped state machines and
 * handlers.
 */
@ExtendWith(SharedRegistry.class)
final class WholeLabTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final AtomicInteger TABLES = new AtomicInteger();

  private final List<String> log = new ArrayList<>();
  private final RegistryStore store;
  private World world;

  WholeLabTest(RegistryStore store) {
    this.store = store;
    this.world = world(1);
  }

  private World world(long seed) {
    String table = "whole-lab-" + TABLES.incrementAndGet();
    return Worlds.simulated(new VirtualTimeline(START), store, table, seed, log::add).start();
  }

  @BeforeEach
  void begins() {
    assertThat(world.account().orElseThrow().leftOver()).isEmpty();
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void buildsALabAndTearsItDownWhenItsLeaseEnds() {
    post();
    JsonNode ready = until("READY", Duration.ofMinutes(5));
    ArrayNode resources = world.labView().resources("demo-kim");
    JsonNode over = until("GONE", Duration.ofMinutes(20));

    assertThat(types(resources))
        .containsSubsequence("elastic-ip", "elastic-ip", "instance")
        .contains("vpc", "internet-gateway", "listener", "load-balancer", "target-group");
    assertThat(types(resources).stream().filter("instance"::equals)).hasSize(5);
    assertThat(types(resources).stream().filter("subnet"::equals)).hasSize(6);
    assertThat(healths(resources)).containsExactly("healthy", "healthy");
    assertThat(ready.at("/endpoints/url").asText()).startsWith("http://lab-web-alb-");
    Instant fenced = Instant.parse(over.path("fencedAt").asText());
    assertThat(Duration.between(START, fenced))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6).plusSeconds(1));
    assertThat(world.leftOver("demo-kim")).isEmpty();
    assertThat(
            new LeftOver(
                    world.raw().ec2(), world.raw().elb(), world.raw().ssm(), world.deployment())
                .of("demo-kim"))
        .isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void givesTheSameReportForTheSameSeedAndAnotherForAnother() {
    String first = reportOfALife();
    world.close();
    world = world(1);
    String second = reportOfALife();
    world.close();
    world = world(2);
    String other = reportOfALife();

    assertThat(second).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void countsOnlyWhatTheLabsOwnExecutionsCall() throws Exception {
    JsonNode report = MAPPER.readTree(reportOfALife());

    assertThat(report.at("/build/calls/ec2:CreateVpc").asInt()).isEqualTo(1);
    assertThat(report.at("/build/calls/ec2:CreateSubnet").asInt()).isEqualTo(6);
    assertThat(report.at("/build/calls").properties())
        .noneMatch(
            call -> call.getKey().startsWith("dynamodb") || call.getKey().startsWith("states"));
    assertThat(report.at("/build/totalCalls").asInt())
        .isEqualTo(
            world
                .log()
                .countsOf(
                    call ->
                        call.caller().executionArn().contains("provision-lab")
                            && !call.service().equals("dynamodb")
                            && !call.service().equals("states"))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum());
    double seconds = report.at("/build/seconds").asDouble();
    assertThat(report.at("/build/criticalPathSeconds").asDouble()).isBetween(120.0, seconds);
    assertThat(report.at("/teardown/criticalPathSeconds").asDouble())
        .isBetween(30.0, report.at("/teardown/secondsToGone").asDouble());
    assertThat(report.at("/teardown/secondsToProved").asDouble())
        .isGreaterThan(report.at("/teardown/secondsToGone").asDouble() + 29);
  }

  @Test
  void answersTwoPostsAtTheSameMomentWithOneLabAndOneExecution() {
    List<Result> answers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      world.invoker().start(api(), event("POST", "/labs", body()), "", answers::add);
    }
    world.loop().runUntil(() -> answers.size() == 2);
    until("READY", Duration.ofMinutes(6));

    assertThat(answers)
        .allSatisfy(answer -> assertThat(json(answer).path("id").asText()).isEqualTo("demo-kim"));
    assertThat(world.engine().list())
        .extracting(ExecutionDescription::name)
        .containsExactly("demo-kim-1-p1");
    assertThat(world.log().counts(by -> true)).containsEntry("ec2:CreateVpc", 1);
  }

  @Test
  void endsGoneAndEmptyWhenItIsDeletedInTheMiddleOfItsBuild() {
    post();
    world.pass(Duration.ofSeconds(60));
    call("DELETE", "/labs/demo-kim", "");
    until("GONE", Duration.ofMinutes(20));
    assertThat(world.leftOver("demo-kim")).isEmpty();
  }

  @Test
  void isBuiltAllTheSameWhenAFunctionCrashesAndAnAnswerIsLost() {
    world.point().accidents().crashAfterCall(45);
    world.point().accidents().loseResponseOf("ec2:CreateVpc");
    post();
    until("READY", Duration.ofMinutes(8));

    assertThat(types(world.labView().resources("demo-kim")))
        .containsOnlyOnce("vpc", "internet-gateway", "load-balancer");
    until("GONE", Duration.ofMinutes(20));
    assertThat(world.leftOver("demo-kim")).isEmpty();
  }

  @Test
  void sweepsEveryMinuteOfItsOwnTime() {
    world.pass(Duration.ofMinutes(5).plusSeconds(30));
    assertThat(
            world.log().calls(call -> call.caller().function().equals("Sweep")).stream()
                .map(call -> call.caller().invocation())
                .distinct())
        .hasSize(5);
  }

  @Test
  void knowsTheLabAndTheExecutionOfEveryCallOfAStage() {
    post();
    world.pass(Duration.ofSeconds(20));
    Caller caller =
        world.log().calls(call -> call.action().equals("ec2:CreateVpc")).getFirst().caller();
    assertThat(caller.function()).isEqualTo("CreateVpc");
    assertThat(caller.lab()).isEqualTo("demo-kim");
    assertThat(caller.executionArn())
        .isEqualTo(
            "arn:aws:states:ap-northeast-2:123456789012:execution:provision-lab:demo-kim-1-p1");
  }

  private String reportOfALife() {
    post();
    JsonNode ready = until("READY", Duration.ofMinutes(6));
    ArrayNode resources = world.labView().resources("demo-kim");
    JsonNode over = until("GONE", Duration.ofMinutes(20));
    ObjectNode head = MAPPER.createObjectNode();
    return new RunReport(world.log(), world.criticalPaths())
        .of(head, ready, resources, over, world.leftOver("demo-kim"))
        .toPrettyString();
  }

  private void post() {
    assertThat(call("POST", "/labs", body()).path("status").asText()).isNotEmpty();
  }

  private static String body() {
    return "{\"course\":\"demo\",\"student\":\"kim\",\"leaseMinutes\":5}";
  }

  private JsonNode until(String status, Duration atMost) {
    Instant end = world.loop().instant().plus(atMost);
    JsonNode lab = call("GET", "/labs/demo-kim", "");
    while (!lab.path("status").asText().equals(status) && world.loop().instant().isBefore(end)) {
      world.pass(Duration.ofSeconds(5));
      lab = call("GET", "/labs/demo-kim", "");
    }
    assertThat(lab.path("status").asText()).as("%s", lab).isEqualTo(status);
    return lab;
  }

  private JsonNode call(String method, String path, String body) {
    return json(world.invoker().call(api(), event(method, path, body)));
  }

  private io.lablift.local.function.LambdaFunction api() {
    return world.functions().find("Api").orElseThrow();
  }

  private static byte[] event(String method, String path, String body) {
    ObjectNode event = MAPPER.createObjectNode().put("rawPath", path).put("body", body);
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", method);
    context
        .putObject("authorizer")
        .putObject("jwt")
        .putObject("claims")
        .put("sub", "lee")
        .put("cognito:groups", "[instructors]");
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(Result result) {
    assertThat(result).isInstanceOf(Result.Succeeded.class);
    try {
      JsonNode response = MAPPER.readTree(((Result.Succeeded) result).json());
      return MAPPER.readTree(response.path("body").asText());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> types(ArrayNode resources) {
    List<String> types = new ArrayList<>();
    resources.forEach(resource -> types.add(resource.path("type").asText()));
    return types;
  }

  private static List<String> healths(ArrayNode resources) {
    List<String> healths = new ArrayList<>();
    resources.findValuesAsText("health").forEach(healths::add);
    return healths;
  }
}
