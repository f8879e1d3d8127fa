package io.lablift.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.local.scene.Scene;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.statemachine.engine.EventType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** What is done at a scene's choke point so that a protection is not there. */
final class Off {
  private static final Set<String> STAGES =
      Set.of("CreateVpc", "CreateSubnets", "CreateNat", "LaunchFromAmi", "CreateAlb");

  private Off() {}

  /** Another answer in place of the service's own; empty: the service's own. */
  @FunctionalInterface
  interface Answer {
    Optional<SdkResponse> to(Attempt call, Direct direct);
  }

  private static void arrange(Scene scene, Answer answer) {
    Direct direct = new Direct(scene);
    arrange(
        scene,
        new Accident() {
          @Override
          public Optional<SdkResponse> instead(Attempt call) {
            return answer.to(call, direct);
          }
        });
  }

  private static void arrange(Scene scene, Accident accident) {
    scene.eachProcess(() -> scene.world().point().accidents().arrange(accident));
  }

  private static boolean isByStage(Attempt call) {
    return STAGES.contains(call.caller().function());
  }

  private static boolean isBy(Attempt call, String function) {
    return call.caller().function().equals(function);
  }

  private static boolean isLook(Attempt call) {
    return call.action().matches("(ec2|elasticloadbalancing|autoscaling|ssm):(Describe|Get).*");
  }

  private static void blind(Scene scene, Predicate<Attempt> looks) {
    arrange(
        scene,
        (call, direct) ->
            looks.test(call) ? Optional.of(direct.nothing(call.request())) : Optional.empty());
  }

  /** Resources are tagged after they were made, by whoever lives to do so. */
  static void tagsAtCreate(Scene scene) {
    arrange(scene, new TaggedAfterwards(scene));
  }

  /** No stage sees what bears the lab's tags already. */
  static void lookUpBeforeCreate(Scene scene) {
    blind(scene, call -> isByStage(call) && call.is("ec2:DescribeTags"));
  }

  /** Every claim wins. */
  static void claim(Scene scene) {
    writes(
        scene,
        Off::isByStage,
        write -> write.withoutConditions(part -> part.startsWith("attribute_not_exists")));
  }

  /** Nobody looks for twins before READY. */
  static void twins(Scene scene) {
    blind(scene, call -> isBy(call, "MarkReady") && call.is("ec2:DescribeTags"));
  }

  /** Stages build on whatever has become of their lab. */
  static void fence(Scene scene) {
    arrange(
        scene,
        (call, direct) -> {
          if (call.is("states:StopExecution")) {
            return Optional.of(StopExecutionResponse.builder().build());
          }
          return (isByStage(call) || isBy(call, "MarkReady")) && call.is("dynamodb:GetItem")
              ? Optional.of(provisioning((GetItemResponse) direct.make(call.request())))
              : Optional.empty();
        });
    writes(
        scene,
        call -> isByStage(call) || isBy(call, "MarkReady"),
        write -> write.withoutConditions(part -> part.contains(" IN (")));
  }

  private static GetItemResponse provisioning(GetItemResponse found) {
    if (!found.hasItem() || !found.item().containsKey("status")) {
      return found;
    }
    Map<String, AttributeValue> item = new HashMap<>(found.item());
    item.put("status", AttributeValue.fromS("PROVISIONING"));
    return found.toBuilder().item(item).build();
  }

  /** Every image has a name of its own, so AWS makes as many as it is asked for. */
  static void imageNames(Scene scene) {
    arrange(
        scene,
        (call, direct) ->
            call.request() instanceof CreateImageRequest image
                ? Optional.of(
                    direct.make(
                        image.toBuilder().name(image.name() + "-" + call.ordinal() % 100).build()))
                : Optional.empty());
  }

  /** The stage that makes an image takes none back. */
  static void imageTwins(Scene scene) {
    arrange(
        scene,
        (call, direct) ->
            isBy(call, "CreateImage") && call.is("ec2:DeregisterImage")
                ? Optional.of(DeregisterImageResponse.builder().returnValue(true).build())
                : Optional.empty());
  }

  /** No teardown sees an interface of a load balancer. */
  static void balancerInterfaces(Scene scene) {
    arrange(
        scene,
        (call, direct) ->
            isBy(call, "Teardown")
                    && call.request() instanceof DescribeNetworkInterfacesRequest request
                ? Optional.of(
                    withoutBalancers((DescribeNetworkInterfacesResponse) direct.make(request)))
                : Optional.empty());
  }

  private static DescribeNetworkInterfacesResponse withoutBalancers(
      DescribeNetworkInterfacesResponse found) {
    List<NetworkInterface> others =
        found.networkInterfaces().stream()
            .filter(each -> !String.valueOf(each.description()).startsWith("ELB "))
            .toList();
    return found.toBuilder().networkInterfaces(others).build();
  }

  /** A teardown takes the first refusal for the end. */
  static void tryingAgain(Scene scene) {
    arrange(
        scene,
        (call, direct) -> {
          if (!isBy(call, "Teardown") || !(call.request() instanceof Ec2Request) || isLook(call)) {
            return Optional.empty();
          }
          try {
            return Optional.of(direct.make(call.request()));
          } catch (Ec2Exception refused) {
            throw AwsErrors.isInUse(refused)
                ? new IllegalStateException("a teardown that does not try again", refused)
                : refused;
          }
        });
  }

  /** Nobody starts again what has died. */
  static void takingUp(Scene scene) {
    arrange(
        scene,
        (call, direct) ->
            isBy(call, "Sweep") && call.is("states:StartExecution")
                ? Optional.of(StartExecutionResponse.builder().build())
                : Optional.empty());
  }

  /** The second empty look is blind: GONE is said after the first. */
  static void secondLook(Scene scene) {
    Set<String> second = new HashSet<>();
    scene.eachProcess(
        () ->
            scene
                .world()
                .engine()
                .listen(
                    (arn, event) -> {
                      if (event.type() == EventType.TASK_SCHEDULED) {
                        JsonNode emptyAt = event.details().at("/parameters/state/emptyAt");
                        if (emptyAt.asLong() > 0) {
                          second.add(arn);
                        } else {
                          second.remove(arn);
                        }
                      }
                    }));
    blind(
        scene,
        call ->
            isBy(call, "Teardown")
                && isLook(call)
                && second.contains(call.caller().executionArn()));
  }

  /** No hunt finds anything. */
  static void orphanHunt(Scene scene) {
    blind(scene, call -> isBy(call, "Sweep") && isLook(call));
  }

  /** What a teardown finds is not written down. */
  static void inventory(Scene scene) {
    writes(
        scene,
        call -> isBy(call, "Teardown"),
        write -> write.withoutSets(path -> path.contains("/found/")));
  }

  private static void writes(
      Scene scene, Predicate<Attempt> whose, Function<Write, Write> otherwise) {
    arrange(
        scene,
        (call, direct) ->
            whose.test(call) && call.request() instanceof UpdateItemRequest update
                ? Optional.of(direct.make(otherwise.apply(new Write(update)).request()))
                : Optional.empty());
  }
}
