package io.lablift.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.local.function.Functions;
import io.lablift.statemachine.ShippedDefinition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The shipped state machines on somebody else's engine. */
public final class ShippedMachines {
  private static final String REGION = "ap-northeast-2";
  private static final String ACCOUNT = "123456789012";

  private final SfnClient engine;

  private ShippedMachines(SfnClient engine) {
    this.engine = engine;
  }

  /** Makes them there: the files as they are shipped, but for their placeholders. */
  public static ShippedMachines create(SfnClient engine) {
    for (ShippedDefinition shipped : ShippedDefinition.values()) {
      String text = shipped.text();
      for (String placeholder : shipped.placeholders()) {
        assertThat(placeholder).endsWith("FunctionArn");
        String function = placeholder.replaceFirst("FunctionArn$", "");
        text = text.replace("${" + placeholder + "}", Functions.arn(REGION, ACCOUNT, function));
      }
      assertThat(text).doesNotContain("${");
      String definition = text;
      String made =
          engine
              .createStateMachine(
                  r ->
                      r.name(shipped.machineName())
                          .definition(definition)
                          .roleArn("arn:aws:iam::" + ACCOUNT + ":role/lablift"))
              .stateMachineArn();
      assertThat(made).isEqualTo(arn(shipped.machineName()));
    }
    return new ShippedMachines(engine);
  }

  /** The ARN of the machine of that name. */
  public static String arn(String machine) {
    return "arn:aws:states:" + REGION + ":" + ACCOUNT + ":stateMachine:" + machine;
  }

  /**
   * Waits until an execution has succeeded.
   *
   * @param functions what they said so far, to be told if it does not
   */
  public DescribeExecutionResponse ended(
      String machine, String name, Duration atMost, Supplier<String> functions) {
    String arn = "arn:aws:states:" + REGION + ":" + ACCOUNT + ":execution:" + machine + ":" + name;
    DescribeExecutionResponse ended =
        Patience.until(
            machine + " ends",
            atMost,
            () ->
                Optional.of(engine.describeExecution(r -> r.executionArn(arn)))
                    .filter(execution -> execution.status() != ExecutionStatus.RUNNING));
    assertThat(ended.status())
        .as("%s; the functions said:%n%s", ended, functions.get())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    return ended;
  }
}
