package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.simulator.Bench;
import io.lablift.simulator.Item;
import io.lablift.simulator.world.Quota;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class SpotRequestsTest {
  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();
  private final String subnet = aws.subnet(vpc, "10.0.1.0/24");

  private RunInstancesRequest.Builder onDemand() {
    return RunInstancesRequest.builder()
        .imageId(aws.image())
        .instanceType("t3.micro")
        .minCount(1)
        .maxCount(1)
        .subnetId(subnet);
  }

  private RunInstancesRequest.Builder launch(String type, @Nullable String interruption) {
    return onDemand()
        .instanceMarketOptions(
            m ->
                m.marketType("spot")
                    .spotOptions(
                        s -> s.spotInstanceType(type).instanceInterruptionBehavior(interruption)));
  }

  private String run(RunInstancesRequest.Builder launch) {
    return aws.ec2.runInstances(launch.build()).instances().getFirst().instanceId();
  }

  private String persistent() {
    return run(launch("persistent", "stop"));
  }

  private String request(String instance) {
    return shown(instance).spotInstanceRequestId();
  }

  private Instance shown(String instance) {
    return aws.ec2
        .describeInstances(r -> r.instanceIds(instance))
        .reservations()
        .getFirst()
        .instances()
        .getFirst();
  }

  private List<SpotInstanceRequest> requests(Filter... filters) {
    return aws.ec2.describeSpotInstanceRequests(r -> r.filters(filters)).spotInstanceRequests();
  }

  private String state(String request) {
    return requests(filter("spot-instance-request-id", request)).getFirst().stateAsString();
  }

  private List<String> running() {
    return aws
        .ec2
        .describeInstances(
            r ->
                r.filters(
                    filter("instance-state-name", "pending", "running"),
                    filter("subnet-id", subnet)))
        .reservations()
        .stream()
        .flatMap(r -> r.instances().stream())
        .map(Instance::instanceId)
        .toList();
  }

  @Test
  void areClosedWithTheOneServerThatTheyAskedFor() {
    String instance = run(launch("one-time", "terminate"));
    String request = request(instance);
    assertThat(shown(instance).instanceLifecycleAsString()).isEqualTo("spot");
    assertThat(state(request)).isEqualTo("active");
    aws.clock.passSeconds(16);

    aws.ec2.terminateInstances(r -> r.instanceIds(instance));

    assertThat(state(request)).isEqualTo("closed");
    aws.clock.passSeconds(300);
    assertThat(running()).isEmpty();
    assertThat(aws.account.leftOver())
        .extracting(Item::type)
        .doesNotContain("spot-instances-request", "instance");
  }

  @Test
  void launchAPersistentOneAgainInTheSameSubnetUntilTheyAreCancelled() {
    String first = persistent();
    String request = request(first);
    aws.clock.passSeconds(16);

    aws.ec2.terminateInstances(r -> r.instanceIds(first));

    assertThat(state(request)).isEqualTo("open");
    assertThat(running()).isEmpty();
    aws.clock.passSeconds(80);
    assertThat(running()).hasSize(1).doesNotContain(first);
    String second = running().getFirst();
    assertThat(state(request)).isEqualTo("active");
    assertThat(request(second)).isEqualTo(request);

    aws.ec2.cancelSpotInstanceRequests(r -> r.spotInstanceRequestIds(request));

    assertThat(aws.instanceState(second)).isIn("pending", "running");
    aws.clock.passSeconds(16);
    aws.ec2.terminateInstances(r -> r.instanceIds(second));
    aws.clock.passSeconds(600);
    assertThat(running()).isEmpty();
  }

  @Test
  void areCancelledInTimeWhileTheServerShutsDown() {
    String instance = persistent();
    String request = request(instance);
    aws.clock.passSeconds(16);
    aws.ec2.terminateInstances(r -> r.instanceIds(instance));

    assertThat(
            aws.ec2
                .cancelSpotInstanceRequests(r -> r.spotInstanceRequestIds(request))
                .cancelledSpotInstanceRequests()
                .getFirst()
                .stateAsString())
        .isEqualTo("cancelled");

    aws.clock.passSeconds(600);
    assertThat(running()).isEmpty();
    assertThat(state(request)).isEqualTo("cancelled");
    assertThat(aws.account.leftOver())
        .extracting(Item::type)
        .doesNotContain("spot-instances-request", "instance");
    aws.clock.passSeconds(4 * 3600);
    assertThat(requests()).isEmpty();
  }

  @Test
  void countAsLeftOverWhileTheyCouldLaunchSomething() {
    String instance = persistent();
    aws.clock.passSeconds(16);
    aws.ec2.terminateInstances(r -> r.instanceIds(instance));
    aws.clock.passSeconds(1);

    assertThat(aws.account.leftOver())
        .filteredOn(item -> item.type().equals("spot-instances-request"))
        .extracting(Item::state)
        .containsExactly("open");
  }

  @Test
  void bearTheTagsThatAreMeantForThemAndTheirLaterServersNone() {
    TagSpecification onRequest =
        TagSpecification.builder()
            .resourceType(ResourceType.SPOT_INSTANCES_REQUEST)
            .tags(Tag.builder().key("owner").value("me").build())
            .build();
    TagSpecification onServer =
        TagSpecification.builder()
            .resourceType(ResourceType.INSTANCE)
            .tags(Tag.builder().key("Name").value("spotty").build())
            .build();
    String first =
        run(launch("persistent", "stop").tagSpecifications(onRequest, onServer).clientToken("t"));
    aws.clock.passSeconds(16);

    assertThat(requests(filter("tag:owner", "me"))).hasSize(1);
    assertThat(requests(filter("tag:owner", "you"))).isEmpty();
    assertThat(aws.ec2.describeTags(r -> r.filters(filter("tag:owner", "me"))).tags())
        .hasSize(1)
        .first()
        .extracting(t -> t.resourceTypeAsString())
        .isEqualTo("spot-instances-request");
    aws.ec2.terminateInstances(r -> r.instanceIds(first));
    aws.clock.passSeconds(80);
    assertThat(shown(running().getFirst()).tags()).isEmpty();
  }

  @Test
  void areFoundByStateSubnetServerAndIdPageByPage() {
    for (int i = 0; i < 6; i++) {
      persistent();
    }
    String one = running().getFirst();
    String elsewhere = aws.subnet(vpc, "10.0.2.0/24");

    assertThat(requests(filter("network-interface.subnet-id", subnet))).hasSize(6);
    assertThat(requests(filter("network-interface.subnet-id", elsewhere))).isEmpty();
    assertThat(requests(filter("instance-id", one))).hasSize(1);
    assertThat(requests(filter("state", "active"), filter("type", "persistent"))).hasSize(6);
    assertThat(requests(filter("state", "open"))).isEmpty();
    assertThat(aws.ec2.describeSpotInstanceRequests(r -> r.maxResults(5)).spotInstanceRequests())
        .hasSize(5);
    assertThat(
            aws.ec2.describeSpotInstanceRequestsPaginator(r -> r.maxResults(5)).stream()
                .mapToInt(page -> page.spotInstanceRequests().size())
                .sum())
        .isEqualTo(6);
    assertThat(
            aws.ec2
                .describeInstances(r -> r.filters(filter("instance-lifecycle", "spot")))
                .reservations())
        .hasSize(6);
    assertThat(refusal(() -> requests(filter("launch.network-interface.subnet-id", subnet))))
        .isEqualTo("InvalidParameterValue");
    assertThat(
            refusal(
                () ->
                    aws.ec2.describeSpotInstanceRequests(
                        r -> r.spotInstanceRequestIds("sir-0123456789abcdef0"))))
        .isEqualTo("InvalidSpotInstanceRequestID.NotFound");
    assertThat(
            refusal(
                () ->
                    aws.ec2.cancelSpotInstanceRequests(
                        r -> r.spotInstanceRequestIds("sir-0123456789abcdef0"))))
        .isEqualTo("InvalidSpotInstanceRequestID.NotFound");
  }

  @Test
  void areDisabledWhileTheirServerIsStopped() {
    String instance = persistent();
    String request = request(instance);
    aws.clock.passSeconds(16);
    aws.ec2.stopInstances(r -> r.instanceIds(instance));
    aws.clock.passSeconds(40);
    assertThat(state(request)).isEqualTo("disabled");
    aws.ec2.startInstances(r -> r.instanceIds(instance));
    assertThat(state(request)).isEqualTo("active");
    aws.clock.passSeconds(16);
    aws.ec2.stopInstances(r -> r.instanceIds(instance));
    aws.clock.passSeconds(40);

    aws.ec2.terminateInstances(r -> r.instanceIds(instance));
    aws.clock.passSeconds(30);

    assertThat(running()).hasSize(1).doesNotContain(instance);
  }

  @Test
  void standOpenUntilAServerIsLaunchedForThem() {
    String request =
        aws.ec2
            .requestSpotInstances(
                r ->
                    r.type("persistent")
                        .instanceInterruptionBehavior("terminate")
                        .launchSpecification(
                            l ->
                                l.imageId(aws.image())
                                    .instanceType("t3.micro")
                                    .networkInterfaces(
                                        InstanceNetworkInterfaceSpecification.builder()
                                            .deviceIndex(0)
                                            .subnetId(subnet)
                                            .build())))
            .spotInstanceRequests()
            .getFirst()
            .spotInstanceRequestId();
    assertThat(state(request)).isEqualTo("open");
    assertThat(running()).isEmpty();
    aws.clock.passSeconds(20);

    assertThat(state(request)).isEqualTo("active");
    assertThat(request(running().getFirst())).isEqualTo(request);
  }

  @Test
  void failWhenTheirSubnetIsGone() {
    String instance = persistent();
    String request = request(instance);
    aws.clock.passSeconds(16);
    aws.ec2.terminateInstances(r -> r.instanceIds(instance));
    aws.clock.passSeconds(1);
    while (!aws.instanceState(instance).equals("terminated")) {
      aws.clock.passSeconds(1);
    }
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    aws.clock.passSeconds(20);

    assertThat(state(request)).isEqualTo("failed");
    assertThat(requests().getFirst().status().code()).isEqualTo("bad-parameters");
  }

  @Test
  void waitForRoomInAQuotaOfTheirOwn() {
    Bench small = new Bench(b -> b.quota(Quota.STANDARD_SPOT_VCPUS, 2));
    String there = small.subnet(small.vpc(), "10.0.1.0/24");
    RunInstancesRequest one = launch("persistent", "stop").subnetId(there).build();
    small.instance(there);
    String first = small.ec2.runInstances(one).instances().getFirst().instanceId();
    assertThat(refusal(() -> small.ec2.runInstances(one)))
        .isEqualTo("MaxSpotInstanceCountExceeded");
    small.clock.passSeconds(16);
    small.ec2.terminateInstances(r -> r.instanceIds(first));
    small.ec2.runInstances(launch("one-time", "terminate").subnetId(there).build());
    small.clock.passSeconds(80);

    assertThat(
            small
                .ec2
                .describeSpotInstanceRequests(r -> r.filters(filter("state", "open")))
                .spotInstanceRequests()
                .getFirst()
                .status()
                .code())
        .isEqualTo("constraint-not-fulfillable");
  }

  @Test
  void refuseWhatDoesNotGoTogether() {
    assertThat(refusal(() -> run(launch("persistent", "terminate"))))
        .isEqualTo("InvalidParameterCombination");
    assertThat(refusal(() -> run(launch("persistent", null))))
        .isEqualTo("InvalidParameterCombination");
    assertThat(refusal(() -> run(launch("one-time", "stop"))))
        .isEqualTo("InvalidParameterCombination");
    assertThat(
            refusal(
                () ->
                    run(
                        onDemand()
                            .tagSpecifications(
                                TagSpecification.builder()
                                    .resourceType("spot-instances-request")
                                    .tags(Tag.builder().key("a").value("b").build())
                                    .build()))))
        .isEqualTo("InvalidParameterCombination");
    assertThatThrownBy(() -> run(launch("persistent", "hibernate")))
        .isInstanceOf(UnsupportedOperationException.class);
    String once = run(launch("one-time", "terminate"));
    aws.clock.passSeconds(16);
    assertThat(refusal(() -> aws.ec2.stopInstances(r -> r.instanceIds(once))))
        .isEqualTo("UnsupportedOperation");
  }
}
