package io.lablift.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.local.function.CurrentCaller;
import io.lablift.local.function.Functions;
import io.lablift.local.function.Invoker;
import io.lablift.local.function.LambdaFunction;
import io.lablift.simulator.wire.FunctionCrash;
import io.lablift.statemachine.asl.StateMachine;
import io.lablift.statemachine.engine.Engine;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

final class LocalSfnTest {
  private static final String MACHINE =
      "arn:aws:states:ap-northeast-2:123456789012:stateMachine:work";
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final VirtualTimeline loop = new VirtualTimeline(START);
  private LambdaFunction.Code work = (event, context) -> event;
  private final Invoker invoker =
      new Invoker(loop, new CurrentCaller(), "ap-northeast-2", "123456789012", line -> {});
  private final Functions functions =
      new Functions(
          List.of(
              new LambdaFunction(
                  "Work", Duration.ofSeconds(5), (event, context) -> work.handle(event, context))));
  private final Engine engine = new Engine(loop, new LambdaTasks(invoker, () -> functions), 1);
  private final LocalSfn sfn = new LocalSfn(engine, Map.of(MACHINE, machine("Work")));

  @AfterEach
  void end() {
    loop.close();
  }

  private static StateMachine machine(String function) {
    return StateMachine.parse(
        """
        {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {"Work": {
          "Type": "Task",
          "Resource": "arn:aws:lambda:ap-northeast-2:123456789012:function:%s",
          "Arguments": "{%% $states.input %%}",
          "End": true}}}
        """
            .formatted(function));
  }

  @Test
  void startsAnExecutionThatCallsOurFunction() {
    String arn = start("one", "{\"lab\":\"a-b\"}");
    assertThat(arn).isEqualTo("arn:aws:states:ap-northeast-2:123456789012:execution:work:one");

    DescribeExecutionResponse done = finished(arn);
    assertThat(done.statusAsString()).isEqualTo("SUCCEEDED");
    assertThat(done.output()).isEqualTo("{\"lab\":\"a-b\"}");
    assertThat(done.startDate()).isEqualTo(START);
    assertThat(done.stopDate()).isNotNull();
  }

  @Test
  void givesTheCauseOfAFailureAsLambdaWords() {
    work =
        (event, context) -> {
          throw new IllegalStateException("no");
        };
    DescribeExecutionResponse failed = finished(start("one", "{}"));
    assertThat(failed.statusAsString()).isEqualTo("FAILED");
    assertThat(failed.error()).isEqualTo("java.lang.IllegalStateException");
    assertThat(failed.cause())
        .isEqualTo("{\"errorMessage\":\"no\",\"errorType\":\"java.lang.IllegalStateException\"}");
  }

  @Test
  void namesACrashAndATimeOutAsStepFunctionsDoes() {
    work =
        (event, context) -> {
          throw new FunctionCrash(1, "ec2:CreateVpc");
        };
    assertThat(finished(start("crash", "{}")).error()).isEqualTo("Runtime.ExitError");

    work =
        (event, context) -> {
          loop.pause(Duration.ofSeconds(6));
          return event;
        };
    assertThat(finished(start("slow", "{}")).error()).isEqualTo("Sandbox.Timedout");
  }

  @Test
  void saysWhichFunctionIsMissing() {
    LocalSfn other = new LocalSfn(engine, Map.of(MACHINE, machine("Nobody")));
    String arn = other.startExecution(r -> r.stateMachineArn(MACHINE).name("x")).executionArn();
    DescribeExecutionResponse failed = finished(arn);
    assertThat(failed.error()).isEqualTo("Lambda.ResourceNotFoundException");
    assertThat(failed.cause()).contains("function:Nobody", "[Work]");
  }

  @Test
  void answersTheSameStartTwiceWithTheSameExecution() {
    assertThat(start("one", "{\"a\": 1}")).isEqualTo(start("one", "{ \"a\":1 }"));
    assertThat(engine.list()).hasSize(1);
  }

  @Test
  void refusesAsStepFunctionsDoes() {
    String arn = start("one", "{}");
    assertThatThrownBy(() -> start("one", "{\"other\":true}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    finished(arn);
    assertThatThrownBy(() -> start("one", "{}"))
        .isInstanceOfSatisfying(
            ExecutionAlreadyExistsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExecutionAlreadyExists"));
    assertThatThrownBy(() -> start("a b", "{}")).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> start("two", "{")).isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> sfn.startExecution(r -> r.stateMachineArn(MACHINE + "x")))
        .isInstanceOf(StateMachineDoesNotExistException.class)
        .hasMessageContaining("there are [" + MACHINE + "]");
    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(arn + "x")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> sfn.stopExecution(r -> r.executionArn(arn + "x")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
  }

  @Test
  void stopsAnExecutionWithTheReasonThatIsGiven() {
    String arn = start("one", "{}");
    sfn.stopExecution(r -> r.executionArn(arn).error("Lablift.TeardownBegun").cause("asked"));
    DescribeExecutionResponse stopped = finished(arn);
    assertThat(stopped.statusAsString()).isEqualTo("ABORTED");
    assertThat(stopped.error()).isEqualTo("Lablift.TeardownBegun");
    assertThat(stopped.cause()).isEqualTo("asked");
    assertThat(stopped.output()).isNull();
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    finished(start("one", "{}"));
    start("two", "{}");
    start("three", "{}");
    ListExecutionsResponse first =
        sfn.listExecutions(r -> r.stateMachineArn(MACHINE).maxResults(2));
    assertThat(first.executions())
        .extracting(ExecutionListItem::name)
        .containsExactly("three", "two");
    ListExecutionsResponse second =
        sfn.listExecutions(r -> r.stateMachineArn(MACHINE).nextToken(first.nextToken()));
    assertThat(second.executions()).extracting(ExecutionListItem::name).containsExactly("one");
    assertThat(second.nextToken()).isNull();
    assertThat(
            sfn.listExecutions(r -> r.stateMachineArn(MACHINE).statusFilter("SUCCEEDED"))
                .executions())
        .extracting(ExecutionListItem::name)
        .containsExactly("one");
  }

  private String start(String name, String input) {
    return sfn.startExecution(r -> r.stateMachineArn(MACHINE).name(name).input(input))
        .executionArn();
  }

  private DescribeExecutionResponse finished(String arn) {
    loop.runUntil(() -> !engine.execution(arn).running());
    return sfn.describeExecution(r -> r.executionArn(arn));
  }
}
