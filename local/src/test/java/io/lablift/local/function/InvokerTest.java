package io.lablift.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.lablift.simulator.wire.Caller;
import io.lablift.simulator.wire.FunctionCrash;
import io.lablift.statemachine.time.VirtualTimeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InvokerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualTimeline loop = new VirtualTimeline(Instant.parse("2026-03-02T09:00:00Z"));
  private final CurrentCaller callers = new CurrentCaller();
  private final List<String> logged = new ArrayList<>();
  private final Invoker invoker =
      new Invoker(loop, callers, "ap-northeast-2", "123456789012", logged::add);

  @AfterEach
  void end() {
    loop.close();
  }

  @Test
  void answersWhatTheFunctionAnswers() {
    LambdaFunction echo = new LambdaFunction("Echo", MINUTE, (event, context) -> event);
    assertThat(call(echo, "{\"a\":1}")).isEqualTo(new Result.Succeeded("{\"a\":1}"));
  }

  @Test
  void namesAFailureByItsFullClassNameAsLambdaDoes() {
    LambdaFunction failing =
        new LambdaFunction(
            "Failing",
            MINUTE,
            (event, context) -> {
              throw new IllegalStateException("no VPC");
            });
    assertThat(call(failing, "{}"))
        .isEqualTo(new Result.Failed("java.lang.IllegalStateException", "no VPC"));
  }

  @Test
  void endsAFunctionAtItsTimeOutToTheSecond() {
    List<String> after = new ArrayList<>();
    LambdaFunction slow =
        new LambdaFunction(
            "Slow",
            Duration.ofSeconds(3),
            (event, context) -> {
              loop.pause(Duration.ofSeconds(10));
              after.add("still there");
              return event;
            });
    Instant before = loop.instant();
    assertThat(call(slow, "{}"))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo("Sandbox.Timedout");
              assertThat(failed.errorMessage()).endsWith("Task timed out after 3.00 seconds");
            });
    assertThat(loop.instant()).isEqualTo(before.plusSeconds(3));
    loop.runUntil(before.plusSeconds(60));
    assertThat(after).isEmpty();
  }

  @Test
  void reportsACrashAsAProcessThatExited() {
    LambdaFunction crashing =
        new LambdaFunction(
            "Crashing",
            MINUTE,
            (event, context) -> {
              throw new FunctionCrash(7, "ec2:CreateVpc");
            });
    assertThat(call(crashing, "{}"))
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> assertThat(failed.errorType()).isEqualTo("Runtime.ExitError"));
  }

  @Test
  void knowsTheCallerOfEveryCallThatTheFunctionMakes() {
    List<Caller> seen = new ArrayList<>();
    LambdaFunction function =
        new LambdaFunction(
            "CreateVpc",
            MINUTE,
            (event, context) -> {
              seen.add(callers.current());
              return event;
            });
    List<Result> results = new ArrayList<>();
    byte[] event = "{\"lab\":\"aws101-kim\"}".getBytes(StandardCharsets.UTF_8);
    invoker.start(function, event, "arn:execution", results::add);
    invoker.start(function, event, "", results::add);
    loop.runUntil(() -> results.size() == 2);

    assertThat(seen)
        .containsExactly(
            new Caller("CreateVpc", "arn:execution", "aws101-kim", "CreateVpc-000001"),
            new Caller("CreateVpc", "", "aws101-kim", "CreateVpc-000002"));
    assertThat(callers.current().function()).isEqualTo("outside");
  }

  @Test
  void letsTwoInvocationsInterleaveWhereTheyPause() {
    List<String> order = new ArrayList<>();
    LambdaFunction function =
        new LambdaFunction(
            "Two",
            MINUTE,
            (event, context) -> {
              String name = new String(event, StandardCharsets.UTF_8);
              order.add(name + " begins");
              loop.pause(Duration.ofMillis(name.equals("a") ? 10 : 5));
              order.add(name + " ends");
              return event;
            });
    List<Result> results = new ArrayList<>();
    invoker.start(function, new byte[] {'a'}, "", results::add);
    invoker.start(function, new byte[] {'b'}, "", results::add);
    loop.runUntil(() -> results.size() == 2);
    assertThat(order).containsExactly("a begins", "b begins", "b ends", "a ends");
  }

  @Test
  void tellsAFunctionWhatLambdaTellsIt() {
    List<String> told = new ArrayList<>();
    LambdaFunction function =
        new LambdaFunction(
            "Curious",
            Duration.ofSeconds(30),
            (event, context) -> {
              loop.pause(Duration.ofSeconds(10));
              told.add(context.getInvokedFunctionArn());
              told.add(context.getAwsRequestId());
              told.add(Integer.toString(context.getRemainingTimeInMillis()));
              context.getLogger().log("a line");
              return event;
            });
    call(function, "{}");
    assertThat(told)
        .containsExactly(
            "arn:aws:lambda:ap-northeast-2:123456789012:function:Curious",
            "Curious-000001",
            "20000");
    assertThat(logged).containsExactly("a line");
  }

  @Test
  void readsAndWritesJavaEventsAsLambdaDoes() {
    LambdaFunction api =
        LambdaFunction.of(
            "Api",
            MINUTE,
            APIGatewayV2HTTPEvent.class,
            (event, context) ->
                APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(200)
                    .withBody(
                        event.getRequestContext().getHttp().getMethod()
                            + " "
                            + event.getRawPath()
                            + event.getRequestContext().getAuthorizer().getJwt().getClaims())
                    .build());
    String event =
        "{\"rawPath\":\"/labs\",\"requestContext\":{\"http\":{\"method\":\"GET\"},"
            + "\"authorizer\":{\"jwt\":{\"claims\":{\"sub\":\"kim\"}}}}}";
    assertThat(call(api, event))
        .isInstanceOfSatisfying(
            Result.Succeeded.class,
            done ->
                assertThat(done.json())
                    .contains("\"statusCode\":200", "\"body\":\"GET /labs{sub=kim}\""));
  }

  @Test
  void readsScheduledEvents() {
    LambdaFunction sweep =
        LambdaFunction.of(
            "Sweep",
            MINUTE,
            ScheduledEvent.class,
            (event, context) -> event.getTime() + " " + event.getDetail());
    assertThat(call(sweep, "{\"time\":\"2026-03-02T09:00:00Z\",\"detail\":{\"mode\":\"recover\"}}"))
        .isEqualTo(new Result.Succeeded("\"2026-03-02T09:00:00.000Z {mode=recover}\""));
  }

  @Test
  void findsAFunctionByNameOrArn() {
    LambdaFunction echo = new LambdaFunction("Echo", MINUTE, (event, context) -> event);
    Functions functions = new Functions(List.of(echo));
    assertThat(functions.find("Echo")).contains(echo);
    assertThat(functions.find(Functions.arn("us-east-1", "1", "Echo"))).contains(echo);
    assertThat(functions.find(Functions.arn("us-east-1", "1", "Echo") + ":live")).contains(echo);
    assertThat(functions.find("Other")).isEmpty();
  }

  private Result call(LambdaFunction function, String event) {
    return invoker.call(function, event.getBytes(StandardCharsets.UTF_8));
  }
}
