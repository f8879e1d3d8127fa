package io.lablift.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.path.CallLatency;
import io.lablift.simulator.world.Lags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * The critical path against the fastest client there can be: one that tries each call every few
 * milliseconds and whose calls take no time. It needs as long as the path says, and never less.
 */
class EagerTest {
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration SLACK = Duration.ofMillis(700);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void buildsAndEndsInNoLessThanTheCriticalPathAndHardlyMore(long seed) {
    Bench aws = new Bench(b -> b.seed(seed).lags(Lags.USUAL));
    Instant start = aws.clock.instant();

    String vpc = aws.vpc();
    String igw = aws.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
    String a = eager(aws, () -> aws.subnet(vpc, "10.0.1.0/24", "a"));
    String c = eager(aws, () -> aws.subnet(vpc, "10.0.2.0/24", "c"));
    String group = eager(aws, () -> aws.group(vpc, "web"));
    String targets =
        eager(
            aws,
            () ->
                aws.account
                    .elbv2()
                    .createTargetGroup(r -> r.name("t").protocol("HTTP").port(80).vpcId(vpc))
                    .targetGroups()
                    .getFirst()
                    .targetGroupArn());
    eager(aws, () -> aws.ec2.attachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc)));
    eager(
        aws,
        () ->
            aws.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipPermissions(Parts.from(80, "0.0.0.0/0"))));
    String balancer =
        eager(
            aws,
            () ->
                aws.account
                    .elbv2()
                    .createLoadBalancer(r -> r.name("b").subnets(a, c).securityGroups(group))
                    .loadBalancers()
                    .getFirst()
                    .loadBalancerArn());
    String instance =
        eager(
            aws,
            () ->
                aws.ec2
                    .runInstances(
                        r ->
                            r.imageId(aws.image())
                                .instanceType("t3.micro")
                                .minCount(1)
                                .maxCount(1)
                                .subnetId(a)
                                .securityGroupIds(group)
                                .userData("IyEvYmluL3NoCg=="))
                    .instances()
                    .getFirst()
                    .instanceId());
    eager(
        aws,
        () ->
            aws.account
                .elbv2()
                .createListener(
                    r ->
                        r.loadBalancerArn(balancer)
                            .protocol("HTTP")
                            .port(80)
                            .defaultActions(Parts.forwardTo(targets))));
    TargetDescription target = TargetDescription.builder().id(instance).build();
    eager(
        aws,
        () -> aws.account.elbv2().registerTargets(r -> r.targetGroupArn(targets).targets(target)));
    while (!healthy(aws, targets)) {
      aws.clock.pass(STEP);
    }

    Instant ready = aws.clock.instant();
    Duration path = aws.account.criticalPath().build(start, ready, CallLatency.NONE).length();
    assertThat(Duration.between(start, ready)).isBetween(path, path.plus(SLACK));

    aws.account.elbv2().deleteLoadBalancer(r -> r.loadBalancerArn(balancer));
    aws.account.elbv2().deleteTargetGroup(r -> r.targetGroupArn(targets));
    aws.ec2.terminateInstances(r -> r.instanceIds(instance));
    eager(aws, () -> aws.ec2.deleteSecurityGroup(r -> r.groupId(group)));
    eager(aws, () -> aws.ec2.deleteSubnet(r -> r.subnetId(a)));
    eager(aws, () -> aws.ec2.deleteSubnet(r -> r.subnetId(c)));
    eager(aws, () -> aws.ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc)));
    aws.ec2.deleteInternetGateway(r -> r.internetGatewayId(igw));
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));

    Instant gone = aws.clock.instant();
    Duration end = aws.account.criticalPath().teardown(ready, gone, CallLatency.NONE).length();
    assertThat(Duration.between(ready, gone)).isBetween(end, end.plus(SLACK));
    assertThat(aws.account.leftOver()).isEmpty();
  }

  /** A registration that cannot be seen yet makes no target healthy. */
  private static boolean healthy(Bench aws, String targets) {
    List<TargetHealthDescription> shown =
        aws.account
            .elbv2()
            .describeTargetHealth(r -> r.targetGroupArn(targets))
            .targetHealthDescriptions();
    return shown.size() == 1 && shown.getFirst().targetHealth().stateAsString().equals("healthy");
  }

  /** Tries until the service does it. */
  private static <T> T eager(Bench aws, Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (AwsServiceException e) {
        aws.clock.pass(STEP);
      }
    }
  }
}
