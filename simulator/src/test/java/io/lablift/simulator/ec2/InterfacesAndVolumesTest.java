package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

class InterfacesAndVolumesTest {
  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();
  private final String subnet = aws.subnet(vpc, "10.0.1.0/24");

  private String freeInterface() {
    return aws.ec2
        .createNetworkInterface(r -> r.subnetId(subnet))
        .networkInterface()
        .networkInterfaceId();
  }

  private NetworkInterface shown(String id) {
    return aws.ec2
        .describeNetworkInterfaces(r -> r.networkInterfaceIds(id))
        .networkInterfaces()
        .getFirst();
  }

  private String volume() {
    return aws.ec2
        .createVolume(r -> r.availabilityZone("ap-northeast-2a").size(8).volumeType("gp3"))
        .volumeId();
  }

  private String volumeState(String id) {
    return aws.ec2.describeVolumes(r -> r.volumeIds(id)).volumes().getFirst().stateAsString();
  }

  @Test
  void attachAndDetachASecondInterface() {
    String instance = aws.instance(subnet);
    aws.clock.passSeconds(16);
    String eni = freeInterface();
    assertThat(shown(eni).statusAsString()).isEqualTo("available");

    String attachment =
        aws.ec2
            .attachNetworkInterface(
                r -> r.networkInterfaceId(eni).instanceId(instance).deviceIndex(1))
            .attachmentId();

    assertThat(shown(eni).attachment().instanceId()).isEqualTo(instance);
    assertThat(refusal(() -> aws.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni))))
        .isEqualTo("InvalidParameterValue");
    aws.ec2.detachNetworkInterface(r -> r.attachmentId(attachment));
    assertThat(shown(eni).attachment().statusAsString()).isEqualTo("detaching");
    aws.clock.passSeconds(10);
    aws.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni));
    assertThat(refusal(() -> shown(eni))).isEqualTo("InvalidNetworkInterfaceID.NotFound");
  }

  @Test
  void keepAFirstInterfaceAndFreeASecondOneOnTermination() {
    String instance = aws.instance(subnet);
    aws.clock.passSeconds(16);
    String eni = freeInterface();
    aws.ec2.attachNetworkInterface(
        r -> r.networkInterfaceId(eni).instanceId(instance).deviceIndex(1));
    String first =
        aws.ec2
            .describeNetworkInterfaces(
                r -> r.filters(filter("attachment.device-index", "0"), filter("vpc-id", vpc)))
            .networkInterfaces()
            .getFirst()
            .attachment()
            .attachmentId();
    assertThat(refusal(() -> aws.ec2.detachNetworkInterface(r -> r.attachmentId(first))))
        .isEqualTo("OperationNotPermitted");

    aws.ec2.terminateInstances(r -> r.instanceIds(instance));
    aws.clock.passSeconds(60);

    assertThat(aws.ec2.describeNetworkInterfaces(r -> {}).networkInterfaces())
        .extracting(NetworkInterface::networkInterfaceId)
        .containsExactly(eni);
    assertThat(shown(eni).statusAsString()).isEqualTo("available");
  }

  @Test
  void attachVolumesWithinTheirZone() {
    String instance = aws.instance(subnet);
    aws.clock.passSeconds(16);
    String volume = volume();
    assertThat(volumeState(volume)).isEqualTo("creating");
    aws.clock.passSeconds(4);
    String elsewhere =
        aws.ec2.createVolume(r -> r.availabilityZone("ap-northeast-2c").size(8)).volumeId();
    aws.clock.passSeconds(4);
    assertThat(
            refusal(
                () ->
                    aws.ec2.attachVolume(
                        r -> r.volumeId(elsewhere).instanceId(instance).device("/dev/sdf"))))
        .isEqualTo("InvalidVolume.ZoneMismatch");

    aws.ec2.attachVolume(r -> r.volumeId(volume).instanceId(instance).device("/dev/sdf"));

    assertThat(volumeState(volume)).isEqualTo("in-use");
    assertThat(refusal(() -> aws.ec2.deleteVolume(r -> r.volumeId(volume))))
        .isEqualTo("VolumeInUse");
    aws.ec2.detachVolume(r -> r.volumeId(volume));
    aws.clock.passSeconds(6);
    aws.ec2.deleteVolume(r -> r.volumeId(volume));
    aws.clock.passSeconds(6);
    assertThat(refusal(() -> volumeState(volume))).isEqualTo("InvalidVolume.NotFound");
  }

  @Test
  void showWhoManagesTheInterfacesOfServices() {
    aws.attachedGateway(vpc);
    String nat = aws.nat(subnet, aws.address());

    NetworkInterface managed =
        aws.ec2
            .describeNetworkInterfaces(r -> r.filters(filter("requester-managed", "true")))
            .networkInterfaces()
            .getFirst();

    assertThat(managed.description()).isEqualTo("Interface for NAT Gateway " + nat);
    assertThat(managed.interfaceTypeAsString()).isEqualTo("nat_gateway");
    assertThat(
            refusal(
                () ->
                    aws.ec2.detachNetworkInterface(
                        r -> r.attachmentId(managed.attachment().attachmentId()))))
        .isEqualTo("OperationNotPermitted");
  }
}
