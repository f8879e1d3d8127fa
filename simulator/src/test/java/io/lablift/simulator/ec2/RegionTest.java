package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.simulator.Bench;
import io.lablift.simulator.SimulatedAccount;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.Tag;

class RegionTest {
  private final Bench aws = new Bench();

  @Test
  void hasItsZonesAndOffersTypesByZone() {
    assertThat(aws.ec2.describeAvailabilityZones(r -> {}).availabilityZones())
        .extracting(AvailabilityZone::zoneName)
        .containsExactly(
            "ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c", "ap-northeast-2d");
    Bench virginia = new Bench(b -> b.region("us-east-1"));
    assertThat(
            virginia
                .ec2
                .describeInstanceTypeOfferings(
                    r ->
                        r.locationType("availability-zone")
                            .filters(filter("instance-type", "t3.micro")))
                .instanceTypeOfferings())
        .extracting(InstanceTypeOffering::location)
        .containsExactly("us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1f");
    assertThatThrownBy(() -> new Bench(b -> b.region("mars-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mars-1");
  }

  @Test
  void publishesAmazonLinux() {
    Image image =
        aws.ec2
            .describeImages(r -> r.owners("amazon").filters(filter("name", "al2023-ami-*-x86_64")))
            .images()
            .getFirst();

    assertThat(image.imageId()).isEqualTo(aws.image());
    assertThat(image.rootDeviceName()).isEqualTo("/dev/xvda");
    assertThat(image.blockDeviceMappings().getFirst().ebs().volumeSize()).isEqualTo(8);
  }

  @Test
  void bakesAnImageThatLaunches() {
    String subnet = aws.subnet(aws.vpc(), "10.0.1.0/24");
    String server = aws.instance(subnet);
    aws.clock.passSeconds(60);
    String image = aws.ec2.createImage(r -> r.instanceId(server).name("course")).imageId();
    assertThat(state(image)).isEqualTo("pending");
    assertThat(refusal(() -> aws.ec2.createImage(r -> r.instanceId(server).name("course"))))
        .isEqualTo("InvalidAMIName.Duplicate");
    aws.clock.passSeconds(420);
    assertThat(state(image)).isEqualTo("available");

    aws.ec2.runInstances(
        r -> r.imageId(image).instanceType("t3.micro").minCount(1).maxCount(1).subnetId(subnet));

    String snapshot =
        aws.ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots().getFirst().snapshotId();
    assertThat(refusal(() -> aws.ec2.deleteSnapshot(r -> r.snapshotId(snapshot))))
        .isEqualTo("InvalidSnapshot.InUse");
    aws.ec2.deregisterImage(r -> r.imageId(image));
    aws.ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
    assertThat(aws.ec2.describeImages(r -> r.imageIds(image)).images()).isEmpty();
  }

  private String state(String image) {
    return aws.ec2.describeImages(r -> r.imageIds(image)).images().getFirst().stateAsString();
  }

  @Test
  void keepsKeyPairsByName() {
    SdkBytes key =
        SdkBytes.fromUtf8String(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me");
    aws.ec2.importKeyPair(r -> r.keyName("k").publicKeyMaterial(key));

    assertThat(refusal(() -> aws.ec2.importKeyPair(r -> r.keyName("k").publicKeyMaterial(key))))
        .isEqualTo("InvalidKeyPair.Duplicate");
    assertThat(
            refusal(
                () ->
                    aws.ec2.importKeyPair(
                        r ->
                            r.keyName("x")
                                .publicKeyMaterial(SdkBytes.fromUtf8String("no key at all")))))
        .isEqualTo("InvalidKey.Format");
    assertThat(refusal(() -> aws.ec2.describeKeyPairs(r -> r.keyNames("nobody"))))
        .isEqualTo("InvalidKeyPair.NotFound");
    aws.ec2.deleteKeyPair(r -> r.keyName("k"));
    aws.ec2.deleteKeyPair(r -> r.keyName("k"));
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void tagsWhatIsThere() {
    String vpc = aws.vpc();
    Tag name = Tag.builder().key("Name").value("mine").build();

    aws.ec2.createTags(r -> r.resources(vpc).tags(name));

    assertThat(aws.ec2.describeVpcs(r -> r.filters(filter("tag:Name", "mi*"))).vpcs()).hasSize(1);
    assertThat(aws.ec2.describeVpcs(r -> r.filters(filter("tag-key", "Name"))).vpcs()).hasSize(1);
    assertThat(
            refusal(() -> aws.ec2.createTags(r -> r.resources("vpc-0123456789abcdef0").tags(name))))
        .isEqualTo("InvalidVpcID.NotFound");
    assertThat(refusal(() -> aws.ec2.createTags(r -> r.resources("thing").tags(name))))
        .isEqualTo("InvalidID");
    aws.ec2.deleteTags(r -> r.resources(vpc).tags(name.toBuilder().value("other").build()));
    assertThat(aws.ec2.describeTags(r -> {}).tags()).hasSize(1);
    aws.ec2.deleteTags(r -> r.resources(vpc).tags(Tag.builder().key("Name").build()));
    assertThat(aws.ec2.describeTags(r -> {}).tags()).isEmpty();
  }

  @Test
  void answersADryRunWithoutDoingAnything() {
    assertThat(refusal(() -> aws.ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").dryRun(true))))
        .isEqualTo("DryRunOperation");
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void namesTheOperationThatItDoesNotKnow() {
    SimulatedAccount account = aws.account;

    assertThatThrownBy(() -> account.ec2().describeFleets(r -> {}))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Ec2Client.describeFleets");
    assertThatThrownBy(() -> account.elbv2().describeSSLPolicies(r -> {}))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("describeSSLPolicies");
    assertThatThrownBy(() -> account.ssm().listDocuments(r -> {}))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("listDocuments");
  }
}
