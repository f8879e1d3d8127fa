package io.lablift.local.scene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.local.function.LambdaFunction;
import io.lablift.local.function.Result;
import io.lablift.local.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Somebody who uses the API as a program should: when the API's function dies, or the answer is a
 * 5xx, the same request is sent again after a moment.
 */
public final class ApiUser {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int TRIES = 30;

  private final Scene scene;
  private final Set<Request> open = new LinkedHashSet<>();
  private Runnable whenDeleting = () -> {};

  ApiUser(Scene scene) {
    this.scene = scene;
  }

  /** A request that is not answered yet; no two are equal. */
  private static final class Request {
    private final byte[] event;
    private final Consumer<Answer> hears;
    private int tries;

    Request(byte[] event, Consumer<Answer> hears) {
      this.event = event;
      this.hears = hears;
    }
  }

  /** An answer of the API: a status of 0 says that the function died at every try. */
  public record Answer(int status, JsonNode body) {
    /** Whether the request did what it asked for, or was found done. */
    public boolean isGood() {
      return status >= 200 && status < 300;
    }
  }

  /** Asks for a lab with a lease of so many minutes. */
  public void post(LabId lab, long leaseMinutes, Consumer<Answer> hears) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("course", lab.course()).put("student", lab.student());
    body.put("leaseMinutes", leaseMinutes);
    send("POST", "/labs", body.toString(), hears);
  }

  /** Asks for an image of a course. */
  public void bake(String course, Consumer<Answer> hears) {
    send("POST", "/images", MAPPER.createObjectNode().put("course", course).toString(), hears);
  }

  /** Asks for the end of a lab, or of an image. */
  public void delete(LabId lab, Consumer<Answer> hears) {
    Runnable also = whenDeleting;
    whenDeleting = () -> {};
    also.run();
    send("DELETE", (ImageIds.isImage(lab) ? "/images/" : "/labs/") + lab, "", hears);
  }

  /** Has something done when the next DELETE is sent. */
  public void whenDeleting(Runnable action) {
    whenDeleting = action;
  }

  /**
   * Sends a request at once; may be called from anywhere, also in the middle of a call.
   *
   * @param path with its query, if it has one, whose values need no decoding
   */
  public void send(String method, String path, String body, Consumer<Answer> hears) {
    Request request = new Request(event(method, path, body), hears);
    open.add(request);
    attempt(request);
  }

  /** Whether every request has its answer. */
  public boolean isAnswered() {
    return open.isEmpty();
  }

  /**
   * The connections to the process before are broken: whatever it had not answered is sent again.
   */
  void restarted() {
    List.copyOf(open).forEach(this::attempt);
  }

  private void attempt(Request request) {
    int present = ++request.tries;
    World world = scene.world();
    LambdaFunction api =
        world
            .functions()
            .find("Api")
            .orElseThrow(() -> new IllegalStateException("there is no function Api"));
    world
        .invoker()
        .start(
            api,
            request.event,
            "",
            result -> {
              if (present == request.tries) {
                heard(request, answer(result));
              }
            });
  }

  private void heard(Request request, Answer answer) {
    if ((answer.status() >= 500 || answer.status() == 0) && request.tries < TRIES) {
      int present = request.tries;
      var _ =
          scene
              .loop()
              .after(
                  PAUSE,
                  "ask again",
                  () -> {
                    if (present == request.tries) {
                      attempt(request);
                    }
                  });
    } else {
      open.remove(request);
      request.hears.accept(answer);
    }
  }

  private static Answer answer(Result result) {
    if (!(result instanceof Result.Succeeded(String json))) {
      return new Answer(0, MAPPER.missingNode());
    }
    try {
      JsonNode answer = MAPPER.readTree(json);
      return new Answer(
          answer.path("statusCode").asInt(), MAPPER.readTree(answer.path("body").asText("null")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the API's answer is no JSON: " + json, e);
    }
  }

  private static byte[] event(String method, String path, String body) {
    int query = path.indexOf('?');
    ObjectNode event = MAPPER.createObjectNode().put("body", body);
    event.put("rawPath", query < 0 ? path : path.substring(0, query));
    if (query >= 0) {
      ObjectNode parameters = event.putObject("queryStringParameters");
      for (String parameter : path.substring(query + 1).split("&", -1)) {
        int equals = parameter.indexOf('=');
        parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
      }
    }
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", method);
    context
        .putObject("authorizer")
        .putObject("jwt")
        .putObject("claims")
        .put("cognito:groups", "[instructors]")
        .put("cognito:username", "instructor");
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
