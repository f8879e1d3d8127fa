package io.lablift.local.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lablift.simulator.wire.Caller;
import io.lablift.simulator.wire.FunctionCrash;
import io.lablift.statemachine.time.Abandoned;
import io.lablift.statemachine.time.Invocation;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.Scheduled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Invokes functions as Lambda does: each on its own thread of the timeline, under its time-out, its
 * caller known to every call that it makes.
 */
public final class Invoker {
  private static final JsonFactory JSON = new JsonFactory();

  private final Loop loop;
  private final CurrentCaller callers;
  private final String region;
  private final String account;
  private final Consumer<String> log;
  private final AtomicInteger invocations = new AtomicInteger();
  private final Map<String, Running> running = new ConcurrentSkipListMap<>();
  private volatile boolean stopped;

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
    if (!stopped) {
      begin(new Running(nextId(function), function, event, executionArn, whenDone));
    }
  }

  /**
   * Runs an invocation's function on the same event once more, beside it, and gives the second
   * one's answer to whoever waits: as happens when the connection to Lambda breaks and the caller
   * asks again, while the first one runs on.
   *
   * @param invocation the id of one that runs
   */
  public void again(String invocation) {
    Running first = running.get(invocation);
    if (first == null) {
      throw new IllegalArgumentException("no invocation " + invocation + " runs");
    }
    LambdaFunction function = first.function;
    begin(new Running(nextId(function), function, first.event, first.executionArn, first.leave()));
  }

  /** Whether no invocation runs. */
  public boolean isIdle() {
    return running.isEmpty();
  }

  /** Ends all invocations that run where they stand: each is reported as a crash. */
  public void crashAll() {
    for (Running each : List.copyOf(running.values())) {
      each.abandon();
      each.tell(exited(each.id, null));
    }
  }

  /**
   * Ends all invocations that run where they stand, tells nobody, and starts no other: the end of
   * the process.
   */
  public void stop() {
    stopped = true;
    for (Running each : List.copyOf(running.values())) {
      each.abandon();
      var _ = each.leave();
    }
    running.clear();
  }

  private String nextId(LambdaFunction function) {
    return "%s-%06d".formatted(function.name(), invocations.incrementAndGet());
  }

  private void begin(Running one) {
    LambdaFunction function = one.function;
    String id = one.id;
    Caller caller = new Caller(function.name(), one.executionArn, labIn(one.event), id);
    InvocationContext context =
        new InvocationContext(
            id, function, Functions.arn(region, account, function.name()), loop, log);
    AtomicReference<@Nullable Result> answer = new AtomicReference<>();
    AtomicReference<@Nullable Scheduled> limit = new AtomicReference<>();
    running.put(id, one);
    Invocation invocation =
        loop.spawn(
            id,
            () -> callers.as(caller, () -> answer.set(run(function, one.event, context))),
            thrown -> {
              Scheduled pending = limit.get();
              if (pending != null) {
                pending.cancel();
              }
              Result result = answer.get();
              one.tell(result != null ? result : exited(id, thrown));
            });
    one.is(invocation);
    limit.set(
        loop.after(
            function.timeout(),
            "time-out of " + id,
            () -> {
              if (!invocation.ended()) {
                invocation.abandon();
                one.tell(timedOut(function, id));
              }
            }));
  }

  /** One invocation under way, and who waits for it. */
  private final class Running {
    private final String id;
    private final LambdaFunction function;
    private final byte[] event;
    private final String executionArn;
    private final AtomicReference<Consumer<Result>> waiting;
    private final AtomicReference<@Nullable Invocation> invocation = new AtomicReference<>();

    Running(
        String id,
        LambdaFunction function,
        byte[] event,
        String executionArn,
        Consumer<Result> waiting) {
      this.id = id;
      this.function = function;
      this.event = event;
      this.executionArn = executionArn;
      this.waiting = new AtomicReference<>(waiting);
    }

    void is(Invocation one) {
      invocation.set(one);
    }

    /** Whoever waited waits no longer. */
    Consumer<Result> leave() {
      return waiting.getAndSet(nobody -> {});
    }

    void tell(Result result) {
      running.remove(id);
      leave().accept(result);
    }

    void abandon() {
      Invocation one = invocation.get();
      if (one != null) {
        one.abandon();
      }
    }
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

  /**
   * Stages, teardown and the like are given the lab's id in the field {@code lab}. What follows it
   * is not read: events carry whole specs.
   */
  private static String labIn(byte[] event) {
    try (JsonParser json = JSON.createParser(event)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          boolean isLab = json.currentName().equals("lab");
          JsonToken value = json.nextToken();
          if (isLab) {
            return value == JsonToken.VALUE_STRING ? json.getText() : "";
          }
          json.skipChildren();
        }
      }
      return "";
    } catch (IOException e) {
      return "";
    }
  }
}
