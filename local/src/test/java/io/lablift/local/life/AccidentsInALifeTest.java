package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.wire.LostResponse;
import io.lablift.simulator.world.Fates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkResponse;

/**
 * One accident in a lab's life: it ends READY with one of each, and then GONE with nothing left.
 */
@ExtendWith(SharedRegistry.class)
final class AccidentsInALifeTest {
  private static final Map<String, Long> ONE_OF_EACH =
      Map.of(
          "vpc", 1L,
          "internet-gateway", 1L,
          "subnet", 6L,
          "route-table", 3L,
          "elastic-ip", 2L,
          "natgateway", 2L,
          "instance", 5L,
          "key-pair", 3L,
          "load-balancer", 1L,
          "target-group", 1L);

  private final SimulatedLabs labs;

  AccidentsInALifeTest(RegistryStore store) {
    this.labs = new SimulatedLabs(store, 11);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private void assertOneOfEach(JsonNode lab) {
    Map<String, Long> left = new TreeMap<>();
    labs.world()
        .account()
        .orElseThrow()
        .leftOver()
        .forEach(item -> left.merge(item.type(), 1L, Long::sum));
    ONE_OF_EACH.forEach(
        (type, count) ->
            assertThat(left)
                .as(lab.path("status").asText() + " " + type)
                .containsEntry(type, count));
  }

  private void assertGone() {
    labs.until("aws101-kim", "GONE", Duration.ofMinutes(40));
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ec2:CreateVpc",
        "ec2:CreateInternetGateway",
        "ec2:AttachInternetGateway",
        "ec2:CreateTags",
        "ec2:CreateRoute",
        "ec2:CreateSubnet",
        "ec2:CreateRouteTable",
        "ec2:AssociateRouteTable",
        "ec2:CreateSecurityGroup",
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:AllocateAddress",
        "ec2:CreateNatGateway",
        "ssm:PutParameter",
        "ec2:ImportKeyPair",
        "ec2:RunInstances",
        "elasticloadbalancing:CreateLoadBalancer",
        "elasticloadbalancing:CreateTargetGroup",
        "elasticloadbalancing:CreateListener",
        "elasticloadbalancing:RegisterTargets"
      })
  void aLostAnswerLeavesNeitherTwoNorAny(String action) {
    labs.world().point().accidents().loseResponseOf(action);
    labs.post("kim");
    JsonNode ready = labs.until("aws101-kim", "READY", Duration.ofMinutes(15));

    assertOneOfEach(ready);
    assertGone();
  }

  /** The next try meets what it made and cannot see. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ec2:CreateSubnet",
        "ec2:CreateRouteTable",
        "ec2:CreateSecurityGroup",
        "ec2:AllocateAddress",
        "ec2:CreateNatGateway",
        "ec2:RunInstances",
        "elasticloadbalancing:CreateLoadBalancer",
        "elasticloadbalancing:CreateTargetGroup",
        "elasticloadbalancing:CreateListener"
      })
  void aLostAnswerWhoseWorkIsSeenLateLeavesNeitherTwoNorAny(String action) {
    Fates fates = labs.world().account().orElseThrow().fates();
    AtomicBoolean first = new AtomicBoolean(true);
    labs.world()
        .point()
        .accidents()
        .arrange(
            new Accident() {
              @Override
              public void beforeEffect(Attempt call) {
                if (call.is(action) && first.get()) {
                  fates.nextLag(Duration.ofSeconds(15));
                }
              }

              @Override
              public void afterEffect(Attempt call, SdkResponse response) {
                if (call.is(action) && first.getAndSet(false)) {
                  throw new LostResponse(action);
                }
              }
            });
    labs.post("kim");
    JsonNode ready = labs.until("aws101-kim", "READY", Duration.ofMinutes(15));

    assertOneOfEach(ready);
    assertGone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ec2:DeleteNatGateway",
        "ec2:TerminateInstances",
        "elasticloadbalancing:DeleteLoadBalancer",
        "ec2:ReleaseAddress",
        "ec2:DeleteSubnet",
        "ec2:DetachInternetGateway",
        "ec2:DeleteVpc",
        "ssm:DeleteParameters",
        "ec2:DescribeNatGateways",
        "states:StartExecution",
        "dynamodb:UpdateItem"
      })
  void aLostAnswerInTheTeardownLeavesNothing(String action) {
    labs.post("kim");
    labs.until("aws101-kim", "READY", Duration.ofMinutes(15));
    labs.world().point().accidents().loseResponseOf(action);

    labs.ask("DELETE", "/labs/aws101-kim", "");

    assertGone();
  }

  @Test
  void aTeardownWhoseStartFailedIsStartedByTheNextRequest() {
    labs.post("kim");
    labs.until("aws101-kim", "READY", Duration.ofMinutes(15));
    labs.world().point().accidents().failNext("states:StartExecution", "InternalFailure");

    SimulatedLabs.Answer first = labs.ask("DELETE", "/labs/aws101-kim", "");
    SimulatedLabs.Answer second = labs.ask("DELETE", "/labs/aws101-kim", "");

    assertThat(List.of(first.status(), second.status())).containsExactly(503, 202);
    labs.until("aws101-kim", "GONE", Duration.ofMinutes(4));
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
  }

  @Test
  void aRefusalForGoodIsRecordedAndTornDown() {
    labs.world().point().accidents().failNext("ec2:RunInstances", "UnauthorizedOperation");
    labs.post("kim");

    assertGone();
    JsonNode lab = labs.show("aws101-kim");
    assertThat(lab.at("/failure/error").asText())
        .isEqualTo("io.lablift.functions.error.AwsRefused");
    assertThat(lab.at("/failure/cause").asText()).contains("UnauthorizedOperation");
  }

  @Test
  void aThrottledMinuteDelaysAndLosesNothing() {
    labs.world().point().accidents().throttle("ec2:CreateSubnet", Duration.ofSeconds(20));
    labs.post("kim");

    assertOneOfEach(labs.until("aws101-kim", "READY", Duration.ofMinutes(15)));
    assertGone();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 12, 25, 40, 60, 75, 90, 110})
  void aFunctionThatDiesIsRunAgain(int call) {
    labs.world().point().accidents().crashAfterCall(call);
    labs.post("kim");

    assertOneOfEach(labs.until("aws101-kim", "READY", Duration.ofMinutes(15)));
    assertGone();
  }
}
