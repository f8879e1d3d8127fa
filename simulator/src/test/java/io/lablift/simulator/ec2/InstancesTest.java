package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Volume;

class InstancesTest {
  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();
  private final String subnet = aws.subnet(vpc, "10.0.1.0/24");

  private RunInstancesRequest.Builder launch(int count) {
    return RunInstancesRequest.builder()
        .imageId(aws.image())
        .instanceType("t3.micro")
        .minCount(count)
        .maxCount(count)
        .subnetId(subnet);
  }

  private Instance shown(String id) {
    return aws.ec2
        .describeInstances(r -> r.instanceIds(id))
        .reservations()
        .getFirst()
        .instances()
        .getFirst();
  }

  @Test
  void runTerminateAndAreListedForAnHour() {
    String id = aws.instance(subnet);
    assertThat(aws.instanceState(id)).isEqualTo("pending");
    aws.clock.passSeconds(16);
    assertThat(aws.instanceState(id)).isEqualTo("running");
    assertThat(shown(id).privateIpAddress()).isEqualTo("10.0.1.4");

    aws.ec2.terminateInstances(r -> r.instanceIds(id));
    assertThat(aws.instanceState(id)).isEqualTo("shutting-down");
    aws.clock.passSeconds(60);
    assertThat(aws.instanceState(id)).isEqualTo("terminated");
    assertThat(shown(id).subnetId()).isNull();
    aws.ec2.terminateInstances(r -> r.instanceIds(id));
    aws.clock.passSeconds(3600);
    assertThat(refusal(() -> aws.instanceState(id))).isEqualTo("InvalidInstanceID.NotFound");
    assertThat(refusal(() -> aws.ec2.terminateInstances(r -> r.instanceIds(id))))
        .isEqualTo("InvalidInstanceID.NotFound");
  }

