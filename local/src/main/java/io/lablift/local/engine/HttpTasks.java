package io.lablift.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.local.function.Result;
import io.lablift.statemachine.engine.TaskCall;
import io.lablift.statemachine.engine.TaskCallback;
import io.lablift.statemachine.engine.TaskHandle;
import io.lablift.statemachine.engine.TaskRunner;
import io.lablift.statemachine.time.Invocations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs Task states by POSTing their arguments to addresses.
 *
 * <p>The answer is a function's as Lambda gives it: 200 and JSON; with the header {@code
 * X-Amz-Function-Error}, the error's {@code errorType} and {@code errorMessage}.
 */
public final class HttpTasks implements TaskRunner {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** As long as Lambda itself lets a function run (Lambda developer guide, "Lambda quotas"). */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Invocations invocations;
  private final Map<String, URI> addresses;

  /**
   * Task states that call addresses.
   *
   * @param addresses by the Task's resource: an ARN, or the name of a function
   */
  public HttpTasks(Invocations invocations, Map<String, URI> addresses) {
    this.invocations = invocations;
    this.addresses = Map.copyOf(addresses);
  }

  @Override
  public TaskHandle run(TaskCall call, TaskCallback callback) {
    Optional<URI> address = addressOf(call.resource());
    if (address.isEmpty()) {
      callback.failed(
          "Lambda.ResourceNotFoundException",
          "nobody was named to run "
              + call.resource()
              + ": give --function "
              + call.resource()
              + "=URL");
      return () -> {};
    }
    AtomicReference<@Nullable Result> result = new AtomicReference<>();
    var _ =
        invocations.spawn(
            call.stateName(),
            () -> result.set(post(address.get(), call.arguments())),
            thrown -> LambdaTasks.tell(told(result.get(), thrown), callback));
    return () -> {};
  }

  private static Result told(@Nullable Result result, @Nullable Throwable thrown) {
    return result != null ? result : new Result.Failed("Lambda.Unknown", String.valueOf(thrown));
  }

  private Optional<URI> addressOf(String resource) {
    return Optional.ofNullable(addresses.get(resource))
        .or(() -> Optional.ofNullable(addresses.get(resource.replaceFirst("^.*:function:", ""))));
  }

  private Result post(URI address, JsonNode arguments) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(LONGEST)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(arguments.toString()))
              .build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return result(response);
    } catch (IOException e) {
      return new Result.Failed("Lambda.SdkClientException", address + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Failed("Lambda.SdkClientException", "interrupted");
    }
  }

  private static Result result(HttpResponse<String> response) {
    boolean failed = response.headers().firstValue("x-amz-function-error").isPresent();
    if (!failed && response.statusCode() < 300) {
      return new Result.Succeeded(response.body().isBlank() ? "null" : response.body());
    }
    if (!failed) {
      return new Result.Failed(
          response.statusCode() == 429
              ? "Lambda.TooManyRequestsException"
              : "Lambda.ServiceException",
          "HTTP status " + response.statusCode() + ": " + response.body());
    }
    try {
      JsonNode error = MAPPER.readTree(response.body());
      return new Result.Failed(
          error.path("errorType").asText("Lambda.Unknown"), error.path("errorMessage").asText(""));
    } catch (JsonProcessingException e) {
      return new Result.Failed("Lambda.Unknown", response.body());
    }
  }
}
