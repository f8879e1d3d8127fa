package io.lablift.local.world;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.lablift.functions.api.Api;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.balancer.CreateAlb;
import io.lablift.functions.finish.MarkReady;
import io.lablift.functions.image.CreateImage;
import io.lablift.functions.image.LaunchBuilder;
import io.lablift.functions.image.RemoveBuilder;
import io.lablift.functions.network.CreateNat;
import io.lablift.functions.network.CreateSubnets;
import io.lablift.functions.network.CreateVpc;
import io.lablift.functions.servers.LaunchFromAmi;
import io.lablift.functions.sweep.Sweep;
import io.lablift.functions.teardown.BeginTeardown;
import io.lablift.functions.teardown.Teardown;
import io.lablift.local.function.Functions;
import io.lablift.local.function.LambdaFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All functions that deploy, given their clients, with the time-outs that they deploy with. */
final class LabliftFunctions {
  /**
   * A stage that was under way when the fence went up ends within this; the second empty look
   * counts on it.
   */
  static final Duration STAGE = Duration.ofSeconds(60);

  private static final Duration TEARDOWN = Duration.ofMinutes(5);
  private static final Duration API = Duration.ofSeconds(29);
  private static final Duration SWEEP = Duration.ofMinutes(5);

  private static final List<String> TASKS =
      List.of(
          "CreateVpc",
          "CreateSubnets",
          "CreateNat",
          "LaunchFromAmi",
          "CreateAlb",
          "LaunchBuilder",
          "CreateImage",
          "RemoveBuilder",
          "MarkReady",
          "BeginTeardown",
          "Teardown");

  private LabliftFunctions() {}

  static Functions of(AwsClients aws) {
    return new Functions(
        List.of(
            LambdaFunction.of("CreateVpc", STAGE, new CreateVpc(aws)),
            LambdaFunction.of("CreateSubnets", STAGE, new CreateSubnets(aws)),
            LambdaFunction.of("CreateNat", STAGE, new CreateNat(aws)),
            LambdaFunction.of("LaunchFromAmi", STAGE, new LaunchFromAmi(aws)),
            LambdaFunction.of("CreateAlb", STAGE, new CreateAlb(aws)),
            LambdaFunction.of("LaunchBuilder", STAGE, new LaunchBuilder(aws)),
            LambdaFunction.of("CreateImage", STAGE, new CreateImage(aws)),
            LambdaFunction.of("RemoveBuilder", STAGE, new RemoveBuilder(aws)),
            LambdaFunction.of("MarkReady", STAGE, new MarkReady(aws)),
            LambdaFunction.of("BeginTeardown", STAGE, new BeginTeardown(aws)),
            LambdaFunction.of("Teardown", TEARDOWN, new Teardown(aws)),
            LambdaFunction.of("Api", API, new Api(aws)),
            LambdaFunction.of("Sweep", SWEEP, ScheduledEvent.class, new Sweep(aws))));
  }

  /** What the state machine files leave open: {@code CreateVpcFunctionArn} and so on. */
  static Map<String, String> placeholders(String region, String account) {
    Map<String, String> placeholders = new TreeMap<>();
    for (String task : TASKS) {
      placeholders.put(task + "FunctionArn", Functions.arn(region, account, task));
    }
    return placeholders;
  }
}