  @Test
  void holdTheirSubnetUntilTheyAreTerminated() {
    String id = aws.instance(subnet);
    aws.clock.passSeconds(16);
    aws.ec2.terminateInstances(r -> r.instanceIds(id));

    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(subnet))))
        .isEqualTo("DependencyViolation");

    aws.clock.passSeconds(60);
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void areTaggedWithTheirVolumesAndInterfacesInOneCall() {
    TagSpecification.Builder owner =
        TagSpecification.builder().tags(Tag.builder().key("owner").value("me").build());
    aws.ec2.runInstances(
        launch(2)
            .tagSpecifications(
                owner.resourceType(ResourceType.INSTANCE).build(),
                owner.resourceType(ResourceType.VOLUME).build(),
                owner.resourceType(ResourceType.NETWORK_INTERFACE).build())
            .build());

    Map<String, Long> tagged =
        aws.ec2.describeTags(r -> r.filters(filter("tag:owner", "me"))).tags().stream()
            .collect(
                Collectors.groupingBy(TagDescription::resourceTypeAsString, Collectors.counting()));

    assertThat(tagged)
        .containsOnly(
            Map.entry("instance", 2L), Map.entry("volume", 2L), Map.entry("network-interface", 2L));
  }

  @Test
  void leaveVolumesBehindThatShallStay() {
    String id =
        aws.ec2
            .runInstances(
                launch(1)
                    .blockDeviceMappings(
                        BlockDeviceMapping.builder()
                            .deviceName("/dev/xvda")
                            .ebs(
                                EbsBlockDevice.builder()
                                    .volumeSize(12)
                                    .volumeType("gp3")
                                    .encrypted(true)
                                    .deleteOnTermination(false)
                                    .build())
                            .build())
                    .build())
            .instances()
            .getFirst()
            .instanceId();
    aws.clock.passSeconds(16);
    aws.ec2.terminateInstances(r -> r.instanceIds(id));
    aws.clock.passSeconds(60);

    List<Volume> volumes = aws.ec2.describeVolumes(r -> {}).volumes();

    assertThat(volumes)
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.stateAsString()).isEqualTo("available");
              assertThat(v.size()).isEqualTo(12);
              assertThat(v.encrypted()).isTrue();
            });
    aws.ec2.deleteVolume(r -> r.volumeId(volumes.getFirst().volumeId()));
    aws.clock.passSeconds(6);
    assertThat(aws.ec2.describeVolumes(r -> {}).volumes()).isEmpty();
  }

  @Test
  void areProtectedFromTerminationAllTogether() {
    String kept = aws.instance(subnet);
    String other = aws.instance(subnet);
    aws.clock.passSeconds(16);
    aws.ec2.modifyInstanceAttribute(
        r -> r.instanceId(kept).disableApiTermination(v -> v.value(true)));

    assertThat(refusal(() -> aws.ec2.terminateInstances(r -> r.instanceIds(other, kept))))
        .isEqualTo("OperationNotPermitted");
    assertThat(aws.instanceState(other)).isEqualTo("running");
    assertThat(
            aws.ec2
                .describeInstanceAttribute(
                    r -> r.instanceId(kept).attribute("disableApiTermination"))
                .disableApiTermination()
                .value())
        .isTrue();

    aws.ec2.modifyInstanceAttribute(
        r -> r.instanceId(kept).disableApiTermination(v -> v.value(false)));
    aws.ec2.terminateInstances(r -> r.instanceIds(other, kept));
    assertThat(aws.instanceState(kept)).isEqualTo("shutting-down");
  }

  @Test
  void stopStartAndGetAnotherPublicAddress() {
    aws.attachedGateway(vpc);
    aws.ec2.modifySubnetAttribute(r -> r.subnetId(subnet).mapPublicIpOnLaunch(v -> v.value(true)));
    String id = aws.instance(subnet);
    assertThat(refusal(() -> aws.ec2.stopInstances(r -> r.instanceIds(id))))
        .isEqualTo("IncorrectInstanceState");
    aws.clock.passSeconds(16);
    String first = shown(id).publicIpAddress();

    aws.ec2.stopInstances(r -> r.instanceIds(id));
    assertThat(aws.instanceState(id)).isEqualTo("stopping");
    assertThat(shown(id).publicIpAddress()).isNull();
    aws.clock.passSeconds(40);
    assertThat(aws.instanceState(id)).isEqualTo("stopped");
    aws.ec2.startInstances(r -> r.instanceIds(id));
    aws.clock.passSeconds(16);

    assertThat(aws.instanceState(id)).isEqualTo("running");
    assertThat(shown(id).publicIpAddress()).isNotNull().isNotEqualTo(first);
  }

  @Test
  void goStraightToTerminatedWhenThatIsOrdered() {
    aws.account.fates().nextInstanceTerminates();
    String id = aws.instance(subnet);
    assertThat(aws.instanceState(id)).isEqualTo("pending");
    aws.clock.passSeconds(16);

    assertThat(aws.instanceState(id)).isEqualTo("terminated");
    assertThat(shown(id).stateReason().code()).isEqualTo("Server.InternalError");
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    assertThat(aws.ec2.describeVolumes(r -> {}).volumes()).isEmpty();
  }

  @Test
  void areMadeOnceForOneToken() {
    RunInstancesRequest request = launch(2).clientToken("t").build();

    List<String> first =
        aws.ec2.runInstances(request).instances().stream().map(Instance::instanceId).toList();
    List<String> second =
        aws.ec2.runInstances(request).instances().stream().map(Instance::instanceId).toList();

    assertThat(second).isEqualTo(first).hasSize(2);
    assertThat(
            refusal(
                () -> aws.ec2.runInstances(request.toBuilder().instanceType("t3.small").build())))
        .isEqualTo("IdempotentParameterMismatch");
    assertThat(
            aws.ec2.describeInstances(r -> r.filters(filter("client-token", "t"))).reservations())
        .hasSize(1);
  }

  @Test
  void areLimitedByTheirVcpus() {
    assertThat(refusal(() -> aws.ec2.runInstances(launch(17).build())))
        .isEqualTo("VcpuLimitExceeded");
    assertThat(aws.ec2.runInstances(launch(1).maxCount(17).build()).instances()).hasSize(16);
    assertThat(refusal(() -> aws.instance(subnet))).isEqualTo("VcpuLimitExceeded");
  }

  @Test
  void areRefusedWhereTheirTypeIsNotOffered() {
    String inB = aws.subnet(vpc, "10.0.9.0/24", "b");

    assertThat(
            refusal(
                () ->
                    aws.ec2.runInstances(launch(1).instanceType("t2.micro").subnetId(inB).build())))
        .isEqualTo("Unsupported");
    assertThat(refusal(() -> aws.ec2.runInstances(launch(1).instanceType("t9.micro").build())))
        .isEqualTo("InvalidParameterValue");
    assertThat(refusal(() -> aws.ec2.runInstances(launch(1).instanceType("t4g.micro").build())))
        .isEqualTo("InvalidParameterValue");
  }

  @Test
  void nameWhatIsThere() {
    assertThat(refusal(() -> aws.ec2.runInstances(launch(1).keyName("nobody").build())))
        .isEqualTo("InvalidKeyPair.NotFound");
    assertThat(
            refusal(() -> aws.ec2.runInstances(launch(1).imageId("ami-0123456789abcdef0").build())))
        .isEqualTo("InvalidAMIID.NotFound");
    assertThat(
            refusal(
                () ->
                    aws.ec2.runInstances(
                        launch(1).securityGroupIds("sg-0123456789abcdef0").build())))
        .isEqualTo("InvalidGroup.NotFound");
    assertThat(refusal(() -> aws.ec2.describeInstances(r -> r.instanceIds("i-0123456789abcdef0"))))
        .isEqualTo("InvalidInstanceID.NotFound");
    assertThat(refusal(() -> aws.ec2.describeInstances(r -> r.instanceIds("abc"))))
        .isEqualTo("InvalidInstanceID.Malformed");
  }

  @Test
  void takeTheirInterfaceFromASpecification() {
    aws.attachedGateway(vpc);
    RunInstancesRequest request =
        launch(1)
            .subnetId(null)
            .networkInterfaces(
                InstanceNetworkInterfaceSpecification.builder()
                    .deviceIndex(0)
                    .subnetId(subnet)
                    .associatePublicIpAddress(true)
                    .privateIpAddress("10.0.1.77")
                    .build())
            .build();
    assertThat(refusal(() -> aws.ec2.runInstances(request.toBuilder().subnetId(subnet).build())))
        .isEqualTo("InvalidParameterCombination");

    Instance made = aws.ec2.runInstances(request).instances().getFirst();

    assertThat(made.privateIpAddress()).isEqualTo("10.0.1.77");
    assertThat(made.publicIpAddress()).isNotNull();
  }

  @Test
  void tellTheirStatus() {
    String id = aws.instance(subnet);
    assertThat(aws.ec2.describeInstanceStatus(r -> r.instanceIds(id)).instanceStatuses()).isEmpty();
    aws.clock.passSeconds(17);
    assertThat(
            aws.ec2
                .describeInstanceStatus(r -> r.instanceIds(id))
                .instanceStatuses()
                .getFirst()
                .instanceStatus()
                .statusAsString())
        .isEqualTo("initializing");
    aws.clock.passSeconds(150);
    assertThat(
            aws.ec2
                .describeInstanceStatus(r -> r.instanceIds(id))
                .instanceStatuses()
                .getFirst()
                .instanceStatus()
                .statusAsString())
        .isEqualTo("ok");
  }
}
