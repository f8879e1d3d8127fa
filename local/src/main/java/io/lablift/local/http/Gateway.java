package io.lablift.local.http;

import io.lablift.local.function.Invoker;
import io.lablift.local.function.LambdaFunction;
import io.lablift.local.function.Result;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/**
 * API Gateway for one machine: gives each request to the {@code Api} function and its answer back.
 *
 * <p>Who asks is an instructor, or with the header {@code X-Lablift-As: STUDENT} that student.
 */
public final class Gateway {
  /** The header that makes the caller a student. */
  public static final String AS = "X-Lablift-As";

  /** A request of Lablift has a few kilobytes; what is larger is refused unread. */
  static final int LARGEST_BODY = 256 * 1024;

  private static final Pattern STUDENT = Pattern.compile("[!-~]{1,128}");

  private final Invoker invoker;
  private final LambdaFunction api;
  private final GatewayEvents events;
  private final InstantSource clock;
  private final Consumer<String> log;
  private final AtomicInteger requests = new AtomicInteger();
  private final Optional<OwnRoute> own;

  /**
   * A gateway before a function.
   *
   * @param studentClaim the claim in which the function looks for a student's id
   * @param log is told of failures of the function
   */
  public Gateway(
      Invoker invoker,
      LambdaFunction api,
      String studentClaim,
      InstantSource clock,
      Consumer<String> log) {
    this(invoker, api, new GatewayEvents(studentClaim), clock, log, Optional.empty());
  }

  private Gateway(
      Invoker invoker,
      LambdaFunction api,
      GatewayEvents events,
      InstantSource clock,
      Consumer<String> log,
      Optional<OwnRoute> own) {
    this.invoker = invoker;
    this.api = api;
    this.events = events;
    this.clock = clock;
    this.log = log;
    this.own = own;
  }

  /** The same gateway, with a route that it answers without the function. */
  public Gateway with(OwnRoute route) {
    return new Gateway(invoker, api, events, clock, log, Optional.of(route));
  }

  Exchange.Response handle(Exchange.Request request) {
    Optional<Exchange.Response> refusal = Doorkeeper.refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String as = request.header("x-lablift-as");
    if (!as.isEmpty() && !STUDENT.matcher(as).matches()) {
      return Problem.of(400, "No such student", AS + " names one student by id, such as \"kim\".");
    }
    if (request.body().asByteArrayUnsafe().length > LARGEST_BODY) {
      return Problem.of(
          413,
          "Too large",
          "The request's body has more than " + LARGEST_BODY / 1024 + " KiB; a lab needs a few.");
    }
    if (own.filter(route -> route.path().equals(request.path())).isPresent()) {
      return own(own.get(), request, as);
    }
    String id = "request-%06d".formatted(requests.incrementAndGet());
    try {
      Optional<String> student = as.isEmpty() ? Optional.empty() : Optional.of(as);
      byte[] event = events.event(request, student, id, clock.instant());
      return switch (invoker.call(api, event)) {
        case Result.Succeeded(String json) -> GatewayEvents.response(json);
        case Result.Failed failed ->
            failure(request, failed.errorType() + ": " + failed.errorMessage());
      };
    } catch (IOException e) {
      return failure(request, e.toString());
    }
  }

  private Exchange.Response own(OwnRoute route, Exchange.Request request, String as) {
    if (!as.isEmpty()) {
      return Problem.of(403, "Not allowed", route.path() + " is for instructors.");
    }
    if (!request.method().equals("POST")) {
      return Problem.of(
          405,
          "Wrong method",
          route.path() + " does not know " + request.method() + "; it knows POST.");
    }
    try {
      OwnRoute.Answer answer = route.answer(request.body().asUtf8String());
      return new Exchange.Response(
          answer.status(),
          Map.of("content-type", List.of(answer.contentType())),
          SdkBytes.fromUtf8String(answer.body()));
    } catch (RuntimeException e) {
      return failure(request, e.toString());
    }
  }

  /** As API Gateway, it tells the caller nothing but that it failed; the log knows more. */
  private Exchange.Response failure(Exchange.Request request, String why) {
    log.accept(request.method() + " " + request.path() + " failed: " + why);
    return Problem.of(
        500, "Internal Server Error", "The function failed; the server's log says why. Try again.");
  }
}
