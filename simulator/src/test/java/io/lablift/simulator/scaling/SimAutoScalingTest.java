package io.lablift.simulator.scaling;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import io.lablift.simulator.Item;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.Tag;

class SimAutoScalingTest {
  private final Bench aws = new Bench();
  private final AutoScalingClient scaling = aws.account.autoScaling();
  private final String vpc = aws.vpc();
  private final String subnet = aws.subnet(vpc, "10.0.1.0/24");

  private void group(int desired) {
    scaling.createLaunchConfiguration(
        r -> r.launchConfigurationName("l").imageId(aws.image()).instanceType("t3.micro"));
    scaling.createAutoScalingGroup(
        r ->
            r.autoScalingGroupName("g")
                .launchConfigurationName("l")
                .minSize(0)
                .maxSize(4)
                .desiredCapacity(desired)
                .vpcZoneIdentifier(subnet)
                .tags(
                    Tag.builder().key("owner").value("me").propagateAtLaunch(true).build(),
                    Tag.builder().key("own").value("g").propagateAtLaunch(false).build()));
  }

  private List<String> servers() {
    return scaling
        .describeAutoScalingGroups(r -> r.autoScalingGroupNames("g"))
        .autoScalingGroups()
        .getFirst()
        .instances()
        .stream()
        .filter(i -> !i.lifecycleStateAsString().equals("Terminating"))
        .map(Instance::instanceId)
        .toList();
  }

  @Test
  void startsServersAgainThatSomebodyTerminated() {
    group(2);
    aws.clock.passSeconds(16);
    List<String> first = servers();

    aws.ec2.terminateInstances(r -> r.instanceIds(first.getFirst()));

    assertThat(servers()).hasSize(2).contains(first.getLast()).doesNotContain(first.getFirst());
    assertThat(
            aws.ec2
                .describeInstances(r -> r.filters(filter("tag:aws:autoscaling:groupName", "g")))
                .reservations())
        .hasSize(3);
    assertThat(aws.ec2.describeInstances(r -> r.filters(filter("tag:own", "g"))).reservations())
        .isEmpty();
  }

  @Test
  void goesWithItsServersWhenItIsForced() {
    group(2);
    aws.clock.passSeconds(16);
    assertThat(refusal(() -> scaling.deleteAutoScalingGroup(r -> r.autoScalingGroupName("g"))))
        .isEqualTo("ResourceInUse");
    assertThat(
            refusal(() -> scaling.deleteLaunchConfiguration(r -> r.launchConfigurationName("l"))))
        .isEqualTo("ResourceInUse");

    scaling.deleteAutoScalingGroup(r -> r.autoScalingGroupName("g").forceDelete(true));

    assertThat(scaling.describeAutoScalingGroups(r -> {}).autoScalingGroups().getFirst().status())
        .isEqualTo("Delete in progress");
    aws.clock.passSeconds(60);
    assertThat(scaling.describeAutoScalingGroups(r -> {}).autoScalingGroups()).isEmpty();
    assertThat(aws.account.leftOver())
        .extracting(Item::type)
        .containsExactlyInAnyOrder("vpc", "route-table", "security-group", "network-acl", "subnet");
    scaling.deleteLaunchConfiguration(r -> r.launchConfigurationName("l"));
  }

  @Test
  void followsItsDesiredCapacity() {
    group(1);
    scaling.updateAutoScalingGroup(r -> r.autoScalingGroupName("g").desiredCapacity(3));
    assertThat(servers()).hasSize(3);
    scaling.updateAutoScalingGroup(
        r -> r.autoScalingGroupName("g").minSize(0).maxSize(0).desiredCapacity(0));
    assertThat(servers()).isEmpty();
    assertThat(
            refusal(
                () ->
                    scaling.updateAutoScalingGroup(
                        r -> r.autoScalingGroupName("g").desiredCapacity(9))))
        .isEqualTo("ValidationError");
  }

  @Test
  void startsNoMoreOnceItIsSuspended() {
    group(1);
    aws.clock.passSeconds(16);
    scaling.suspendProcesses(r -> r.autoScalingGroupName("g").scalingProcesses("Launch"));

    aws.ec2.terminateInstances(r -> r.instanceIds(servers()));

    assertThat(servers()).isEmpty();
  }

  @Test
  void refusesGroupsThatAreNotThereOrThereTwice() {
    group(0);

    assertThat(
            refusal(
                () ->
                    scaling.createAutoScalingGroup(
                        r ->
                            r.autoScalingGroupName("g")
                                .launchConfigurationName("l")
                                .minSize(0)
                                .maxSize(0)
                                .vpcZoneIdentifier(subnet))))
        .isEqualTo("AlreadyExists");
    assertThat(refusal(() -> scaling.deleteAutoScalingGroup(r -> r.autoScalingGroupName("none"))))
        .isEqualTo("ValidationError");
  }
}
