package io.lablift.local.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.simulator.wire.Caller;
import io.lablift.simulator.wire.FunctionCrash;
import io.lablift.statemachine.time.Abandoned;
import io.lablift.statemachine.time.Invocation;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.Scheduled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Invokes functions as Lambda does: each on its own thread of the timeline, under its time-out, its
 * caller known to every call that it makes.
 */
public final class Invoker {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Loop loop;
  private final CurrentCaller callers;
  private final String region;
  private final String account;
  private final Consumer<String> log;
  private final AtomicInteger invocations = new AtomicInteger();

  /**
   * An invoker on a timeline.
   *
   * @param log is given what functions log, one line or several at a time
   */
  public Invoker(
      Loop loop, CurrentCaller callers, String region, String account, Consumer<String> log) {
    this.loop = loop;
    this.callers = callers;
    this.region = region;
    this.account = account;
    this.log = log;
  }

  /**
   * Starts an invocation.
   *
   * @param executionArn the execution on whose behalf it runs; empty when none does
   * @param whenDone is told the result once, on the loop
   */
  public void start(
      LambdaFunction function, byte[] event, String executionArn, Consumer<Result> whenDone) {
    String id = "%s-%06d".formatted(function.name(), invocations.incrementAndGet());
    Caller caller = new Caller(function.name(), executionArn, labIn(event), id);
    InvocationContext context =
        new InvocationContext(
            id, function, Functions.arn(region, account, function.name()), loop, log);
    AtomicReference<@Nullable Result> answer = new AtomicReference<>();
    AtomicReference<@Nullable Scheduled> limit = new AtomicReference<>();
    Invocation invocation =
        loop.spawn(
            id,
            () -> callers.as(caller, () -> answer.set(run(function, event, context))),
            thrown -> {
              Scheduled pending = limit.get();
              if (pending != null) {
                pending.cancel();
              }
              Result result = answer.get();
              whenDone.accept(result != null ? result : exited(id, thrown));
            });
    limit.set(
        loop.after(
            function.timeout(),
            "time-out of " + id,
            () -> {
              if (!invocation.ended()) {
                invocation.abandon();
                whenDone.accept(timedOut(function, id));
              }
            }));
  }

  /** Invokes a function and waits for its result; for threads that are not the timeline's own. */
  public Result call(LambdaFunction function, byte[] event) {
    AtomicReference<@Nullable Result> result = new AtomicReference<>();
    start(function, event, "", result::set);
    loop.runUntil(() -> result.get() != null);
    Result done = result.get();
    if (done == null) {
      throw new IllegalStateException("the timeline ended before " + function.name() + " did");
    }
    return done;
  }

  private static Result run(LambdaFunction function, byte[] event, InvocationContext context) {
    try {
      return new Result.Succeeded(
          new String(function.code().handle(event, context), StandardCharsets.UTF_8));
    } catch (Abandoned | FunctionCrash unwinding) {
      throw unwinding;
    } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
      return new Result.Failed(failure.getClass().getName(), String.valueOf(failure.getMessage()));
    }
  }

  /** As Lambda reports a process that ended in the middle of an invocation. */
  private static Result exited(String id, @Nullable Throwable thrown) {
    return new Result.Failed(
        "Runtime.ExitError",
        "RequestId: "
            + id
            + " Error: Runtime exited with error: exit status 1"
            + (thrown == null ? "" : " (" + thrown.getMessage() + ")"));
  }

  private static Result timedOut(LambdaFunction function, String id) {
    return new Result.Failed(
        "Sandbox.Timedout",
        "RequestId: "
            + id
            + " Error: Task timed out after "
            + "%.2f seconds".formatted(function.timeout().toMillis() / 1000.0));
  }

  /** Stages, teardown and the like are given the lab's id in the field {@code lab}. */
  private static String labIn(byte[] event) {
    try {
      JsonNode lab = MAPPER.readTree(event).path("lab");
      return lab.isTextual() ? lab.asText() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
