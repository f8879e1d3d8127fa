package io.lablift.infra.policy.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import io.lablift.infra.policy.facts.Reference;
import io.lablift.local.function.LambdaFunction;
import io.lablift.local.function.Result;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Accidents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One life, or some, in an account of their own, with the template's policies before each call. */
final class Play implements AutoCloseable {
  /** The seed from which the deployment's id follows. */
  private static final long SEED = 1;

  private static final Duration LONG = Duration.ofMinutes(150);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Scene scene;
  private final Recording recording;

  Play(
      Scenes scenes,
      Deployment deployment,
      Reference reference,
      Recording recording,
      String life,
      UnaryOperator<SimulatedAccount.Builder> account,
      Guard.Manner manner) {
    this.scene = scenes.open(SEED, account, UnaryOperator.identity());
    this.recording = recording;
    Guard guard = new Guard(deployment, reference, scene, recording, life, manner);
    scene.eachProcess(() -> accidents().arrange(guard));
    String id = scene.world().deployment();
    if (!id.equals(Deployment.ID)) {
      throw new IllegalStateException("the deployment is " + id);
    }
  }

  Scene scene() {
    return scene;
  }

  Recording recording() {
    return recording;
  }

  Accidents accidents() {
    return scene.world().point().accidents();
  }

  /** An answer of the API. */
  record Answer(int status, String body) {}

  /** Asks the API, as an instructor. */
  Answer ask(String method, String path, Map<String, String> query, String body) {
    ObjectNode event = MAPPER.createObjectNode().put("rawPath", path).put("body", body);
    ObjectNode parameters = event.putObject("queryStringParameters");
    query.forEach(parameters::put);
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", method);
    context
        .putObject("authorizer")
        .putObject("jwt")
        .putObject("claims")
        .put("cognito:groups", "[instructors]")
        .put("cognito:username", "instructor");
    LambdaFunction api = scene.world().functions().find("Api").orElseThrow();
    Result result =
        scene.world().invoker().call(api, event.toString().getBytes(StandardCharsets.UTF_8));
    if (!(result instanceof Result.Succeeded(String json))) {
      throw new IllegalStateException(method + " " + path + ": " + result);
    }
    try {
      var answer = MAPPER.readTree(json);
      return new Answer(answer.path("statusCode").asInt(), answer.path("body").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for a lab; what is asked for beside course, student and lease, as JSON fields. */
  LabId post(String student, int leaseMinutes, String more) {
    Answer answer =
        ask(
            "POST",
            "/labs",
            Map.of(),
            "{\"course\":\"aws101\",\"student\":\"%s\",\"leaseMinutes\":%d%s}"
                .formatted(student, leaseMinutes, more));
    if (answer.status() != 202) {
      throw new IllegalStateException("POST /labs: " + answer);
    }
    return new LabId("aws101", student);
  }

  /** Asks for an image of a course; what is asked for beside that, as JSON fields. */
  LabId bake(String course, String more) {
    Answer answer =
        ask("POST", "/images", Map.of(), "{\"course\":\"%s\"%s}".formatted(course, more));
    if (answer.status() != 202) {
      throw new IllegalStateException("POST /images: " + answer);
    }
    try {
      return LabId.parse(MAPPER.readTree(answer.body()).path("id").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From the DELETE of an image, be it baked yet or not, to the proof. */
  void endImage(LabId image) {
    Answer answer = ask("DELETE", "/images/" + image, Map.of(), "");
    if (answer.status() != 202) {
      throw new IllegalStateException("DELETE: " + answer);
    }
    until(image, LabStatus.GONE);
    pass(Duration.ofSeconds(65));
  }

  void delete(LabId lab) {
    Answer answer = ask("DELETE", "/labs/" + lab, Map.of(), "");
    if (answer.status() != 202) {
      throw new IllegalStateException("DELETE: " + answer);
    }
  }

  /** Lets time pass until the lab has that status. */
  void until(LabId lab, LabStatus status) {
    if (!scene.within(LONG, () -> scene.witness().isNow(lab, status))) {
      throw new IllegalStateException(
          lab
              + " never became "
              + status
              + scene.lab(lab).map(Play::how).orElse(": it is unknown"));
    }
  }

  private static String how(LabRecord lab) {
    return ": it is " + lab.status() + ", failure " + lab.failure() + ", blocker " + lab.blocker();
  }

  LabRecord record(LabId lab) {
    return scene.lab(lab).orElseThrow();
  }

  void pass(Duration duration) {
    scene.pass(duration);
  }

  /** From the request to READY. */
  LabId build(String student, int leaseMinutes, String more) {
    LabId lab = post(student, leaseMinutes, more);
    until(lab, LabStatus.READY);
    return lab;
  }

  /** From the DELETE to the proof, and until the execution is over. */
  void end(LabId lab) {
    delete(lab);
    until(lab, LabStatus.GONE);
    pass(Duration.ofSeconds(65));
  }

  @Override
  public void close() {
    scene.close();
  }
}
